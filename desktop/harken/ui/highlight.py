"""The painting of the marks behind a document's text.

The marks are painted under the glyphs by hand: extra selections know neither rounded corners nor
coloured rules, and nothing here walks more of the document than is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTextBlock, QTextCursor, QTextDocument

from harken.ui.colours import Colours
from harken.ui.text_direction import runs_both_ways, runs_left
from harken.ui.text_lines import Range, lines_of

MARGIN_BAR_PX = 4
MARGIN_GAP_PX = 16
"""From a key paragraph's bar in the margin to its text."""
_PIN_GAP_PX = 8
"""From the middle of a pin to the text beside it."""
_PIN_HEAD_PX = 4.0
_BOOKMARK_PX = (7.0, 12.0)
_POINTED_ALPHA = 150
_DIMMED_SHARE = 0.4
"""So much of a mark's colour is left where its text is dimmed."""
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
    marked: dict[int, list[Range]] = field(default_factory=dict)
    """Sentences that the person marked, as the key sentences."""
    pointed: list[Range] = field(default_factory=list)
    """The sentence under the pointer, where a click does something."""
    quotes: frozenset[int] = frozenset()
    """The numbers of the text blocks that are quoted."""
    lit: Range | None = None
    """The paragraphs that are not dimmed; None where nothing is."""

    def is_dimmed(self, block: QTextBlock) -> bool:
        """Whether the marks of a block are dimmed with its text."""
        return self.lit is not None and not self.lit[0] <= block.position() <= self.lit[1]


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
        _paint_quotes(painter, seen, marks, _Inks(colours.muted, colours.paper))
    pointed = QColor(colours.pressed)
    pointed.setAlpha(_POINTED_ALPHA)
    painter.setBrush(pointed)
    _paint_ground(painter, seen, marks.pointed)
    painter.setBrush(QColor(colours.sentence))
    if colours.sentence_edge != colours.sentence:
        painter.setPen(QColor(colours.sentence_edge))
    _paint_ground(painter, seen, marks.sentence)
    painter.setPen(Qt.PenStyle.NoPen)
    if marks.keys:
        _paint_keys(painter, seen, marks, _Inks(colours.key, colours.paper))
    if marks.pins:
        _paint_pins(painter, seen, marks, _Inks(colours.accent, colours.paper))
    if marks.marked:
        _paint_bookmarks(painter, seen, marks, _Inks(colours.ink, colours.paper))
    painter.setBrush(QColor(colours.word))
    for _, box in _boxes(seen, marks.word):
        painter.drawRoundedRect(box.adjusted(0, -1, 0, 1), _ROUNDING_PX, _ROUNDING_PX)


class _Inks:
    """A colour for marks, and the one for those whose text is dimmed."""

    def __init__(self, colour: str, paper: str) -> None:
        lit, ground = QColor(colour), QColor(paper)
        # Mixed, for what is transparent would be seen twice where marks lie on each other.
        pairs = (
            (lit.red(), ground.red()),
            (lit.green(), ground.green()),
            (lit.blue(), ground.blue()),
        )
        mixed = (round(one * _DIMMED_SHARE + other * (1 - _DIMMED_SHARE)) for one, other in pairs)
        self._lit, self._dimmed = lit, QColor(*mixed)

    def of(self, block: QTextBlock, marks: Highlights) -> QColor:
        return self._dimmed if marks.is_dimmed(block) else self._lit


def _paint_ground(painter: QPainter, seen: Seen, ranges: list[Range]) -> None:
    """One shape behind each range, without a space between its lines."""
    for span in ranges:
        shape = QPainterPath()
        for line_px, box in _boxes(seen, [span]):
            extra = max(2.0, line_px - box.height()) + 5
            one = QPainterPath()
            one.addRoundedRect(
                box.adjusted(0, -extra / 2, 0, extra / 2), _ROUNDING_PX, _ROUNDING_PX
            )
            shape = shape.united(one)
        painter.drawPath(shape)


def _boxes(seen: Seen, ranges: list[Range]) -> Iterator[tuple[float, QRectF]]:
    """For each line of what is seen of ranges, its height, and the box round its letters."""
    for span in ranges:
        for line, rect in lines_of(seen.document, span):
            if rect.top() > seen.area.bottom():
                return
            if rect.bottom() >= seen.area.top():
                before, after = _sides(seen.document, span)
                yield line.height(), rect.adjusted(-before, 0, after, 0)


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


def _paint_quotes(painter: QPainter, seen: Seen, marks: Highlights, inks: _Inks) -> None:
    """A rule beside each quotation, unbroken from one of its paragraphs to the next."""
    layout, quotes = seen.document.documentLayout(), marks.quotes
    for block, bounds in _blocks(seen):
        if block.blockNumber() in quotes:
            painter.setBrush(inks.of(block, marks))
            following = block.next()
            if following.blockNumber() in quotes:
                bounds.setBottom(layout.blockBoundingRect(following).top())
            # Of what is indented, the bounds end at the text on the right, not on the left.
            x = bounds.right() + _QUOTE_GAP_PX - _QUOTE_RULE_PX
            if not _runs_left(block):
                x = bounds.left() + _indent_px(block) - _QUOTE_GAP_PX
            painter.drawRect(QRectF(x, bounds.top(), _QUOTE_RULE_PX, bounds.height()))


def _paint_keys(painter: QPainter, seen: Seen, marks: Highlights, inks: _Inks) -> None:
    for block, bounds in _blocks(seen):
        painter.setBrush(inks.of(block, marks))
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


def _paint_pins(painter: QPainter, seen: Seen, marks: Highlights, inks: _Inks) -> None:
    """A pin between margin bar and text, where a pinned sentence begins; its line is the pin's."""
    for block, bounds in _blocks(seen):
        painter.setBrush(inks.of(block, marks))
        for span in marks.pins.get(block.blockNumber(), ()):
            _paint_underline(painter, seen, span)
            for _, rect in islice(lines_of(seen.document, span), 1):
                x = _beside(block, bounds, _PIN_GAP_PX)
                _paint_pin(painter, QPointF(x, rect.center().y()))


def _paint_pin(painter: QPainter, centre: QPointF) -> None:
    head = QPointF(centre.x(), centre.y() - _PIN_HEAD_PX)
    painter.drawEllipse(head, _PIN_HEAD_PX, _PIN_HEAD_PX)
    painter.drawRect(QRectF(centre.x() - 1, head.y(), 2, 3 * _PIN_HEAD_PX))


def _paint_bookmarks(painter: QPainter, seen: Seen, marks: Highlights, inks: _Inks) -> None:
    """A bookmark between margin bar and text, where a marked sentence begins, under its pin."""
    for block, bounds in _blocks(seen):
        painter.setBrush(inks.of(block, marks))
        pinned = marks.pins.get(block.blockNumber(), ())
        for span in marks.marked.get(block.blockNumber(), ()):
            for _, rect in islice(lines_of(seen.document, span), 1):
                x = _beside(block, bounds, _PIN_GAP_PX)
                down_px = _BOOKMARK_PX[1] if span in pinned else 0.0
                painter.drawPath(_bookmark(QPointF(x, rect.center().y() + down_px)))


def _bookmark(centre: QPointF) -> QPainterPath:
    width, height = _BOOKMARK_PX
    left, top = centre.x() - width / 2, centre.y() - height / 2
    shape = QPainterPath(QPointF(left, top))
    shape.lineTo(left + width, top)
    shape.lineTo(left + width, top + height)
    shape.lineTo(centre.x(), top + height - width / 2)
    shape.lineTo(left, top + height)
    shape.closeSubpath()
    return shape
