"""One line of a list of articles, as it is painted and as a screen reader says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from harken.ui.icons import pixmap
from harken.ui.theme import Theme

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Under which a model gives its `Row`s."""
ROW_PX = 62
SNIPPET_ROW_PX = 102
_SNIPPET_LINES = 2
_ISOLATE, _END = "\u2068", "\u2069"
_LINE_PX = 20
_TICK_PX = 16


@dataclass(frozen=True, slots=True)
class Row:
    """What one line shows."""

    title: str
    time: str
    """How long it takes; empty where another time is said in the note."""
    under: str
    """In a smaller letter: where it came from, or when."""
    spoken: str
    """All of it, as a screen reader says it."""
    note: str = ""
    """At the end of the second line."""
    done: bool = False
    """It was heard; it is dimmed and ticked."""
    passed: bool = False
    """What is heard has gone past it; it is dimmed."""
    current: bool = False
    """It is the article that is read."""
    heard: float = 0.0
    """How much was heard, 0 to 1, of one that was begun."""
    snippet: str = ""
    """A stretch of the text in which something was found."""
    found: Sequence[tuple[int, int]] = ()
    """What was found in it: half-open ranges of code points."""


class RowPainter(QStyledItemDelegate):
    """Paints `Row`s, all of one height.

    Args:
        theme: The colours.
        parent: The list.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.height_px = ROW_PX

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, and as high as all are."""
        return QSize(0, self.height_px)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints the ground, the two lines, and what was found."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._paint_ground(painter, option, row)
        box = option.rect.adjusted(12, 9, -12, -9)
        self._paint_lines(painter, option, box, row)
        if row.snippet:
            lines = bool(row.title) + bool(row.under)
            self._paint_snippet(painter, option, box.adjusted(0, 22 * lines, 0, 0), row)
        if row.current or row.heard:
            self._paint_progress(painter, option, box, row.heard)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        colours, state = self._theme.colours, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.current:
            painter.setBrush(QColor(colours.sentence))
            painter.drawRoundedRect(ground, 8, 8)
        elif selected or hovered:
            painter.setBrush(QColor(colours.pressed))
            painter.setOpacity(1.0 if selected else 0.5)
            painter.drawRoundedRect(ground, 8, 8)
            painter.setOpacity(1.0)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or row.current:
            edge = colours.accent if focused else colours.sentence_edge
            painter.setPen(QPen(QColor(edge), 2 if focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 8, 8)

    def _paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row
    ) -> None:
        colours = self._theme.colours
        small, bold = _font(option, 13), _font(option, 14)
        dim = row.done or row.passed
        bold.setBold(not dim)
        ink = colours.muted if dim else colours.ink
        line = QRect(box.left(), box.top(), box.width(), _LINE_PX)
        _paint_line(painter, line, (bold, ink, row.title), (small, colours.muted, row.time))
        line.translate(0, 22)
        if row.done:
            tick = QRect(line.right() - _TICK_PX + 1, line.top() + 2, _TICK_PX, _TICK_PX)
            tick = QStyle.visualRect(option.direction, box, tick)
            painter.drawPixmap(tick.topLeft(), pixmap("check", colours.muted, _TICK_PX))
            line = QStyle.visualRect(option.direction, box, line.adjusted(0, 0, -_TICK_PX - 4, 0))
        note = (small, colours.muted, row.note)
        _paint_line(painter, line, (small, colours.muted, row.under), note)

    def _paint_progress(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, heard: float
    ) -> None:
        track = QRect(box.left(), box.bottom() + 1, box.width(), 3)
        painter.fillRect(track, QColor(self._theme.colours.pressed))
        done = QRect(track.left(), track.top(), round(track.width() * heard), track.height())
        done = QStyle.visualRect(option.direction, track, done)
        painter.fillRect(done, QColor(self._theme.colours.accent))

    def _paint_snippet(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row
    ) -> None:
        layout = QTextLayout(row.snippet, _font(option, 13))
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            wrapping.setAlignment(Qt.AlignmentFlag.AlignRight)
        wrapping.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(wrapping)
        layout.setFormats(list(self._bold(row)))
        layout.beginLayout()
        for number in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, number * 18))
        layout.endLayout()
        colours = self._theme.colours
        painter.setPen(QColor(colours.muted if row.under else colours.ink))
        layout.draw(painter, QPointF(box.topLeft()))

    def _bold(self, row: Row) -> Iterator[QTextLayout.FormatRange]:
        for start, end in row.found:
            bold = QTextLayout.FormatRange()
            # Qt counts in UTF-16.
            bold.start = len(row.snippet[:start].encode("utf-16-le")) // 2
            bold.length = len(row.snippet[start:end].encode("utf-16-le")) // 2
            bold.format = QTextCharFormat()
            bold.format.setFontWeight(QFont.Weight.Bold)
            bold.format.setForeground(QColor(self._theme.colours.ink))
            yield bold


def _font(option: QStyleOptionViewItem, size_px: int) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(size_px)
    return font


def _paint_line(
    painter: QPainter, line: QRect, first: tuple[QFont, str, str], last: tuple[QFont, str, str]
) -> None:
    """Two texts on one line; the first one gives way."""
    font, colour, text = last
    width = QFontMetrics(font).horizontalAdvance(text)
    direction = painter.layoutDirection()
    _paint_text(painter, line, (font, colour, text), Qt.AlignmentFlag.AlignRight)
    room = line.adjusted(0, 0, -width - (12 if width else 0), 0)
    room = QStyle.visualRect(direction, line, room)
    font, colour, text = first
    text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    _paint_text(painter, room, (font, colour, text), Qt.AlignmentFlag.AlignLeft)


def _paint_text(
    painter: QPainter, line: QRect, text: tuple[QFont, str, str], side: Qt.AlignmentFlag
) -> None:
    font, colour, words = text
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = QStyle.visualAlignment(painter.layoutDirection(), side)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    # In a window that runs right to left, too, in the order of its own script.
    painter.drawText(line, flags, f"{_ISOLATE}{words}{_END}" if words else "")
