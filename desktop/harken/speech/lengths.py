"""Cuts what is too long to be rendered at once."""

import re
from collections.abc import Iterator
from dataclasses import replace

from harken.article.words import word_offsets
from harken.speech.audible import has_sound
from harken.speech.utterance import Utterance, pieces_between

MAX_SPOKEN_CHARACTERS = 2000
"""Longer sentences are rendered in parts, so that a voice never works long before it is heard."""
_LATE = 400
"""A clause that ends within so many characters of the limit ends late."""

_CLAUSE_END = re.compile(r"[,;:.!?…)\]”»—–、。，；：！？]\s|[、。，；：！？]")


def short_parts(
    whole: Utterance, most: int = MAX_SPOKEN_CHARACTERS, first_most: int | None = None
) -> Iterator[Utterance]:
    """`whole` in parts that are short enough; only the last one has its pause.

    Args:
        whole: What is said.
        most: How many characters a part has at most.
        first_most: The same of the first part, if another.
    """
    start = 0
    room = first_most or most
    while len(whole.spoken) - start > room:
        end = _part_end(whole.spoken, start, room)
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


def _part_end(spoken: str, start: int, most: int) -> int:
    """Where the part from `start` ends.

    After a clause if one ends late in it, else after a word, else in a word that is too long.
    """
    latest = start + most
    earliest = max(latest - _LATE, start + most // 4)
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
