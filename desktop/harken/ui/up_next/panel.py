"""What is to be heard, beside the article that is read."""

import math
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from harken.library.entry import Entry
from harken.listening.state import SessionState
from harken.ui.arrivals import Waiting
from harken.ui.article_row import ROW_PX
from harken.ui.buttons import Button, IconButton
from harken.ui.durations import in_words
from harken.ui.labels import muted_label
from harken.ui.reading_behind import ReadingBehind
from harken.ui.section import Section
from harken.ui.theme import Theme
from harken.ui.up_next.model import QueueModel
from harken.ui.up_next.queue_list import QueueList

_ROOM_UNDER_PX = 16
"""Where a line is let go that is to be the last."""


class UpNext(Section):
    """The queue, what is left of it in all, and what is being read into it.

    Args:
        theme: The colours.
        seconds: How long all of an article takes to hear.
    """

    chosen = Signal(str)
    """The id of an article to open."""
    changed = Signal()
    """There is something to show, or nothing any more."""
    fit_wanted = Signal()
    """The person has only so much time."""
    left_empty = Signal()
    """The keyboard was in the list, and there is nothing in it any more."""
    cancel_wanted = Signal()
    """What is being read behind the open article is not wanted any more."""

    def __init__(self, theme: Theme, seconds: Callable[[Entry], float]) -> None:
        super().__init__(theme, self.tr("UP NEXT"))
        self.setObjectName("upNext")
        self.model = QueueModel(seconds, self)
        self.list = QueueList(theme, self.model)
        self.list.setFixedHeight(ROW_PX)
        self._open_id: str | None = None
        self._offered_minutes = 0
        self._nothing = muted_label(self.tr("Nothing is waiting to be heard."), "small")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(12, 4, 8, 8)
        self._behind = ReadingBehind()
        self._behind.appeared.connect(self._show_what_there_is)
        self._behind.cancel_wanted.connect(self.cancel_wanted)
        self._more = IconButton(
            theme, "more", self.tr("What can be done to the article"), kind="transport"
        )
        self._more.clicked.connect(self._open_menu)
        self.add_to_head(self._more)
        self._fit = Button(self.tr("Fit my time…"), kind="link")
        self._fit.clicked.connect(self.fit_wanted)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.list)
        self.body.addWidget(self._fit, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._behind)
        self.list.clicked.connect(self._choose)
        self._show_what_there_is()

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.model.items) or self._behind.tells

    def keep_within(self, room_px: int) -> None:
        """Shows as many whole lines as there is room for, at least one, and is no higher."""
        list_px = 0 if self.list.isHidden() else self.list.minimumHeight()
        others_px = self.head_px + self.body.sizeHint().height() - list_px
        lines = max(1, (room_px - others_px) // ROW_PX)
        all_px = len(self.model.items) * ROW_PX + _ROOM_UNDER_PX
        self.list.setFixedHeight(min(all_px, lines * ROW_PX))

    def open(self, wanted: bool) -> None:
        """Shows what is in it, as high as that is; or its head alone."""
        super().open(wanted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: SessionState) -> None:
        """Shows the queue, the article that is read picked out."""
        chosen, row = self.list.chosen, self.list.currentIndex().row()
        moved = self.list.hasFocus() and chosen is not None
        shown = self.model.items
        self.model.show_state(state)
        if state.queue is not shown:
            if chosen is not None:
                self.list.choose(self.model.row_of(chosen.id), row)
            self._show_what_there_is()
        opened = state.article.id if state.article is not None else None
        if opened != self._open_id:
            self._open_id = opened
            if not moved and opened is not None:
                self._choose_open(opened)
        self.list.viewport().update()
        left = in_words(state.queue_s) if self.model.items else ""
        self.tell(left, self.tr("{time} left").format(time=left) if left else "")
        self._show_plan(state)

    def offer(self, minutes: int) -> None:
        """Offers to go on with what is left of a plan; 0 where there is nothing."""
        self._offered_minutes = minutes

    def show_place(self, state: SessionState) -> None:
        """Shows how far the article that is read is."""
        self.model.show_state(state)
        if state.queue_at is not None:
            index = self.model.index(state.queue_at)
            self.list.viewport().update(self.list.visualRect(index))

    def _show_plan(self, state: SessionState) -> None:
        # The narrowest side has no room for more.
        if state.plan_left_s is not None:
            left = in_words(60 * math.ceil(state.plan_left_s / 60))
            text = self.tr("{time} left…").format(time=left)
            spoken = hint = self.tr("{time} left of your time").format(time=left)
        elif self._offered_minutes:
            left = in_words(60 * self._offered_minutes)
            text = self.tr("Go on: {time}…").format(time=left)
            spoken = hint = self.tr("Go on with the {time} left of your time").format(time=left)
        else:
            text = spoken = self.tr("Fit my time…")
            hint = self.tr("Hear what fits into the time you have")
        self._fit.setText(text)
        self._fit.setAccessibleName(spoken)
        self._fit.setToolTip(hint)

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Shows what is being read behind the open article; None where nothing is."""
        self._behind.show_waiting(waiting)
        self._show_what_there_is()

    def _choose_open(self, article_id: str) -> None:
        row = self.model.row_of(article_id)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _show_what_there_is(self) -> None:
        count = len(self.model.items)
        if not count and self.list.hasFocus():
            self.left_empty.emit()
        self._behind.setVisible(self._behind.tells)
        self._nothing.setVisible(not count)
        self.list.setVisible(bool(count))
        self._more.setVisible(bool(count))
        self._fit.setVisible(bool(count))
        self.changed.emit()

    def _choose(self, index: QModelIndex) -> None:
        entry = self.list.entry_at(index)
        if entry is not None:
            self.chosen.emit(entry.id)

    def _open_menu(self) -> None:
        self.list.open_menu(self._more.mapToGlobal(QPoint(0, self._more.height())))
