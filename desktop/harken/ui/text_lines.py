"""Where a range of a document is seen: its lines, and their parts where words run both ways."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from harken.ui.text_direction import runs_both_ways

Range = tuple[int, int]
"""In UTF-16 units of the document."""


def lines_of(document: QTextDocument, span: Range) -> Iterator[tuple[QTextLine, QRectF]]:
    """The lines that a range touches, each with a rectangle of its part of the range.

    A line in which some words run left and some right has several.

    Rectangles are in the document's coordinates and as high as the line's text.
    """
    block = document.findBlock(span[0])
    while block.isValid() and block.position() < span[1]:
        yield from _lines_in_block(document, block, span)
        block = block.next()


def _lines_in_block(
    document: QTextDocument, block: QTextBlock, span: Range
) -> Iterator[tuple[QTextLine, QRectF]]:
    layout = block.layout()
    # Asking for the rectangle has the block laid out, should it not be yet.
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    start = max(0, span[0] - block.position())
    end = min(block.length() - 1, span[1] - block.position())
    if start >= end:
        return
    line = layout.lineForTextPosition(start)
    number = line.lineNumber() if line.isValid() else layout.lineCount()
    while number < layout.lineCount():
        line = layout.lineAt(number)
        if line.textStart() >= end:
            return
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        # A space at the line's end hangs out of it.
        natural = line.naturalTextRect().translated(origin)
        natural.setHeight(line.ascent() + line.descent())
        final = max(first, layout.previousCursorPosition(last))
        parts = _runs_of_line if _both_ways(block, line) else _whole_of_line
        for left, right in parts(line, first, final, last):
            whole = QRectF(origin.x() + left, natural.top(), right - left, natural.height())
            yield line, whole & natural if whole.intersects(natural) else whole
        number += 1


def _both_ways(block: QTextBlock, line: QTextLine) -> bool:
    text = block.text()
    if len(text) == block.length() - 1:  # else UTF-16 counts otherwise than Python
        text = text[line.textStart() : line.textStart() + line.textLength()]
    return runs_both_ways(text)


def _whole_of_line(
    line: QTextLine, first: int, final: int, _last: int
) -> Iterator[tuple[float, float]]:
    """Left and right of what a line shows of a range, from its first to its final character."""
    # The two outer edges are enough, whichever way the letters run.
    yield _between(line, first, final)


def _runs_of_line(
    line: QTextLine, first: int, final: int, last: int
) -> Iterator[tuple[float, float]]:
    """Left and right of each part of what a line that runs both ways shows of a range."""
    # At the edge between two ways, an offset alone does not say on which side of it a letter is.
    runs = sorted(
        (bounds.left(), bounds.right())
        for run in line.glyphRuns(first, last - first)
        for bounds in (run.boundingRect(),)
    )
    part = runs[0] if runs else _between(line, first, final)
    for left, right in runs:
        if left - part[1] < 1:
            part = (part[0], max(part[1], right))
        else:
            yield part
            part = (left, right)
    yield part


def _between(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    x1 = _x_of(line, first, QTextLine.Edge.Leading)
    x2 = _x_of(line, last, QTextLine.Edge.Trailing)
    return min(x1, x2), max(x1, x2)


def _x_of(line: QTextLine, position: int, edge: QTextLine.Edge) -> float:
    # The binding also returns the position that was measured; its stubs say less.
    x, _ = cast("tuple[float, int]", line.cursorToX(position, edge))
    return x


def bounds_of(document: QTextDocument, ranges: list[Range]) -> QRectF:
    """The rectangle round all that is painted for some ranges."""
    bounds = QRectF()
    for span in ranges:
        for _, rect in lines_of(document, span):
            bounds = bounds.united(rect.adjusted(-8, -8, 8, 8))
    return bounds
