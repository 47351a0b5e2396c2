"""Splits blocks into sentences with exact offsets, once and for good."""

import itertools
import re
from collections.abc import Iterable, Iterator

from harken.article.model import BlockKind, Sentence, Span
from harken.importing.draft import Part
from harken.importing.sentence_ends import sentences_in

MAX_SENTENCE_CHARACTERS = 20_000
"""A longer run without an end mark is cut at white space: no sentence is longer than this."""

_LETTER = re.compile(r"[^\W\d_]")
_LINE = re.compile(rf"[^\n]{{1,{MAX_SENTENCE_CHARACTERS}}}")


def split(
    parts: Iterable[Part], languages: Iterable[str], at_most: int | None = None
) -> tuple[Sentence, ...]:
    """The sentences of all parts, numbered; a part's place is its block's number.

    Args:
        parts: The article's blocks; their cuts end sentences at both edges.
        languages: The language of each part.
        at_most: Stops after so many.
    """
    spans = (
        Span(block, start, end)
        for block, (part, language) in enumerate(zip(parts, languages, strict=True))
        for start, end in split_part(part, language)
    )
    return tuple(
        Sentence(index, span) for index, span in enumerate(itertools.islice(spans, at_most))
    )


def split_part(part: Part, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; every character outside them is white space.

    Lines of code and rows of tables are sentences of their own; titles and headings are whole.
    """
    edges = sorted({0, len(part.text), *(e for cut in part.cuts for e in (cut.start, cut.end))})
    for start, end in itertools.pairwise(edges):
        yield from _split_piece(part, start, end, language)


def _split_piece(part: Part, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    piece = part.text[start:end]
    units: Iterator[tuple[int, int]]
    if part.kind in {BlockKind.CODE, BlockKind.TABLE}:
        units = (match.span() for match in _LINE.finditer(piece))
    elif part.kind.is_heading and len(piece) < 1_000:
        units = iter([(0, len(piece))])
    else:
        units = _cut_to_length(piece, sentences_in(piece, language))
    for unit_start, unit_end in _merged(piece, units):
        yield start + unit_start, start + unit_end


def _cut_to_length(text: str, units: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in units:
        cut = start
        while end - cut > MAX_SENTENCE_CHARACTERS:
            first, cut = cut, cut + _cut_at_space(text[cut : cut + MAX_SENTENCE_CHARACTERS])
            yield first, cut
        yield cut, end


def _cut_at_space(window: str) -> int:
    around = window.rsplit(None, 1)
    return len(around[0]) if len(around) > 1 else len(window)


def _merged(text: str, units: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Units without the white space around them; one without a letter joins the next.

    So "3." stays with the sentence that it numbers. At the end there is no next: a closing mark
    joins the one before.
    """
    ready: tuple[int, int] | None = None
    waiting: tuple[int, int] | None = None
    for raw_start, raw_end in units:
        unit = text[raw_start:raw_end]
        start = raw_start + len(unit) - len(unit.lstrip())
        end = raw_start + len(unit.rstrip())
        if start >= end:
            continue
        if waiting and end - waiting[0] > MAX_SENTENCE_CHARACTERS:
            if ready:
                yield ready
            ready, waiting = waiting, None
        joined = (waiting[0] if waiting else start, end)
        if _LETTER.search(unit):
            if ready:
                yield ready
            ready, waiting = joined, None
        else:
            waiting = joined
    if ready and waiting and waiting[1] - ready[0] <= MAX_SENTENCE_CHARACTERS:
        ready, waiting = (ready[0], waiting[1]), None
    yield from (unit for unit in (ready, waiting) if unit)
