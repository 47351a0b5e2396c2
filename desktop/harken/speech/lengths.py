"""Cuts what is too long to be rendered at once."""

import re
from collections.abc import Iterator
from dataclasses import replace

from harken.speech.audible import has_sound
from harken.speech.utterance import Utterance, pieces_between

MAX_SPOKEN_CHARACTERS = 2000
"""Longer sentences are rendered in parts, so that a voice never works long before it is heard."""

_CLAUSE_END = re.compile(r"[,;:.!?…)\]”»—–、。，；：！？]\s|[、。，；：！？]")


def short_parts(whole: Utterance) -> Iterator[Utterance]:
    """`whole` in parts that are short enough; only the last one has its pause."""
    start = 0
    while len(whole.spoken) - start > MAX_SPOKEN_CHARACTERS:
        end = _part_end(whole.spoken, start)
        yield _part(whole, start, end, pause_after_ms=0)
        start = end
    yield _part(whole, start, len(whole.spoken), whole.pause_after_ms) if start else whole


def _part_end(spoken: str, start: int) -> int:
    """Where the part from `start` ends.

    After a clause if one ends late in it, else after a word, else in a word that is too long.
    """
    latest = start + MAX_SPOKEN_CHARACTERS
    clause_ends = [m.end() for m in _CLAUSE_END.finditer(spoken, latest - 400, latest)]
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
