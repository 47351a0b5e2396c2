"""Asks for a key, by having it pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from harken.ui.announcing import announce
from harken.ui.buttons import Button, Field, at_the_end
from harken.ui.doing import Doing
from harken.ui.doing_names import doing_names
from harken.ui.key_texts import pressed_key, shown_key, why_unusable
from harken.ui.keymap import Keymap
from harken.ui.labels import muted_label, show_hint

_WIDTH_PX = 420


class KeyField(Field):
    """Shows the key that is pressed in it; Tab leaves it, and Esc its dialog."""

    pressed = Signal(str)
    """A key as the settings keep it; "" for a modifier alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keeps every key from whatever it does elsewhere, and tells of Tab before it leaves."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._tell_of_tab(event)
        return super().event(event)

    def _tell_of_tab(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.pressed.emit(pressed_key(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells of the key."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not event.isAutoRepeat():
            self.pressed.emit(pressed_key(event))


class KeyDialog(QDialog):
    """A key for one thing; one that does something else is taken only when that is confirmed.

    Args:
        parent: The page of the keys.
        keymap: Which key does what.
        doing: What the key is for.
    """

    given = Signal(str)
    """The key."""

    def __init__(self, parent: QWidget, keymap: Keymap, doing: Doing) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Press a key"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keymap = keymap
        self._doing = doing
        self._key = ""
        name = doing_names()[doing]
        self.field = KeyField(self.tr("Key for “{what}”").format(what=name))
        self.field.setPlaceholderText(self.tr("Press the key"))
        self.hint = muted_label()
        self.hint.setWordWrap(True)
        self.hint.setMinimumHeight(40)
        self.use = Button(self.tr("Use it here"), kind="primary")
        self.use.setEnabled(False)
        cancel = Button(self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(muted_label(self.field.accessibleName(), "strong"))
        layout.addWidget(self.field)
        layout.addWidget(self.hint)
        layout.addLayout(at_the_end(cancel, self.use))
        self.setFixedWidth(_WIDTH_PX)
        self.field.pressed.connect(self._take)
        self.use.clicked.connect(self._give)
        cancel.clicked.connect(self.reject)
        self.field.setFocus()

    def _take(self, key: str) -> None:
        """Gives the key where nothing speaks against it; else says what does."""
        self.use.setEnabled(False)
        self.field.setText(shown_key(key) if key else "")
        if not key:
            self._say(self.tr("Ctrl, Alt and Shift go with another key."), wrong=False)
            return
        why = why_unusable(key)
        holder = self._keymap.holder(key)
        if why:
            self._say(why, wrong=True)
        elif holder is None or holder is self._doing:
            self._key = key
            self._give()
        else:
            self._key = key
            said = self.tr("{key} is for “{what}” now. Use it here instead?")
            name = doing_names()[holder]
            self._say(said.format(key=shown_key(key), what=name), wrong=False)
            self.use.setEnabled(True)
            self.use.setDefault(True)
            self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, *, wrong: bool) -> None:
        show_hint(self.hint, text, wrong=wrong)
        announce(self.field, text)

    def _give(self) -> None:
        self.given.emit(self._key)
        self.accept()
