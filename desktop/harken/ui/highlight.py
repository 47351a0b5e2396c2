"""Where ranges of a document lie on the page, and the painting of the marks behind its text.

The marks are painted under the glyphs by hand: extra selections know neither rounded corners nor
coloured rules, and nothing here walks more of the document than is seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextCursor, QTextDocument, QTextLine

from harken.ui.colours import Colours
from harken.ui.text_direction import runs_both_ways, runs_left

Range = tuple[int, int]

MARGIN_BAR_PX = 4
MARGIN_GAP_PX = 16
"""From a key paragraph's bar in the margin to its text."""
_PIN_GAP_PX = 8
"""From the middle of a pin to the text beside it."""
_PIN_HEAD_PX = 4.0
_POINTED_ALPHA = 150
_QUOTE_RULE_PX = 3
_QUOTE_GAP_PX = 14
"""From the rule beside a quotation to its text."""
_ROUNDING_PX = 4.0
_SIDE_PX = 3.0
_TOLD_BY = 200
"""So many characters tell which way a range runs."""


@dataclass(slots=True)
class Highlights:
    """What is marked: ranges in UTF-16 units of the document."""

    sentence: list[Range] = field(default_factory=list)
    word: list[Range] = field(default_factory=list)
    keys: dict[int, list[Range]] = field(default_factory=dict)
    """Key sentences, by the number of the text block that holds them."""
    pins: dict[int, list[Range]] = field(default_factory=dict)
    """Pinned sentences, as the key sentences."""
    pointed: list[Range] = field(default_factory=list)
    """The sentence under the pointer, where a click does something."""
    quotes: frozenset[int] = frozenset()
    """The numbers of the text blocks that are quoted."""


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


@dataclass(frozen=True, slots=True)
class Seen:
    """The part of a document that is to be painted."""

    document: QTextDocument
    first: QTextBlock
    """The first block of which anything is seen."""
    area: QRectF
    """In the document's coordinates."""


def paint(painter: QPainter, seen: Seen, marks: Highlights, colours: Colours) -> None:
    """Paints the marks of what is seen."""
    painter.setPen(Qt.PenStyle.NoPen)
    if marks.quotes:
        painter.setBrush(QColor(colours.muted))
        _paint_quotes(painter, seen, marks.quotes)
    pointed = QColor(colours.pressed)
    pointed.setAlpha(_POINTED_ALPHA)
    painter.setBrush(pointed)
    _paint_ranges(painter, seen, marks.pointed, closed=True)
    painter.setBrush(QColor(colours.sentence))
    if colours.sentence_edge != colours.sentence:
        painter.setPen(QColor(colours.sentence_edge))
    _paint_ranges(painter, seen, marks.sentence, closed=True)
    painter.setPen(Qt.PenStyle.NoPen)
    if marks.keys:
        painter.setBrush(QColor(colours.key))
        _paint_keys(painter, seen, marks)
    if marks.pins:
        painter.setBrush(QColor(colours.accent))
        _paint_pins(painter, seen, marks.pins)
    painter.setBrush(QColor(colours.word))
    _paint_ranges(painter, seen, marks.word, closed=False)


def _paint_ranges(painter: QPainter, seen: Seen, ranges: list[Range], *, closed: bool) -> None:
    """Boxes behind ranges; `closed` leaves no space between the boxes of two lines."""
    for span in ranges:
        for line, rect in lines_of(seen.document, span):
            if rect.top() > seen.area.bottom():
                return
            if rect.bottom() >= seen.area.top():
                extra = max(2.0, line.height() - rect.height()) + 5 if closed else 2.0
                before, after = _sides(seen.document, span)
                box = rect.adjusted(-before, -extra / 2, after, extra / 2)
                painter.drawRoundedRect(box, _ROUNDING_PX, _ROUNDING_PX)


