"""Cuts what is too long to be rendered at once."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from harken.article.pace import letters_in
from harken.article.words import word_offsets
from harken.speech.audible import has_sound
from harken.speech.utterance import Utterance, pieces_between

MAX_SPOKEN_LETTERS = 2000
"""Longer sentences, as `letters_in` counts, are rendered in parts, so that a voice never works long
before it is heard. It takes its time for what it has to say, not for what is written: 2,000 Chinese
characters are ten minutes of sound."""
_LATE = 400
"""A clause that ends within so many characters of the limit ends late."""


class PartLengths(NamedTuple):
    """What a voice that takes its time is asked for at once, in letters as `letters_in` counts."""

    first: int
    """Of a part that is waited for."""
    most: int
    """Of any other: who goes elsewhere waits until what is being rendered is done."""


# What is waited for is made in about 0.15 s, by Piper in 0.3 s: 4.5 s of its sound. The others are
# fast enough to be left most sentences whole.
_PART_LENGTHS = {
    "flite": PartLengths(250, 500),
    "pico": PartLengths(400, 800),
    "piper": PartLengths(70, 120),
}


def part_lengths(voice: str) -> PartLengths | None:
    """In which parts a voice is asked for a sentence.

    Args:
        voice: A voice's id.

    Returns:
        None where it renders any sentence at once, as espeak-ng does: 2,000 letters in 0.1 s.
    """
    return _PART_LENGTHS.get(voice.partition(":")[0])


_CLAUSE_END = re.compile(r"[,;:.!?…)\]”»—–、。，；：！？]\s|[、。，；：！？]")


def short_parts(
    whole: Utterance, most: int = MAX_SPOKEN_LETTERS, first_most: int | None = None
) -> Iterator[Utterance]:
    """`whole` in parts that are short enough; only the last one has its pause.

    Args:
        whole: What is said.
        most: How many letters a part has at most, as `letters_in` counts, 8 or more.
        first_most: The same of the first part, if another.
    """
    start = 0
    room = first_most or most
    while (latest := _fitting(whole.spoken, start, room)) < len(whole.spoken):
        end = _part_end(whole.spoken, start, latest)
        yield _part(whole, start, end, pause_after_ms=0)
        start, room = end, most
    yield _part(whole, start, len(whole.spoken), whole.pause_after_ms) if start else whole


def rest_from(whole: Utterance, offset: int) -> Utterance:
    """What is left of `whole` from the word on that is shown at `offset` of its block."""
    for number, (start, end) in enumerate(word_offsets(whole.spoken)):
        span = whole.span_of(start, end)
        if span is not None and offset < span.end:
            if number == 0:
                break  # with the quotation mark before it
            return _part(whole, start, len(whole.spoken), whole.pause_after_ms)
    return whole


def _fitting(spoken: str, start: int, most: int) -> int:
    """Up to where there are so many letters from `start` on."""
    ends = range(start, min(start + most, len(spoken)) + 1)
    return ends[bisect_right(ends, float(most), key=lambda end: letters_in(spoken[start:end])) - 1]


def _part_end(spoken: str, start: int, latest: int) -> int:
    """Where the part from `start` ends.

    After a clause if one ends late in it, else after a word, else in a word that is too long.
    """
    earliest = max(latest - _LATE, start + (latest - start) // 4)
    clause_ends = [m.end() for m in _CLAUSE_END.finditer(spoken, earliest, latest)]
    if clause_ends:
        return clause_ends[-1]
    space = spoken.rfind(" ", start, latest)
    return space + 1 if space > start else latest


def _part(whole: Utterance, start: int, end: int, pause_after_ms: int) -> Utterance:
    spoken = whole.spoken[start:end]
    if not has_sound(spoken):  # the dots after a table of contents' entry
        return replace(whole, spoken="", pieces=(), pause_after_ms=pause_after_ms)
    pieces = tuple(pieces_between(whole.pieces, start, end))
    return replace(whole, spoken=spoken, pieces=pieces, pause_after_ms=pause_after_ms)
