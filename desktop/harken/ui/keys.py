"""The keys of the window: one table, from which the shortcuts and the sheet are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Doing(StrEnum):
    """What a key does."""

    PLAY_PAUSE = "play_pause"
    PLAY = "play"
    PAUSE = "pause"
    NEXT_SENTENCE = "next_sentence"
    PREVIOUS_SENTENCE = "previous_sentence"
    NEXT_PARAGRAPH = "next_paragraph"
    PREVIOUS_PARAGRAPH = "previous_paragraph"
    NEXT_SECTION = "next_section"
    PREVIOUS_SECTION = "previous_section"
    FASTER = "faster"
    SLOWER = "slower"
    READING = "reading"
    STOP = "stop"
    OPEN = "open"
    PASTE = "paste"
    LINK = "link"
    FIND = "find"
    SAVE_AUDIO = "save_audio"
    SHEET = "sheet"
    QUIT = "quit"


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
    Key(Doing.PLAY_PAUSE, ("Space", "K"), (Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay)),
    Key(Doing.PAUSE, (), (Qt.Key.Key_MediaPause,)),
    Key(Doing.PREVIOUS_SENTENCE, ("Left",), repeats=True),
    Key(Doing.NEXT_SENTENCE, ("Right",), repeats=True),
    Key(Doing.PREVIOUS_PARAGRAPH, ("Alt+Left",), (Qt.Key.Key_MediaPrevious,), repeats=True),
    Key(Doing.NEXT_PARAGRAPH, ("Alt+Right",), (Qt.Key.Key_MediaNext,), repeats=True),
    Key(Doing.PREVIOUS_SECTION, ("Shift+Left",), repeats=True),
    Key(Doing.NEXT_SECTION, ("Shift+Right",), repeats=True),
    Key(Doing.SLOWER, ("[",), repeats=True),
    Key(Doing.FASTER, ("]",), repeats=True),
    Key(Doing.READING, ("S",)),
    Key(Doing.STOP, ("Esc",), (Qt.Key.Key_MediaStop,)),
    Key(Doing.OPEN, ("Ctrl+O",)),
    Key(Doing.PASTE, ("Ctrl+V",)),
    Key(Doing.LINK, ("Ctrl+L",)),
    Key(Doing.FIND, ("Ctrl+F",)),
    Key(Doing.SAVE_AUDIO, ("Ctrl+S",)),
    Key(Doing.SHEET, ("?", "F1")),
    Key(Doing.QUIT, ("Ctrl+Q",)),
)


def add_shortcuts(
    window: QWidget, actions: Mapping[Doing, Callable[[], None]], keys: Sequence[Key] = KEYS
) -> list[QShortcut]:
    """Gives `window` the keys.

    A widget that needs a key itself keeps it (Qt asks it first): fields what is typed, buttons
    Space, sliders the arrows.
    """
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


def shown_keys(key: Key) -> str:
    """The keys as this computer's keyboard names them: "Space or K"."""
    names = [QKeySequence(n).toString(QKeySequence.SequenceFormat.NativeText) for n in key.keys]
    arrows = {"Left": "←", "Right": "→"}
    for word, arrow in arrows.items():
        names = [name.replace(word, arrow) for name in names]
    return QCoreApplication.translate("Keys", " or ").join(names)
