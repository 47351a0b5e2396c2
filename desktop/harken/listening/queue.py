"""What is to be heard, one article after the other."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.library.entry import Entry, Progress, Queued, Status, entry_of
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.listening.forgetting import Forgetting
from harken.listening.keeping import Keeping, nothing_more
from harken.listening.queue_item import (
    QueueItem,
    first_to_hear,
    left_over,
    still_to_hear,
    unread,
)
from harken.listening.queue_writer import QueueWriter
from harken.listening.texts import Loaded, Texts

__all__ = ["Queue", "QueueItem"]


class Queue(QObject):
    """The articles to be heard, in order; what was heard in this session stays in its place.

    Main thread only. What cannot be written is here all the same, and is written with the next
    change.

    Args:
        library: Where articles and queue are kept; None where nothing is.
        keeping: Writes to it.
        parent: The owner.
    """

    changed = Signal()
    """There are other items, they are in another order, or something else is known of one."""
    exchanged = Signal(str, str)
    """Another reading of its source is in an article's place: the ids of the two."""
    loaded = Signal()
    """What was left from another time is there."""

    def __init__(self, library: LibraryWorker | None, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.forgetting = Forgetting(keeping, self)
        """What the library is still to forget."""
        self._texts = texts = Texts(library)
        self._writer = QueueWriter(texts, keeping)
        self._items: tuple[QueueItem, ...] = ()
        self._places: dict[str, int] = {}
        self._followed_by: dict[str, str | None] = {}
        """What came after each that was taken out; None where it was the last."""
        self._loads = False
        self._was_loaded = library is None
        self.heard_last: str | None = None
        """Where to go on when it was loaded: the id of the article that was heard last, or of what
        follows it where that is done."""
        self._load()

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """What is to be heard, in order."""
        return self._items

    @property
    def is_loaded(self) -> bool:
        """Whether what was left from another time is there."""
        return self._was_loaded

    def at(self, article_id: str) -> int | None:
        """Which item an article is; None where it is not in the queue."""
        return self._places.get(article_id)

    def item(self, article_id: str) -> QueueItem | None:
        """An article's item; None where it is not in the queue."""
        at = self.at(article_id)
        return self._items[at] if at is not None else None

    def next_unheard(self, article_id: str) -> QueueItem | None:
        """The first item behind an article that is not done; None where there is none."""
        behind = self._items[self.place_behind(article_id) :]
        return next((it for it in behind if it.entry.status is not Status.DONE), None)

    def place_behind(self, article_id: str) -> int:
        """The place of what follows an article, also after that was taken out; else the first."""
        at = self.at(article_id)
        if at is not None:
            return at + 1
        follows: str | None = article_id
        while follows in self._followed_by and follows not in self._places:
            follows = self._followed_by[follows]
        if follows is None:
            return len(self._items)
        return self._places.get(follows, 0)

    def place_to_open(self, open_id: str | None) -> int:
        """The place of what is to be opened now: the one that is open follows it, unless done.

        Args:
            open_id: The id of the article that is open; None where none is.
        """
        if open_id is None:
            return 0
        item = self.item(open_id)
        follows = item is not None and item.entry.status is not Status.DONE
        return self.place_behind(open_id) - follows

    def add(self, article: Article, after: str | None = None) -> "Future[bool]":
        """Puts an article into the library, and into the queue where it is not there yet.

        One that was heard to its end at another time is to be heard again then.

        Args:
            article: The article.
            after: The id of the item that it follows; None for the end.

        Returns:
            Done when it is kept: whether it is new to the library. That it cannot be kept is told.
        """
        now_s, queued = time.time(), article.id in self._places
        self._texts.add(article)
        if not queued:
            at = self.at(after) if after is not None else None
            place = len(self._items) if at is None else at + 1
            item = QueueItem(entry_of(article, now_s))
            self._set((*self._items[:place], item, *self._items[place:]))
        self._load_again()
        added = self._writer.add(self._items, article, now_s, None if queued else self._learn)
        if not queued:
            self.changed.emit()
        return added

    def open_here(self, entry: Entry, open_id: str | None) -> None:
        """Puts an article of the library where it is heard now, unless it is in the queue already.

        Args:
            entry: The article.
            open_id: The id of the article that is open; None where none is.
        """
        if entry.id not in self._places:
            place = self.place_to_open(open_id)
            self._take((*self._items[:place], QueueItem(entry), *self._items[place:]))

    def put(self, queue: Sequence[Queued], entries: Iterable[Entry] = ()) -> None:
        """Takes another queue.

        Args:
            queue: What is to be heard, in order. What is neither in the queue yet nor among the
                entries is left out.
            entries: What is known of articles that were not in the queue.
        """
        known = {entry.id: self.forgetting.entry(entry) for entry in entries}
        known |= {item.entry.id: item.entry for item in self._items}
        kept = {one.article_id: one.portion for one in queue if one.article_id in known}
        self._take(tuple(QueueItem(known[one], portion) for one, portion in kept.items()))

    def remove(self, article_id: str) -> None:
        """Takes an article out of the queue; the library keeps it."""
        self._take(tuple(item for item in self._items if item.entry.id != article_id))

    def exchange(self, before_id: str, article: Article) -> None:
        """Puts another reading of a source in an article's place, in the library, too."""
        now_s, before = time.time(), self.item(before_id)
        self._texts.add(article)
        if before is not None:
            new = entry_of(article, now_s)
            words, amount = new.words, new.amount
            entry = replace(before.entry, id=new.id, title=new.title, words=words, amount=amount)
            item = self.item(article.id) or QueueItem(entry, before.portion)
            others = (it for it in self._items if it is before or it is not item)
            self._set(tuple(item if it is before else it for it in others))
        self._write(lambda library: library.exchange(before_id, article, now_s), article)
        self.exchanged.emit(before_id, article.id)
        self.changed.emit()

    def update(self, article: Article) -> None:
        """Keeps an article with other skips."""
        self._texts.edit(article)
        item = self.item(article.id)
        if item is not None:
            now = entry_of(article, item.entry.added_s)
            self._know(replace(item.entry, words=now.words, amount=now.amount))
        self._write(lambda library: library.update(article), article)
        self.changed.emit()

    def note(self, progress: Progress) -> None:
        """Takes note of how far the person is with an article; that is kept elsewhere."""
        item = self.item(progress.article_id)
        if item is not None:
            status, heard, heard_s = progress.status, progress.heard, progress.heard_s
            self._know(replace(item.entry, status=status, heard=heard, heard_s=heard_s))
            self.changed.emit()

    def forget_history(self) -> None:
        """Knows no more what was heard, and has the library forget it."""
        # Before what comes next is loaded anew.
        self.forgetting.forget()
        self._set(tuple(replace(item, entry=unread(item.entry)) for item in self._items))
        self.changed.emit()

    def article(self, article_id: str) -> "Future[Article | None]":
        """An article's text; None where it is not in the library."""
        return self._texts.article(article_id)

    def load(self, article_id: str) -> "Future[Loaded | None]":
        """An article's text and how it was left; None where it is not in the library."""
        return self._texts.load(article_id)

    def close(self) -> None:
        """Tries once more to write what could not be written."""
        if self._writer.failed or (self._items and not self._was_loaded):
            self._writer.write(self._items, nothing_more)
        self.forgetting.close()

    def _load(self) -> None:
        if not self._loads:
            self._loads = True
            self._keeping.ask(left_over, self._take_left, self._on_not_loaded)

    def _take_left(self, left: tuple[QueueItem, ...]) -> None:
        """Takes what was left from another time, but for what was heard then."""
        self._loads, self._was_loaded = False, True
        self._writer.joins = False
        self.heard_last = first_to_hear(left)
        to_hear = still_to_hear(left)
        there = {item.entry.id for item in to_hear}
        items = (*to_hear, *(it for it in self._items if it.entry.id not in there))
        self._set(left)
        self._take(items)
        self.changed.emit()
        self.loaded.emit()

    def _on_not_loaded(self) -> None:
        self._loads = False

    def _take(self, items: tuple[QueueItem, ...]) -> None:
        """Takes other items, and has them kept."""
        if items == self._items:
            return
        self._set(items)
        self._write()
        self.changed.emit()

    def _write(
        self, work: Callable[[Library], object] = nothing_more, article: Article | None = None
    ) -> None:
        self._load_again()
        self._writer.write(self._items, work, article)
        self.forgetting.try_again()

    def _load_again(self) -> None:
        """What could not be loaded may be there now."""
        if not self._was_loaded:
            self._load()

    def _set(self, items: tuple[QueueItem, ...]) -> None:
        before, self._items = self._items, items
        self._places = {item.entry.id: at for at, item in enumerate(items)}
        ids = [item.entry.id for item in before]
        for article_id, following in zip(ids, (*ids[1:], None), strict=False):
            if article_id not in self._places:
                self._followed_by[article_id] = following
        for there in self._followed_by.keys() & self._places.keys():
            del self._followed_by[there]

    def _learn(self, entry: Entry) -> None:
        self._know(self.forgetting.entry(entry))
        self.changed.emit()

    def _know(self, entry: Entry) -> None:
        """Takes what is known now of one that is in the queue."""
        at = self.at(entry.id)
        if at is not None:
            item = replace(self._items[at], entry=entry)
            self._items = (*self._items[:at], item, *self._items[at + 1 :])
