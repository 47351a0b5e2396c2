"""Blocks of any length as rows that the window can lay out in time."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harken.article.model import Span

ROW_CHARACTERS = 8_000
"""A longer block is laid out in several rows: a line of megabytes must not hold up the window."""

_CUT = re.compile(r"\s(?=\S*$)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a block that is read, or skipped (then `skip` is its index)."""

    span: Span
    skip: int | None = None


def rows(
    stretches: Sequence[Stretch], sentence_ends: Sequence[int], text: str
) -> Iterator[list[Stretch]]:
    """Cuts the stretches into rows, at the ends of sentences where there are any."""
    row: list[Stretch] = []
    room = ROW_CHARACTERS
    for stretch in stretches:
        rest = stretch.span
        while rest.end - rest.start > room:
            cut = _cut_after(rest, room, sentence_ends, text)
            row.append(Stretch(Span(rest.block, rest.start, cut), stretch.skip))
            yield row
            row, room = [], ROW_CHARACTERS
            rest = Span(rest.block, cut, rest.end)
        if rest.end > rest.start:
            row.append(Stretch(rest, stretch.skip))
            room -= rest.end - rest.start
    if row:
        yield row


def _cut_after(rest: Span, room: int, sentence_ends: Sequence[int], text: str) -> int:
    limit = min(rest.end, rest.start + max(200, room))
    index = bisect_right(sentence_ends, limit) - 1
    if index >= 0 and sentence_ends[index] > rest.start:
        return sentence_ends[index]
    space = _CUT.search(text, max(rest.start, limit - 200), limit)
    return space.end() if space else limit
