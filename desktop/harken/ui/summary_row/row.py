"""The row under the title: what is heard, and how long the summary is."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.state import SessionState
from harken.summary.length import Sentences
from harken.summary.ranker import DEFAULT_METHOD
from harken.ui.buttons import Button
from harken.ui.doing import Doing
from harken.ui.icons import pixmap
from harken.ui.reading_view import SIDE_PX
from harken.ui.summary_row.length_choice import Detail, LengthChoice
from harken.ui.summary_row.ranking_status import RankingStatus
from harken.ui.summary_row.reading_choice import ReadingChoice
from harken.ui.summary_row.result import focus_is_found
from harken.ui.theme import Theme

if TYPE_CHECKING:
    from harken.ui.tuning.popup import TuningPopup

_GAP_PX = 10
_SIDES_PX, _NARROW_SIDES_PX = 32, 20
_ICON_PX = 20
_LENGTH_MS = 40
"""A slider that is dragged asks for a new length so often at most."""
_PATIENCE_MS = 400
"""A ranking that is done sooner is not talked about."""


class SummaryRow(QWidget):
    """Shows the session's state; sends commands."""

    commanded = Signal(object)
    """A `Command` for the session."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("controls")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._state: SessionState | None = None
        self.readings = ReadingChoice()
        self.length = LengthChoice(theme)
        self.status = RankingStatus()
        self._tuning: TuningPopup | None = None
        self.back = Button(self.tr("Back to the summary"), doing=[Doing.EXPAND])
        self.back.setToolTip(self.tr("Back to the summary"))
        self.back.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._length_wanted: int | None = None
        self._length_timer = self._timer(_LENGTH_MS, self._send_length)
        self._patience = self._timer(_PATIENCE_MS, self._lose_patience)
        self._patient = True
        self._build()
        self._connect()
        self._draw()

    @property
    def tuning(self) -> "TuningPopup":
        """The panel; made when it is first wanted, for that takes longer than all else here."""
        if self._tuning is None:
            from harken.ui.tuning.popup import TuningPopup

            self._tuning = TuningPopup(self._theme, self)
            self._tuning.commanded.connect(self.commanded)
            if self._state is not None:
                self._tuning.show_state(self._state)
        return self._tuning

    # What is shown

    def show_state(self, state: SessionState) -> None:
        """Shows another state: article, reading, summary or ranking."""
        self._state = state
        there = bool(state.summary)
        self.readings.show_reading(
            state.reading, state.summary_s if there else None, state.article_s
        )
        if state.ranking_progress is None:
            self._patience.stop()
            self._patient = True
        elif self._patient and not self._patience.isActive():
            self._patience.start()
        if state.ranking is not None:
            most = len(state.ranking.order)
            self.length.show_length(len(state.summary), most, state.summary_s, state.article_s)
        picked = len(state.emphasis.pinned | state.emphasis.excluded)
        focus = state.emphasis.focus if focus_is_found(state) else ""
        self.length.show_emphasis(focus, picked)
        if self._tuning is not None:
            self._tuning.show_state(state)
        self._show_parts(state)

    def _show_parts(self, state: SessionState) -> None:
        """Shows what there is to choose, or why there is nothing."""
        shown: QWidget = self.status
        ranks = state.ranking_progress is not None
        if ranks and not (state.summary and self._patient):
            if self._patient:
                self.status.show_nothing()
            else:
                self.status.show_progress(state.ranking_progress or 0.0)
        elif state.ranking is None:
            self.status.show_none(offers_auto=state.method != DEFAULT_METHOD)
        elif state.expanded:
            shown = self.back
        elif state.emphasis.excluded and not state.summary:
            self.status.show_all_left_out()
        elif state.too_short:
            self.status.show_too_short()
        else:
            shown = self.length
        for part in (self.status, self.back, self.length):
            part.setVisible(part is shown)
        self.readings.show_skim(shown is self.length)
        self._fit(self.width())

    def stand_by(self, text_runs: str) -> None:
        """Stands where the text's lines begin: "ltr" at the left, "rtl" at the right."""
        self._row.setStretch(0, 1 if text_runs == "rtl" else 0)
        self._row.setStretch(self._row.count() - 1, 0 if text_runs == "rtl" else 1)

    def set_stuck(self, stuck: bool) -> None:
        """Whether the text scrolls away under it; then a line parts the two."""
        if self.property("stuck") != stuck:
            self.setProperty("stuck", stuck)
            self.style().unpolish(self)
            self.style().polish(self)

    def toggle_skim(self) -> None:
        """Skims the article, or reads all of it again."""
        if self._state is not None and self._state.summary:
            skims = self._state.reading is Reading.SKIM
            self._do(Action.SET_READING, Reading.ARTICLE if skims else Reading.SKIM)

    def open_tuning(self) -> None:
        """Opens all there is to tune, should there be an article.

        There need be no summary: a way of choosing that takes too long is changed here, too.
        """
        for anchor in (self.length.button, self.back, self.status):
            if anchor.isVisible():
                self.tuning.open_at(anchor)
                return

    def leave_article(self) -> None:
        """Another article is about to be shown."""
        if self._tuning is not None:
            self._tuning.leave_article()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says less where there is little room."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width_px: int) -> None:
        room_px = width_px - 2 * SIDE_PX - _GAP_PX
        if self.length.isVisibleTo(self):
            self._fit_length(room_px)
            return
        roomy = self.readings.width_px(_SIDES_PX) + self._said_px() <= room_px
        sides_px = _SIDES_PX if roomy else _NARROW_SIDES_PX
        self.readings.fit(sides_px)
        left_px = room_px - self.readings.width_px(sides_px)
        self.status.fit(left_px)
        whole, short = self.tr("Back to the summary"), self.tr("Back")
        self.back.setText(whole if self._back_px(whole) <= left_px else short)

    def _fit_length(self, room_px: int) -> None:
        """Says as much as there is room for; in the least of it not even how long all takes."""
        for detail in sorted(Detail, reverse=True):
            for sides_px in (_SIDES_PX, _NARROW_SIDES_PX):
                used_px = self.readings.width_px(sides_px) + self.length.width_px(detail)
                if used_px <= room_px:
                    self.readings.fit(sides_px)
                    # A focus has only what is left: nothing moves when one is set.
                    self.length.fit(detail, room_px - used_px)
                    return
        self.readings.fit(_NARROW_SIDES_PX, times=False)
        self.length.fit(Detail.NONE)

    def _said_px(self) -> int:
        """How much room it takes to say all where there is no length."""
        if self.back.isVisibleTo(self):
            return self._back_px(self.tr("Back to the summary"))
        return self.status.width_px()

    def _back_px(self, text: str) -> int:
        return self.back.fontMetrics().horizontalAdvance(text) + _ICON_PX + 2 * _SIDES_PX

    # What the person does

    def _connect(self) -> None:
        self.readings.chosen.connect(lambda one: self._do(Action.SET_READING, one))
        self.length.length_chosen.connect(self._want_length)
        self.length.tuning_wanted.connect(self.open_tuning)
        self.status.cancel_wanted.connect(lambda: self._do(Action.CANCEL_RANKING))
        self.status.again_wanted.connect(lambda: self._do(Action.RANK))
        self.status.auto_wanted.connect(lambda: self._do(Action.SET_METHOD, DEFAULT_METHOD))
        self.status.all_wanted.connect(self._leave_out_nothing)
        self.back.clicked.connect(lambda: self._do(Action.EXPAND))
        self._theme.changed.connect(self._draw)

    def _do(self, action: Action, value: object = None) -> None:
        self.commanded.emit(Command(action, value))

    def _leave_out_nothing(self) -> None:
        if self._state is not None:
            wishes = replace(self._state.emphasis, excluded=frozenset())
            self._do(Action.SET_EMPHASIS, wishes)

    def _want_length(self, sentences: int) -> None:
        self._length_wanted = sentences
        if not self._length_timer.isActive():
            self._send_length()

    def _send_length(self) -> None:
        if self._length_wanted is not None:
            wanted, self._length_wanted = self._length_wanted, None
            self._length_timer.start()
            self._do(Action.SET_LENGTH, Sentences(wanted))

    def _lose_patience(self) -> None:
        self._patient = False
        if self._state is not None:
            self._show_parts(self._state)

    # How it is made

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE_PX, 6, SIDE_PX, 6)
        self._row.setSpacing(_GAP_PX)
        self._row.addStretch(0)
        for part in (self.readings, self.length, self.status, self.back):
            self._row.addWidget(part)
        self._row.addStretch(1)

    def _timer(self, ms: int, due: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(due)
        return timer

    def _draw(self) -> None:
        self.back.setIcon(QIcon(pixmap("back", self._theme.colours.ink, _ICON_PX)))
