"""Reads an article from its source again, as another extent."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article, Extent
from harken.errors import HarkenError
from harken.importing.importer import Articles, Importer
from harken.importing.source import FileSource, describe
from harken.listening.main_thread import deliver
from harken.ui.looking import Stamp, look_at
from harken.ui.origins import Origin


class Rereading(QObject):
    """One article at a time is read again; a source that has changed meanwhile is refused."""

    done = Signal(object, object)
    """The article as it was when this began, and as it is now."""
    failed = Signal(object)
    """An exception; a `HarkenError` for all that a person can meet."""
    changed = Signal()
    """It began or ended."""

    def __init__(self, importer: Importer) -> None:
        super().__init__()
        self._importer = importer
        self._article: Article | None = None
        self._turn = 0
        self._future: Future[Articles] | None = None

    @property
    def article(self) -> Article | None:
        """What is being read again."""
        return self._article

    def start(self, article: Article, origin: Origin, extent: Extent) -> None:
        """Begins to read `article` again; what is under way is given up."""
        self.cancel()
        self._article = article
        turn = self._turn
        self.changed.emit()
        if isinstance(origin.source, FileSource):
            deliver(
                look_at(origin.source.path),
                self,
                lambda stamp: self._read(turn, origin, extent, stamp),
                lambda error: self._end(turn, error),
            )
        else:
            self._read(turn, origin, extent, origin.stamp)

    def cancel(self) -> None:
        """Gives up; the article stays as it is."""
        self._turn += 1
        if self._future is not None:
            self._importer.cancel(self._future)
        if self._article is not None:
            self._article, self._future = None, None
            self.changed.emit()

    def _read(self, turn: int, origin: Origin, extent: Extent, stamp: Stamp | None) -> None:
        if turn != self._turn:
            return
        if stamp != origin.stamp:
            self._end(turn, self._changed(origin, gone=stamp is None))
            return
        self._future = self._importer.read(origin.source, extent=extent)
        deliver(
            self._future,
            self,
            lambda articles: self._take(turn, origin, articles),
            lambda error: self._end(turn, error),
        )

    def _take(self, turn: int, origin: Origin, articles: Articles) -> None:
        before = self._article
        if origin.place >= len(articles):
            self._end(turn, self._changed(origin, gone=False))
        elif turn == self._turn and before is not None:
            self._end(turn, None)
            self.done.emit(before, articles[origin.place])

    def _end(self, turn: int, error: Exception | None) -> None:
        if turn != self._turn:
            return
        self._article, self._future = None, None
        self.changed.emit()
        if error is not None:
            self.failed.emit(error)

    def _changed(self, origin: Origin, *, gone: bool) -> HarkenError:
        name = describe(origin.source)
        return HarkenError(
            self.tr("Cannot read {name} in another way").format(name=name),
            self.tr("it is not there any more")
            if gone
            else self.tr("it has changed since it was opened"),
            self.tr("The article stays as it was. Add it again to hear what it says now."),
        )
