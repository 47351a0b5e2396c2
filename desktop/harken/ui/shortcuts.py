"""The keys of a window as Qt's shortcuts, and which of them a focused widget keeps for itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QWidget,
)

from harken.ui.doing import Doing
from harken.ui.keymap import Keymap
from harken.ui.keys import KEYS


class Shortcuts(QObject):
    """Gives a window the keys that hold, and others as soon as the person has chosen them.

    Args:
        window: Where they are pressed.
        keymap: Which key does what.
        actions: What is done.
    """

    def __init__(
        self, window: QWidget, keymap: Keymap, actions: Mapping[Doing, Callable[[], None]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._keymap = keymap
        self._actions = actions
        self._made: list[QShortcut] = []
        KeyKeeper(window)
        keymap.changed.connect(self._renew)
        self._renew()

    def press(self, pressed: QKeyCombination) -> None:
        """Does what a key does that was pressed before there was anybody to do it."""
        for shortcut in list(self._made):
            if shortcut.key() == QKeySequence(pressed):
                shortcut.activated.emit()

    def _renew(self) -> None:
        for shortcut in self._made:
            # One of them may be under way.
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._made = []
        for key in (key for key in KEYS if key.doing in self._actions):
            for sequence in self._keymap.sequences_of(key):
                shortcut = QShortcut(sequence, self._window)
                shortcut.setAutoRepeat(key.repeats)
                if key.doing is Doing.QUIT:
                    # From the panels over the window, too, and from the small player.
                    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
                shortcut.activated.connect(lambda doing=key.doing: self._actions[doing]())
                self._made.append(shortcut)


class KeyKeeper(QObject):
    """Leaves a key to the focused widget that needs it: Space to a button, the arrows to a slider.

    Before a shortcut fires, Qt asks the focused widget, then its parents, whether they want the
    key. Fields of text say yes to most of what is typed; for the rest and for the others the
    window, the last to be asked, says so.

    Args:
        window: Whose shortcuts are held back.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Accepts the question where the answer is yes."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        focused = QApplication.focusWidget()
        if _is_typed(event, focused) or _is_kept(event, focused):
            event.accept()
            return True
        return False


def _is_typed(event: QKeyEvent, focused: QWidget | None) -> bool:
    """Whether a character goes into a field; AltGr is Ctrl and Alt on some computers."""
    if focused is None or not focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return False
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & (both | Qt.KeyboardModifier.MetaModifier)
    return event.text().isprintable() and event.text() != "" and held in (_NONE, both)


def _is_kept(event: QKeyEvent, focused: QWidget | None) -> bool:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    return any(isinstance(focused, kind) and event.key() in keys for kind, keys in _KEPT.items())


_NONE = Qt.KeyboardModifier.NoModifier
_PRESSING = frozenset([Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
_MOVING = frozenset([
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
])  # fmt: skip
_KEPT: dict[type[QWidget], frozenset[Qt.Key]] = {
    QAbstractButton: _PRESSING,
    QAbstractSlider: _MOVING,
    QAbstractItemView: _PRESSING,
    # Who types and presses Esc wants to leave the field, not to stop the voice.
    QLineEdit: frozenset([Qt.Key.Key_Escape]),
}
