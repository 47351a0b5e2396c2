"""The keys of the window: one table, from which the shortcuts and the sheet are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
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


@dataclass(frozen=True, slots=True)
class Key:
    """The keys of one thing that can be done."""

    doing: Doing
    keys: tuple[str, ...]
    """As people read them, and as `QKeySequence` does."""
    media: tuple[Qt.Key, ...] = ()
    """Keys of headsets and keyboards with media keys; not on the sheet."""
    repeats: bool = False
    """Whether holding it down goes on."""


KEYS = (
    Key(Doing.PLAY_PAUSE, ("Space", "K"), (Qt.Key.Key_MediaTogglePlayPause,)),
    Key(Doing.PLAY, (), (Qt.Key.Key_MediaPlay,)),
    Key(Doing.PAUSE, (), (Qt.Key.Key_MediaPause,)),
    Key(Doing.PREVIOUS_SENTENCE, ("Left",), repeats=True),
    Key(Doing.NEXT_SENTENCE, ("Right",), repeats=True),
    Key(Doing.PREVIOUS_PARAGRAPH, ("Alt+Left",), (Qt.Key.Key_MediaPrevious,), repeats=True),
    Key(Doing.NEXT_PARAGRAPH, ("Alt+Right",), (Qt.Key.Key_MediaNext,), repeats=True),
    Key(Doing.PREVIOUS_SECTION, ("Shift+Left",), repeats=True),
    Key(Doing.NEXT_SECTION, ("Shift+Right",), repeats=True),
    Key(Doing.BACK_15_SECONDS, ("J",), repeats=True),
    Key(Doing.REPEAT_SENTENCE, ("R",)),
    Key(Doing.SPELL_WORD, ("X",)),
    Key(Doing.SLOWER, ("[",), repeats=True),
    Key(Doing.FASTER, ("]",), repeats=True),
    Key(Doing.READING, ("S",)),
    Key(Doing.SKIM, ("Shift+S",)),
    Key(Doing.EXPAND, ("E",)),
    Key(Doing.TUNE, ("L",)),
    Key(Doing.WHY, ("W",)),
    Key(Doing.VOICES, ("V",)),
    Key(Doing.STOP, ("Esc",), (Qt.Key.Key_MediaStop,)),
    Key(Doing.OPEN, ("Ctrl+O",)),
    Key(Doing.PASTE, ("Ctrl+V",)),
    Key(Doing.LINK, ("Ctrl+L",)),
    Key(Doing.FIND, ("Ctrl+F",)),
    Key(Doing.SAVE_AUDIO, ("Ctrl+S",)),
    Key(Doing.SAVE_SUMMARY, ("Ctrl+Shift+S",)),
    Key(Doing.LOOK, ("A",)),
    Key(Doing.BIGGER_TEXT, ("Ctrl++", "Ctrl+="), repeats=True),
    Key(Doing.SMALLER_TEXT, ("Ctrl+-",), repeats=True),
    Key(Doing.USUAL_TEXT, ("Ctrl+0",)),
    Key(Doing.DIM_OTHERS, ("D",)),
    Key(Doing.SETTINGS, ("Ctrl+,",)),
    Key(Doing.SHEET, ("?", "F1")),
    Key(Doing.QUIT, ("Ctrl+Q",)),
)


def add_shortcuts(
    window: QWidget, actions: Mapping[Doing, Callable[[], None]], keys: Sequence[Key] = KEYS
) -> list[QShortcut]:
    """Gives `window` the keys; `KeyKeeper` says when a widget needs one itself."""
    made: list[QShortcut] = []
    for key in keys:
        sequences = [QKeySequence(name) for name in key.keys]
        sequences += [QKeySequence(media) for media in key.media]
        for sequence in sequences:
            shortcut = QShortcut(sequence, window)
            shortcut.setAutoRepeat(key.repeats)
            shortcut.activated.connect(actions[key.doing])
            made.append(shortcut)
    return made


class KeyKeeper(QObject):
    """Leaves a key to the focused widget that needs it: Space to a button, the arrows to a slider.

    Before a shortcut fires, Qt asks the focused widget, then its parents, whether they want the
    key. Fields of text say yes to what is typed; for the others the window, the last to be asked,
    says so.

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
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        focused = QApplication.focusWidget()
        for kind, keys in _KEPT.items():
            if isinstance(focused, kind) and event.key() in keys:
                event.accept()
                return True
        return False


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


def shown_keys(key: Key) -> str:
    """The keys as this computer's keyboard names them: "Space or K"."""
    names = [QKeySequence(n).toString(QKeySequence.SequenceFormat.NativeText) for n in key.keys]
    arrows = {"Left": "←", "Right": "→"}
    for word, arrow in arrows.items():
        names = [name.replace(word, arrow) for name in names]
    return QCoreApplication.translate("Keys", " or ").join(names)
