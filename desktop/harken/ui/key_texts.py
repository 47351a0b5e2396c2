"""Keys as texts: which can be used, how a press is written, and how people read it."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_FIRST_NAMED = 0x01000000
"""Qt's keys below are characters; from here on they have names: Esc, F1, Left."""
_MODIFIERS = frozenset([
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
])  # fmt: skip
_MEANT = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)  # fmt: skip
_PORTABLE = QKeySequence.SequenceFormat.PortableText


def pressed_key(event: QKeyEvent) -> str:
    """What was pressed, as the settings keep it: "Ctrl+Shift+S"; "" for a modifier alone."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & _MEANT
    if key in _MODIFIERS or key == Qt.Key.Key_unknown:
        return ""
    if _is_character(key) and chr(key).lower() == chr(key).upper() and key != Qt.Key.Key_Space:
        # Whether ? needs Shift is the keyboard's affair.
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(_PORTABLE)


def usable_key(text: str) -> str | None:
    """A key as the settings keep it; None where it cannot be used.

    Args:
        text: Whatever was found in the settings.
    """
    sequence = QKeySequence(text, _PORTABLE)
    named = sequence.toString(_PORTABLE)
    return named if named and not why_unusable(named) else None


def why_unusable(text: str) -> str:
    """Why a key cannot be chosen, as a sentence; "" where it can."""
    combination = _combination(text)
    if combination is None or combination.key() in {*_MODIFIERS, Qt.Key.Key_unknown}:
        return QCoreApplication.translate("Keys", "This is not a key that can be used.")
    alone = not combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    key = combination.key()
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return QCoreApplication.translate("Keys", "Tab goes from one control to the next.")
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and alone:
        return QCoreApplication.translate("Keys", "Enter presses what is chosen.")
    if key == Qt.Key.Key_Escape and alone:
        return QCoreApplication.translate("Keys", "Esc leaves dialogs and stops the voice.")
    if combination == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_C):
        return QCoreApplication.translate("Keys", "This key copies text.")
    return ""


def is_single(text: str) -> bool:
    """Whether it is a character without Ctrl or Alt, as speech input may type (WCAG 2.1.4)."""
    combination = _combination(text)
    if combination is None:
        return False
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    key = combination.key()
    return _is_character(key) and key != Qt.Key.Key_Space and not modifiers


def shown_key(text: str) -> str:
    """A key as this computer's keyboard names it: "Alt+→"."""
    name = QKeySequence(text, _PORTABLE).toString(QKeySequence.SequenceFormat.NativeText)
    for word, arrow in _ARROWS.items():
        name = name.replace(word, arrow)
    return name


def _combination(text: str) -> QKeyCombination | None:
    """The key with its modifiers; None for none, or several one after the other."""
    sequence = QKeySequence(text, _PORTABLE)
    # The stubs do not know that it has items.
    return sequence[0] if sequence.count() == 1 else None  # type: ignore[index]


def _is_character(key: Qt.Key) -> bool:
    return key < _FIRST_NAMED


_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
