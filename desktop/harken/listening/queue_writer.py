"""Writes the queue and its articles to the library, and once more what could not be written."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from harken.article.model import Article
from harken.library.entry import Entry
from harken.library.library import Library
from harken.listening.keeping import Keeping, nothing_more
from harken.listening.queue_item import QueueItem, hear_again, in_order, join
from harken.listening.texts import Texts

T = TypeVar("T")


class QueueWriter:
    """With each change it writes the order, and all that failed before. Main thread only.

    Args:
        texts: Has what is on its way.
        keeping: Writes.
    """

    def __init__(self, texts: Texts, keeping: Keeping) -> None:
        self._texts = texts
        self._keeping = keeping
        self.failed = False
        """Whether the last change could not be written."""
        self.joins = True
        """Whether the queue is put behind the library's, which is not known yet: what was left must
        not be overwritten by what came since."""

    def write(
        self,
        items: Sequence[QueueItem],
        work: Callable[[Library], T],
        article: Article | None = None,
        done: Callable[[T], None] = nothing_more,
    ) -> "Future[T] | None":
        """Has something written.

        Args:
            items: The queue.
            work: What else to write.
            article: The article that is written with it.
            done: Gets the result.

        Returns:
            Done when that is; None where there is no library.
        """
        unkept, keep_order, now_s = self._texts.unkept, self._order(items), time.time()
        articles = [one for before in unkept for one in before.articles]
        if article is not None:
            articles.append(article)

        def write(library: Library) -> T:
            for before in unkept:
                before.keep(library, now_s)
            result = work(library)
            keep_order(library)
            return result

        def well(result: T) -> None:
            self.failed = False
            self._texts.confirm(*articles)
            done(result)

        def badly() -> None:
            self.failed = True
            for one in articles:
                self._texts.fail(one)

        return self._keeping.ask(write, well, badly)

    def add(
        self,
        items: Sequence[QueueItem],
        article: Article,
        now_s: float,
        known: Callable[[Entry], None] | None,
    ) -> "Future[bool]":
        """Has an article put into the library.

        Args:
            items: The queue, with it.
            article: The article.
            now_s: The time in Unix seconds.
            known: Gets what the library knew of it already; None where it was in the queue and so
                is not to be heard again where it is done.

        Returns:
            Done when it is kept: whether it is new to the library.
        """
        added: Future[bool] = Future()

        def keep(library: Library) -> tuple[bool, Entry | None]:
            new = library.add(article, now_s)
            if not new and known is not None:
                hear_again(library, article.id)
            return new, library.entry(article.id)

        def take(kept: tuple[bool, Entry | None]) -> None:
            new, entry = kept
            if not new and known is not None and entry is not None:
                known(entry)

        kept = self.write(items, keep, article, take)
        if kept is None:
            added.set_result(known is not None)
        else:
            kept.add_done_callback(lambda done: _pass_on(done, added))
        return added

    def _order(self, items: Sequence[QueueItem]) -> Callable[[Library], None]:
        if self.joins:
            return lambda library: join(library, items)
        return lambda library: library.set_queue(in_order(items))


def _pass_on(kept: "Future[tuple[bool, Entry | None]]", added: "Future[bool]") -> None:
    if kept.cancelled():
        added.cancel()
        return
    error = kept.exception()
    if error is not None:
        added.set_exception(error)
    else:
        added.set_result(kept.result()[0])
