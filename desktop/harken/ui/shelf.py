"""The articles of this session: what is being imported, and what has arrived."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.model import Article
from harken.errors import HarkenError
from harken.importing.importer import Articles, Importer
from harken.importing.source import Source, describe
from harken.listening.main_thread import deliver


@dataclass(slots=True)
class Pending:
    """A source that is being read."""

    source: Source
    future: "Future[Articles]"
    step: str = ""
    """What is being done to it, for people."""


class Shelf(QObject):
    """Imports sources and keeps the articles, in the order in which they were asked for.

    All sources are read at once as far as the importer can; one that fails holds up no other.

    Args:
        importer: Whoever made it closes it.
    """

    arrived = Signal(object)
    """An `Article`; it was added, or was here already."""
    failed = Signal(object)
    """An exception; a `HarkenError` for all that a person can meet."""
    pending_changed = Signal()
    _progressed = Signal(int, str)

    def __init__(self, importer: Importer) -> None:
        super().__init__()
        self._importer = importer
        self._number = 0
        self._pending: dict[int, Pending] = {}
        self._articles: dict[tuple[int, int], Article] = {}
        self._progressed.connect(self._take_progress)

    @property
    def pending(self) -> tuple[Pending, ...]:
        """What is being read, in order."""
        return tuple(self._pending.values())

    @property
    def articles(self) -> tuple[Article, ...]:
        """What has arrived, in the order of the asking."""
        return tuple(self._articles[number] for number in sorted(self._articles))

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        return next((one for one in self._articles.values() if one.id == article_id), None)

    def following(self, article_id: str) -> Article | None:
        """The article after this one."""
        ids = [one.id for one in self.articles]
        place = ids.index(article_id) + 1 if article_id in ids else len(ids)
        return self.articles[place] if place < len(ids) else None

    def add(self, sources: Sequence[Source]) -> None:
        """Starts to import `sources`."""
        for source in sources:
            self._number += 1
            self._read(self._number, source)
        self.pending_changed.emit()

    def replace(self, article: Article) -> None:
        """Keeps an article whose skips were changed."""
        for number, kept in self._articles.items():
            if kept.id == article.id:
                self._articles[number] = article

    def cancel(self) -> None:
        """Gives up all that is being read."""
        pending = list(self._pending.values())
        self._pending.clear()
        for one in pending:
            self._importer.cancel(one.future)
        self.pending_changed.emit()

    def _read(self, number: int, source: Source) -> None:
        future = self._importer.read(source, lambda step: self._progressed.emit(number, step))
        self._pending[number] = Pending(source, future)
        deliver(
            future,
            self,
            lambda articles: self._take(number, articles),
            lambda error: self._fail(number, error),
        )

    @Slot(int, str)
    def _take_progress(self, number: int, step: str) -> None:
        if number in self._pending:
            self._pending[number].step = step
            self.pending_changed.emit()

    def _take(self, number: int, articles: Articles) -> None:
        if self._pending.pop(number, None) is None:
            return
        arrived = []
        for place, article in enumerate(articles):
            known = self.article(article.id)
            if known is None:
                self._articles[number, place] = article
            arrived.append(known or article)
        self.pending_changed.emit()
        for article in arrived:
            self.arrived.emit(article)

    def _fail(self, number: int, error: Exception) -> None:
        pending = self._pending.pop(number, None)
        if pending is None:
            return
        self.pending_changed.emit()
        if not isinstance(error, HarkenError):
            error.add_note(f"while reading {describe(pending.source)}")
        self.failed.emit(error)
