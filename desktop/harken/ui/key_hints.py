"""Tells the buttons of a window which keys do the same."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from harken.ui.buttons import Button
from harken.ui.keymap import Keymap


class KeyHints(QObject):
    """Has the tool tips name the keys that hold now.

    Args:
        window: Whose buttons they are, those of its panels included.
        keymap: Which key does what.
    """

    def __init__(self, window: QWidget, keymap: Keymap) -> None:
        super().__init__(window)
        self._window = window
        self._keymap = keymap
        keymap.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        joined = QCoreApplication.translate("Keys", " and ")
        for button in self._window.findChildren(Button):
            if button.doing:
                keys = filter(None, map(self._keymap.shown, button.doing))
                button.show_keys(joined.join(keys))
