"""From an engine's word events to one clean cue for each word.

An engine's events are not the words of the text: espeak-ng joins "of the" into one event, tells
"$5.00" in four that all name the same place, and adds events of length 0 at the ends of clauses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harken.article.words import word_offsets
from harken.speech.clip import Cue


@dataclass(frozen=True, slots=True)
class WordEvent:
    """An engine's word: at `frame` begins what stands at `start` in the text."""

    start: int
    """Code points into the spoken text."""
    length: int
    frame: int


def measured_cues(spoken: str, events: Sequence[WordEvent], frames: int) -> tuple[Cue, ...]:
    """One cue for each word of `spoken`, at the times that the engine told.

    A word without an event of its own shares the time of the event before it, in proportion to
    the lengths.

    Args:
        spoken: What was said.
        events: The engine's events as they came, with frames counted from the clip's start.
        frames: The clip's length.
    """
    advancing = _advancing(events, len(spoken))
    words = word_offsets(spoken)
    return placed_cues(words, _frames_of(words, advancing, spoken), frames)


def _advancing(events: Sequence[WordEvent], length: int) -> list[WordEvent]:
    kept: list[WordEvent] = []
    for event in events:
        last = kept[-1] if kept else WordEvent(-1, 0, 0)
        if event.length > 0 and last.start < event.start < length and event.frame >= last.frame:
            kept.append(event)
    return kept


def _frames_of(
    words: Sequence[tuple[int, int]], events: Sequence[WordEvent], spoken: str
) -> dict[int, int]:
    """The frames at which words begin, by the word's number, of those that have an event.

    An event in front of a word ("$" of "$5") is the word's own, unless white space parts the two
    ("%" of "5 % of"): then it belongs to the word before it and says nothing new.
    """
    frames: dict[int, int] = {}
    number = 0
    for event in events:
        while number < len(words) and words[number][1] <= event.start:
            number += 1
        if number == len(words):
            break
        before = spoken[event.start : words[number][0]]
        if number not in frames and (number == 0 or not any(map(str.isspace, before))):
            frames[number] = event.frame
    return frames


def placed_cues(
    words: Sequence[tuple[int, int]], known_frames: dict[int, int], frames: int
) -> tuple[Cue, ...]:
    """One cue for each word, in order; the last one ends with the clip.

    Args:
        words: Where they stand in the text.
        known_frames: The frames at which words begin, by the word's number; others share the time
            between, in proportion to the characters.
        frames: The clip's length.
    """
    if not words:
        return ()
    known = {0: 0, **known_frames, len(words): frames}
    starts: list[int] = []
    anchors = sorted(known)
    for anchor, following in pairwise(anchors):
        first = words[anchor][0]
        characters = (words[following][0] if following < len(words) else words[-1][1]) - first
        duration = known[following] - known[anchor]
        starts.extend(
            known[anchor] + duration * (start - first) // characters
            for start, _ in words[anchor:following]
        )
    starts = [min(max(start, 0), frames) for start in [*starts, frames]]
    return tuple(Cue(starts[i], starts[i + 1], start, end) for i, (start, end) in enumerate(words))
