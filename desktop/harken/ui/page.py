"""A page of markup, with a map between the document that shows it and the article."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from harken.article.model import Span
from harken.ui.text_offsets import Utf16Offsets

# What Qt takes for a line's, block's or frame's end, or for an object, would move every offset
# after it. Each is shown as one harmless character instead.
_LINE_END = re.compile("[\n\u2028\u2029\x85\v\f]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)


def shown_text(text: str) -> str:
    """`text` as the document shows it: as many code points, each as wide in UTF-16."""
    return _UNSHOWABLE.sub("\ufffd", _LINE_END.sub("\u2028", text).replace("\r", " "))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document that shows a stretch of the article."""

    position: int
    """Where it starts in the document, in UTF-16 units."""
    span: Span
    offsets: Utf16Offsets


@dataclass(frozen=True, slots=True)
class Page:
    """One reading of an article as markup, and what stands where in it.

    Pieces are in the order of the document, which is the order of the article.
    """

    html: str
    language: str
    """The article's; BCP 47."""
    pieces: tuple[Piece, ...]
    links: Mapping[int, tuple[int, int]]
    """Where the link of each skipped part stands, by the part's number; in UTF-16 units."""
    quotes: frozenset[int]
    """The rows that are quoted, as numbers of the document's blocks."""
    _starts: tuple[int, ...] = field(repr=False)
    _places: tuple[tuple[int, int], ...] = field(repr=False)

    def ranges_of(self, span: Span) -> list[tuple[int, int]]:
        """Where the document shows `span`: ranges in UTF-16 units, joined where they touch."""
        ranges: list[tuple[int, int]] = []
        index = max(0, bisect_right(self._places, (span.block, span.start)) - 1)
        for piece in islice(self.pieces, index, None):
            if (piece.span.block, piece.span.start) >= (span.block, span.end):
                break
            if not piece.span.overlaps(span):
                continue
            base = piece.span.start
            start = max(span.start, base) - base
            end = min(span.end, piece.span.end) - base
            first = piece.position + piece.offsets.to_utf16(start)
            last = piece.position + piece.offsets.to_utf16(end)
            if ranges and ranges[-1][1] == first:
                first = ranges.pop()[0]
            ranges.append((first, last))
        return ranges

    def place_of(self, position: int) -> tuple[int, int] | None:
        """The block and offset that the document shows at `position`; None beside the text."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        if position > piece.position + piece.offsets.length:
            return None
        offset = piece.offsets.to_code_points(position - piece.position)
        return piece.span.block, min(piece.span.start + offset, piece.span.end - 1)
