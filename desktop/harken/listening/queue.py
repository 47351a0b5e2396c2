"""What is to be heard, one article after the other."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.library.entry import Entry, Portion, Queued, entry_of
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.listening.main_thread import deliver


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One article of the queue."""

    entry: Entry
    portion: Portion | None = None
    """What of it is to be heard; None where it is heard as it was left or is chosen."""


class Queue(QObject):
    """The articles to be heard, in order; what was heard in this session stays in its place.

    Main thread only.

    Args:
        library: Where articles and queue are kept; None where nothing is.
        parent: The owner.
    """

    changed = Signal()
    """There are other items, or they are in another order."""
    failed = Signal(object)
    """A change could not be kept: an exception, a `HarkenError` where a person can help it."""

    def __init__(self, library: LibraryWorker | None, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._items: tuple[QueueItem, ...] = ()
        self._articles: dict[str, Article] = {}
        """Those that came in this session."""

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """What is to be heard, in order."""
        return self._items

    def at(self, article_id: str) -> int | None:
        """Which item an article is; None where it is not in the queue."""
        ids = [item.entry.id for item in self._items]
        return ids.index(article_id) if article_id in ids else None

    def add(self, article: Article, after: str | None = None) -> "Future[bool]":
        """Puts an article into the library, and into the queue where it is not there yet.

        Args:
            article: The article.
            after: The id of the item that it follows; None for the end.

        Returns:
            Done when it is kept: whether it is new to the library.
        """
        now_s = time.time()
        self._articles[article.id] = article
        if self._library is not None:
            added = self._library.ask(lambda library: library.add(article, now_s))
        else:
            added = Future()
            added.set_result(self.at(article.id) is None)
        if self.at(article.id) is None:
            place = self.at(after) if after is not None else None
            place = len(self._items) if place is None else place + 1
            item = QueueItem(entry_of(article, now_s))
            self._take((*self._items[:place], item, *self._items[place:]))
        return added

    def put(self, queue: Sequence[Queued], entries: Sequence[Entry] = ()) -> None:
        """Takes another queue.

        Args:
            queue: What is to be heard, in order.
            entries: Those of the articles that were not in the queue.
        """
        known = {entry.id: entry for entry in entries}
        known |= {item.entry.id: item.entry for item in self._items}
        self._take(
            tuple(
                QueueItem(known[one.article_id], one.portion)
                for one in queue
                if one.article_id in known
            )
        )

    def article(self, article_id: str) -> "Future[Article | None]":
        """An article's text, from the library."""
        found: Future[Article | None] = Future()
        if article_id in self._articles or self._library is None:
            found.set_result(self._articles.get(article_id))
            return found
        return self._library.ask(lambda library: library.article(article_id))

    def update(self, article: Article) -> None:
        """Keeps an article with other skips."""
        self._articles[article.id] = article
        at = self.at(article.id)
        if at is not None:
            before = self._items[at].entry
            now = entry_of(article, before.added_s)
            entry = replace(before, words=now.words, amount=now.amount)
            item = replace(self._items[at], entry=entry)
            self._items = (*self._items[:at], item, *self._items[at + 1 :])
        self._keep(lambda library: library.update(article))
        self.changed.emit()

    def _take(self, items: tuple[QueueItem, ...]) -> None:
        if items == self._items:
            return
        self._items = items
        queue = [Queued(item.entry.id, item.portion) for item in items]
        self._keep(lambda library: library.set_queue(queue))
        self.changed.emit()

    def _keep(self, work: Callable[[Library], None]) -> None:
        if self._library is not None:
            deliver(self._library.ask(work), self, lambda _: None, self.failed.emit)
