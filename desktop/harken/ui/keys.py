"""The usual keys of the window: one table, in the order in which people look for them.

A person may choose others; see `keymap.py`.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt

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
    Key(Doing.PLAY_PAUSE, ("Space", "K")),
    # X11 and Wayland have one key for both, which Qt calls play.
    Key(Doing.HEADSET, (), (Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay)),
    Key(Doing.PLAY, ()),
    Key(Doing.PAUSE, (), (Qt.Key.Key_MediaPause,)),
    Key(Doing.PREVIOUS_SENTENCE, ("Left",), repeats=True),
    Key(Doing.NEXT_SENTENCE, ("Right",), repeats=True),
    Key(Doing.PREVIOUS_PARAGRAPH, ("Alt+Left",), repeats=True),
    Key(Doing.NEXT_PARAGRAPH, ("Alt+Right",), repeats=True),
    Key(Doing.PREVIOUS_SECTION, ("Shift+Left",), repeats=True),
    Key(Doing.NEXT_SECTION, ("Shift+Right",), repeats=True),
    Key(Doing.BACK_15_SECONDS, ("J",), repeats=True),
    Key(Doing.REPEAT_SENTENCE, ("R",)),
    Key(Doing.SPELL_WORD, ("X",)),
    Key(Doing.SLOWER, ("[",), repeats=True),
    Key(Doing.FASTER, ("]",), repeats=True),
    Key(Doing.QUIETER, ("-", "Ctrl+Down"), repeats=True),
    Key(Doing.LOUDER, ("+", "Ctrl+Up"), repeats=True),
    Key(Doing.PREVIOUS_ARTICLE, ("P",), (Qt.Key.Key_MediaPrevious,)),
    Key(Doing.NEXT_ARTICLE, ("N",), (Qt.Key.Key_MediaNext,)),
    Key(Doing.MARK, ("B",)),
    Key(Doing.SAY_STATUS, ("T",)),
    Key(Doing.FIT_TIME, ("F",)),
    Key(Doing.SLEEP, ("Z",)),
    Key(Doing.PUSH_TO_TALK, ("Ctrl+Space",)),
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
    Key(Doing.SEARCH, ("Ctrl+Shift+F",)),
    Key(Doing.MARKS, ("Ctrl+B",)),
    Key(Doing.UNDO, ("Ctrl+Z",)),
    Key(Doing.SIDE, ("F9",)),
    Key(Doing.SAVE_AUDIO, ("Ctrl+S",)),
    Key(Doing.SAVE_SUMMARY, ("Ctrl+Shift+S",)),
    Key(Doing.LOOK, ("A",)),
    Key(Doing.BIGGER_TEXT, ("Ctrl++", "Ctrl+="), repeats=True),
    Key(Doing.SMALLER_TEXT, ("Ctrl+-",), repeats=True),
    Key(Doing.USUAL_TEXT, ("Ctrl+0",)),
    Key(Doing.DIM_OTHERS, ("D",)),
    Key(Doing.COLOURS, ("C",)),
    Key(Doing.MINI_PLAYER, ("M",)),
    Key(Doing.SETTINGS, ("Ctrl+,",)),
    Key(Doing.SHEET, ("?", "F1")),
    Key(Doing.QUIT, ("Ctrl+Q",)),
)
