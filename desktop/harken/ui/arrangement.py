"""Where the parts of the reading page lie: on its text, and out of the way of what is heard."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from harken.ui.end_card import EndCard
from harken.ui.reading_view import SIDE_PX, ReadingView
from harken.ui.skipped_strip import MOST_HEIGHT_PX, SkippedStrip
from harken.ui.summary_row.row import SummaryRow

_STUCK_FROM_PX = 360
"""In a lower page the strip of skipped parts stays at the text's end."""
_FADE_PX = 24
"""Above the strip, the text that goes on under it fades out."""
_PILL_PX = 60
"""The floating button, and the room under it."""
_ROOM_AFTER_TEXT_PX = _FADE_PX + _PILL_PX + MOST_HEIGHT_PX + 16
"""Enough for strip and button, shown or not: another room would lay a long text out anew."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The parts of a page, and the room that each gets."""

    page: QWidget
    view: ReadingView
    controls: SummaryRow
    """Under the heading, or at the top once the heading is scrolled away."""
    strip: SkippedStrip
    strip_ground: QWidget
    """Hides the text under the strip."""
    back: QWidget
    end: EndCard

    def arrange(self) -> None:
        """Lays everything where it belongs now."""
        view, column = self.view, self.view.viewport().geometry()
        view.setGeometry(self.page.rect())
        strip_px = self.strip.fit(column.width() - 2 * SIDE_PX)
        self.strip.setFixedHeight(strip_px)
        strip_px = strip_px + 16 if self.strip.isVisibleTo(self.page) else 0
        self.controls.setFixedWidth(column.width())
        controls_px = self.controls.heightForWidth(column.width())
        if controls_px < 0:
            controls_px = self.controls.sizeHint().height()
        view.room.reserve_after_heading(controls_px + 24)
        view.room.reserve_after_text(self._room_after_text_px(strip_px))
        y = round(view.room.heading_bottom()) + 8
        self.controls.setGeometry(column.left(), max(0, y), column.width(), controls_px)
        self.controls.set_stuck(y < 0)
        covered_px = strip_px if self.page.height() >= _STUCK_FROM_PX else 0
        view.following.set_covered(controls_px + 16 if y < 0 else 0, covered_px + 16)
        self._arrange_bottom(strip_px)

    def _room_after_text_px(self, strip_px: int) -> int:
        """Room for all that may lie there; but none that alone would make a short text scroll."""
        view, end = self.view, self.end
        now_px = _FADE_PX + strip_px
        if end.isVisibleTo(self.page):
            now_px += end.sizeHint().height() + 16
        text_px = view.room.text_bottom() + view.verticalScrollBar().value()
        is_short = text_px + now_px <= view.viewport().height()
        return now_px if is_short else _ROOM_AFTER_TEXT_PX

    def _arrange_bottom(self, strip_px: int) -> None:
        column, page = self.view.viewport().geometry(), self.page
        left, width = column.left() + SIDE_PX, column.width() - 2 * SIDE_PX
        y = round(self.view.room.text_bottom()) + _FADE_PX
        if self.view.verticalScrollBar().maximum() > 0:
            y += _PILL_PX
        if page.height() >= _STUCK_FROM_PX:
            y = min(y, page.height() - strip_px)
        self.strip.setGeometry(left, y, width, self.strip.height())
        top = y - _FADE_PX
        self.strip_ground.setGeometry(column.left(), top, column.width(), page.height() - top)
        bottom = min(page.height(), y if strip_px else page.height()) - 16
        self.end.fit(page.width() - 16)
        for floating in (self.back, self.end):
            size = floating.sizeHint()
            x = (page.width() - size.width()) // 2
            floating.setGeometry(x, bottom - size.height(), size.width(), size.height())
            floating.raise_()
