"""Where the article's characters are on the screen, and which are under a point of it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextBrowser

from harken.article.model import Span
from harken.ui.page import Page
from harken.ui.text_lines import Range, bounds_of

Place = tuple[Span, float]
"""A stretch of the article, and how many pixels below the top of the view it is."""
_STEP_PX = 16
"""No line is lower."""


class Places:
    """Finds places in a view, and goes back to them when it is laid out anew.

    Args:
        view: What shows the page.
    """

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self.page: Page | None = None

    def ranges_of(self, span: Span | None) -> list[Range]:
        """Where a stretch of the article is in the document; nowhere if it is not shown."""
        return self.page.ranges_of(span) if span is not None and self.page is not None else []

    def under(self, at: QPointF) -> tuple[int, int] | None:
        """The block and offset of the character at a point of the viewport; None beside them."""
        point = QPointF(at.x(), at.y() + self._view.verticalScrollBar().value())
        block = self._view.cursorForPosition(at.toPoint()).block()
        bounds = self._view.document().documentLayout().blockBoundingRect(block)
        if self.page is None or not bounds.top() <= point.y() <= bounds.bottom():
            return None
        line = _line_under(block, point.y() - bounds.top())
        x = point.x() - bounds.left()
        within = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        last = line.textStart() + line.textLength() - 1
        return self.page.place_of(block.position() + min(within, last))

    def seen(self) -> list[Place]:
        """Some of what is seen, from the top down; nothing where the text stands at its top."""
        if self._view.verticalScrollBar().value() == 0:
            return []
        found: list[Place] = []
        x = self._view.document().documentMargin() + 1
        for y in range(0, self._view.viewport().height(), _STEP_PX):
            at = self.under(QPointF(x, y))
            place = self.place_of(Span(at[0], at[1], at[1] + 1)) if at is not None else None
            if place is not None and place not in found:
                found.append(place)
        return found

    def place_of(self, span: Span) -> Place | None:
        """Where a stretch of the article is on the screen; None where it is not shown."""
        if not self.ranges_of(span):
            return None
        return span, self._top_of(span) - self._view.verticalScrollBar().value()

    def scroll_to(self, places: Sequence[Place]) -> None:
        """Scrolls so that the first of `places` that is still shown is where it was."""
        for span, below_top_px in places:
            if self.ranges_of(span):
                self._scroll_at_once(round(self._top_of(span) - below_top_px))
                return

    def _scroll_at_once(self, value: int) -> None:
        bar = self._view.verticalScrollBar()
        if value > bar.maximum():
            # A long text is laid out bit by bit: here as far as it will be seen, of which the bar
            # would hear later only.
            layout = self._view.document().documentLayout()
            bottom = QPointF(0, value + self._view.viewport().height())
            layout.hitTest(bottom, Qt.HitTestAccuracy.FuzzyHit)
            layout.documentSizeChanged.emit(QSizeF())
        bar.setValue(value)

    def _top_of(self, span: Span) -> float:
        return bounds_of(self._view.document(), self.ranges_of(span)).top()


def _line_under(block: QTextBlock, y: float) -> QTextLine:
    layout = block.layout()
    low, high = 0, layout.lineCount() - 1
    while low < high:
        middle = (low + high + 1) // 2
        if layout.lineAt(middle).y() <= y:
            low = middle
        else:
            high = middle - 1
    return layout.lineAt(low)