def _sides(document: QTextDocument, span: Range) -> tuple[float, float]:
    """How far a box may reach to either side: not under a letter or full stop that is not in it."""
    block = document.findBlock(span[0])
    cursor = QTextCursor(block)
    cursor.setPosition(span[0])
    cursor.setPosition(min(span[1], span[0] + _TOLD_BY), QTextCursor.MoveMode.KeepAnchor)
    text = cursor.selectedText()
    if runs_both_ways(text):
        return 0.0, 0.0
    before = document.characterAt(span[0] - 1) if span[0] else " "
    after = document.characterAt(span[1])
    sides = [_SIDE_PX if one.isspace() else 0.0 for one in (before, after)]
    if runs_left(text):
        sides.reverse()
    return sides[0], sides[1]


def _blocks(seen: Seen) -> Iterator[tuple[QTextBlock, QRectF]]:
    """The text blocks that are seen, and where they stand."""
    layout = seen.document.documentLayout()
    block = seen.first
    while block.isValid():
        bounds = layout.blockBoundingRect(block)
        if bounds.top() > seen.area.bottom():
            return
        yield block, bounds
        block = block.next()


def _paint_quotes(painter: QPainter, seen: Seen, quotes: frozenset[int]) -> None:
    """A rule beside each quotation, unbroken from one of its paragraphs to the next."""
    layout = seen.document.documentLayout()
    for block, bounds in _blocks(seen):
        if block.blockNumber() in quotes:
            following = block.next()
            if following.blockNumber() in quotes:
                bounds.setBottom(layout.blockBoundingRect(following).top())
            # Of what is indented, the bounds end at the text on the right, not on the left.
            x = bounds.right() + _QUOTE_GAP_PX - _QUOTE_RULE_PX
            if not _runs_left(block):
                x = bounds.left() + _indent_px(block) - _QUOTE_GAP_PX
            painter.drawRect(QRectF(x, bounds.top(), _QUOTE_RULE_PX, bounds.height()))


def _paint_keys(painter: QPainter, seen: Seen, marks: Highlights) -> None:
    for block, bounds in _blocks(seen):
        for span in marks.keys.get(block.blockNumber(), ()):
            _paint_underline(painter, seen, span)
        if block.blockNumber() in marks.keys:
            _paint_bar(painter, block, bounds)


def _paint_underline(painter: QPainter, seen: Seen, span: Range) -> None:
    for line, rect in lines_of(seen.document, span):
        baseline = rect.top() + line.ascent()
        if seen.area.top() - 8 <= baseline <= seen.area.bottom() + 8:
            painter.drawRect(QRectF(rect.left(), baseline + 5, rect.width(), 2))


def _paint_bar(painter: QPainter, block: QTextBlock, bounds: QRectF) -> None:
    middle = _beside(block, bounds, MARGIN_GAP_PX + MARGIN_BAR_PX / 2)
    bar = QRectF(middle - MARGIN_BAR_PX / 2, bounds.top(), MARGIN_BAR_PX, bounds.height())
    painter.drawRoundedRect(bar, 2, 2)


def _beside(block: QTextBlock, bounds: QRectF, gap_px: float) -> float:
    """How far to the side it is that far before the column in which the lines begin."""
    if _runs_left(block):
        return bounds.right() + _indent_px(block) + gap_px
    return bounds.left() - gap_px


def _runs_left(block: QTextBlock) -> bool:
    return block.textDirection() is Qt.LayoutDirection.RightToLeft


def _indent_px(block: QTextBlock) -> float:
    return block.blockFormat().indent() * block.document().indentWidth()


def _paint_pins(painter: QPainter, seen: Seen, pins: Mapping[int, list[Range]]) -> None:
    """A pin between margin bar and text, where a pinned sentence begins; its line is the pin's."""
    for block, bounds in _blocks(seen):
        for span in pins.get(block.blockNumber(), ()):
            _paint_underline(painter, seen, span)
            for _, rect in islice(lines_of(seen.document, span), 1):
                x = _beside(block, bounds, _PIN_GAP_PX)
                _paint_pin(painter, QPointF(x, rect.center().y()))


def _paint_pin(painter: QPainter, centre: QPointF) -> None:
    head = QPointF(centre.x(), centre.y() - _PIN_HEAD_PX)
    painter.drawEllipse(head, _PIN_HEAD_PX, _PIN_HEAD_PX)
    painter.drawRect(QRectF(centre.x() - 1, head.y(), 2, 3 * _PIN_HEAD_PX))
