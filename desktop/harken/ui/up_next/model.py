"""The queue as a list shows it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from harken.article.position import Reading
from harken.article.source_name import short_source
from harken.library.entry import Entry, Status
from harken.listening.queue import QueueItem
from harken.listening.state import SessionState
from harken.ui.article_row import Row
from harken.ui.durations import estimate, in_words, short
from harken.ui.row_model import RowModel

MIME = "application/x-harken-queue-place"
"""What is dragged within the list: the place of an article."""

_Index = QModelIndex | QPersistentModelIndex


class QueueModel(RowModel):
    """Makes a `Row` of an item when it is asked for one: most of thousands are never seen.

    Args:
        seconds: How long all of an article takes to hear.
        parent: The owner.
    """

    def __init__(self, seconds: Callable[[Entry], float], parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._items: tuple[QueueItem, ...] = ()
        self._state: SessionState | None = None

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """What is shown, in order."""
        return self._items

    def show_state(self, state: SessionState) -> None:
        """Takes the queue as it is now; who shows it paints it anew."""
        self._state = state
        before, now = self._items, state.queue
        if now is before:
            return
        self._items = now
        if [item.entry.id for item in before] == [item.entry.id for item in now]:
            return
        if now[: len(before)] == before:
            self.add_lines(len(now) - len(before))
        else:
            self.exchange_lines(len(now))

    def row_of(self, article_id: str) -> int | None:
        """Where an article stands."""
        for row, item in enumerate(self._items):
            if item.entry.id == article_id:
                return row
        return None

    def row(self, place: int) -> Row:
        """What a line shows."""
        item, state = self._items[place], self._state
        at = state.queue_at if state is not None else None
        if state is not None and at == place:
            return self._current_row(item.entry, state)
        entry, source = item.entry, short_source(item.entry.source)
        done, passed = entry.status is Status.DONE, at is not None and place < at
        heard = 0.0 if done else entry.heard
        left_s = (1 - heard) * self._seconds(entry)
        note = self._portion(item, 1 - heard)
        said = [entry.title, note or in_words(estimate(left_s))]
        if heard:
            said[1] = self.tr("{time} left").format(time=said[1])
            said.append(self.tr("{percent} % heard").format(percent=round(100 * heard)))
        said.append(source)
        said += [self.tr("heard")] if done else [self.tr("passed")] if passed else []
        return Row(
            entry.title,
            "" if note else short(left_s),
            source,
            ", ".join(said),
            note,
            done=done,
            passed=passed,
            heard=heard,
        )

    def _portion(self, item: QueueItem, left: float) -> str:
        portion = item.portion
        if portion is None or portion.reading is Reading.ARTICLE or portion.minutes is None:
            return ""
        return self.tr("summary {time}").format(time=short(left * portion.minutes * 60))

    def _current_row(self, entry: Entry, state: SessionState) -> Row:
        note = ""
        if state.reading is Reading.SUMMARY:
            note = self.tr("summary")
        elif state.summary:
            note = self.tr("summary {time}").format(time=short(state.summary_s))
        spoken = self.tr("{title}, open now, {time} left, {percent} % heard").format(
            title=entry.title,
            time=in_words(estimate(state.remaining_s)),
            percent=round(100 * state.heard),
        )
        return Row(
            entry.title,
            short(state.remaining_s),
            short_source(entry.source),
            spoken,
            note,
            current=True,
            heard=state.heard,
        )

    def in_full(self, place: int) -> str:
        """The title."""
        return self._items[place].entry.title

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """An item can be dragged, and dropped between others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802  Qt's name
        """Only what comes from this list is taken by it."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  Qt's name
        """The place of what is dragged."""
        mime = QMimeData()
        mime.setData(MIME, str(indexes[0].row()).encode())
        return mime

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  Qt's name
        """A move: it is the same article in another place."""
        return Qt.DropAction.MoveAction
