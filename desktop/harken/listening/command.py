"""What a listener can ask for, whichever button, key or line of text it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Action(StrEnum):
    """All that can be asked of a session; the comment names the command's value, if any."""

    PLAY_PAUSE = "play-pause"
    PLAY = "play"
    PAUSE = "pause"
    STOP = "stop"
    NEXT_SENTENCE = "next-sentence"
    PREVIOUS_SENTENCE = "previous-sentence"
    NEXT_PARAGRAPH = "next-paragraph"
    PREVIOUS_PARAGRAPH = "previous-paragraph"
    NEXT_SECTION = "next-section"
    PREVIOUS_SECTION = "previous-section"
    FASTER = "faster"
    SLOWER = "slower"
    TOGGLE_READING = "toggle-reading"
    SEEK = "seek"  # tuple[int, int]: a block and an offset in it
    SEEK_SECONDS = "seek-seconds"  # float: seconds from the start of the reading, estimated
    SKIP_SECONDS = "skip-seconds"  # float: so many seconds on, at this rate; less than 0 is back
    REPEAT_SENTENCE = "repeat-sentence"
    SPELL_WORD = "spell-word"  # None: the word heard; or tuple[int, int]: a block and an offset
    SET_RATE = "set-rate"  # int: words a minute
    SET_PITCH = "set-pitch"  # int: semitones above the voice's own pitch
    SET_VOLUME = "set-volume"  # float: 0 to 1
    SET_OUTPUT = "set-output"  # str: a sound device's id; None: the system's default
    SET_READING = "set-reading"  # Reading
    SET_LENGTH = "set-length"  # Length
    SET_METHOD = "set-method"  # str: a name in summary.ranker.METHODS
    SET_EMPHASIS = "set-emphasis"  # Emphasis: for the current article, as long as the session lives
    CANCEL_RANKING = "cancel-ranking"
    RANK = "rank"  # again, after it was cancelled or has failed
    EXPAND = "expand"  # None or int: the sentence of the summary to hear in the article; then back
    SET_VOICE = "set-voice"  # str: a voice's id; None: the one that suits the language best
    LOOK_FOR_VOICES = "look-for-voices"  # again: others may have been installed
    SET_RULES = "set-rules"  # ReadingRules: from the next sentence on
    LOUDER = "louder"
    QUIETER = "quieter"
    NEXT_ARTICLE = "next-article"
    PREVIOUS_ARTICLE = "previous-article"
    OPEN_ARTICLE = "open-article"  # str: an article's id; playing goes on in it
    SET_QUEUE = "set-queue"  # tuple[Queued | QueueItem, ...]: what is to be heard, in order
    MARK = "mark"  # None or str: a note; marks the sentence that was heard two seconds ago
    SET_SLEEP = "set-sleep"  # Sleep; None: off
    FIT_TIME = "fit-time"  # Plan; None: gives up the plan that is heard
    SAY_STATUS = "say-status"
    SET_HABITS = "set-habits"  # Habits


@dataclass(frozen=True, slots=True)
class Command:
    """One wish of the listener."""

    action: Action
    value: object = None
    """What the action needs, as its comment says."""
    unasked: bool = False
    """Whether nobody has pressed for it, so that there is nothing to confirm."""


Actions: TypeAlias = Mapping[Action, Callable[[object], None]]
"""What a part of the session does when it is asked for something; it gets the command's value."""
