"""Going from article to article: by name, to the next or the one before, or to where one was."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.model import Article
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.bookkeeping import Bookkeeping
from harken.listening.command import Action, Actions
from harken.listening.digest import Digest
from harken.listening.main_thread import deliver
from harken.listening.narrator import Narrator
from harken.listening.queue import Queue, QueueItem
from harken.listening.state import Mode
from harken.listening.texts import Loaded
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.summary.length import Minutes

_RESTARTS_AFTER_S = 3.0
"""Further into an article than this, "previous article" starts it again, as players do."""


class Opening(QObject):
    """Makes another article the current one. Main thread only.

    What is opened from the library is read as the queue plans it, else as it was left, else from
    the start of the article; playing goes on in it. The article that follows in the queue is loaded
    ahead. Of two wishes the later one counts.

    Args:
        here: Where the listener is.
        digest: The article's summary.
        narrator: Knows how long it takes.
        transport: Goes on there.
        queue: The articles.
        bookkeeping: Keeps where the listener was.
        parent: The owner.
    """

    opened = Signal()
    """Another article is the current one."""
    given_up = Signal()
    """What was to be opened cannot be; nothing is open instead."""
    notice = Signal(str)
    """A short message for people."""

    def __init__(
        self,
        here: Whereabouts,
        digest: Digest,
        narrator: Narrator,
        transport: Transport,
        *,
        queue: Queue,
        bookkeeping: Bookkeeping,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._digest = digest
        self._narrator = narrator
        self._transport = transport
        self._queue = queue
        self._bookkeeping = bookkeeping
        self._turn = 0
        """Counts the wishes: an answer to an older one is of no interest."""
        self._wished: str | None = None
        """The article that is to be opened and is not there yet."""
        self._closed = False
        self._ahead: tuple[QueueItem, Future[Loaded | None]] | None = None
        queue.changed.connect(self._load_ahead)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            Action.OPEN_ARTICLE: self._open_article,
            Action.NEXT_ARTICLE: lambda _: self.open_next(),
            Action.PREVIOUS_ARTICLE: lambda _: self.open_previous(),
        }

    @property
    def coming(self) -> bool:
        """Whether an article is about to be opened, and is not there yet."""
        return self._wished is not None

    def open(self, article: Article) -> None:
        """Opens an article, silent, in the reading that is chosen now, where it was left."""
        self._wish(None)
        self._open(Loaded.of(article), None)
        self.opened.emit()

    def resume(self) -> None:
        """Opens the article that was heard last, silent, where that was; not where one is open."""
        if not self._queue.is_loaded:
            self._queue.loaded.connect(self._resume)
        else:
            self._resume()

    def open_next(self) -> None:
        """Goes to the next article of the queue; at its end stays."""
        self._step(1, self.tr("There is no next article."))

    def open_previous(self) -> None:
        """Goes to the start of the article or, from there, to the one before."""
        elapsed_s = self._here.elapsed_s(self._narrator.pace(self._here.language))
        is_in_it = self._here.place.ended or elapsed_s > _RESTARTS_AFTER_S
        if self._wished is None and is_in_it:
            self._transport.go(0)
        else:
            self._step(-1, self.tr("There is no article before this one."))

    def open_id(
        self,
        article_id: str,
        *,
        resumes: bool = False,
        wanted: Callable[[], bool] = lambda: True,
        opened: Callable[[], None] | None = None,
        gone: Callable[[], None] = lambda: None,
    ) -> None:
        """Opens an article of the library; one that is open already stays as it is.

        Args:
            article_id: The article.
            resumes: Whether to go where it was left, whatever was planned.
            wanted: Asked again when the article is there.
            opened: Called instead of going on playing; has something said, and plays.
            gone: Called where there is no such article any more, or it cannot be read; after that
                was told.
        """
        turn = self._wish(article_id if not self._is_open(article_id) else None)
        if self._wished is None:
            return

        def is_wanted() -> bool:
            if turn != self._turn:
                return False
            self._wished = None
            return wanted()

        def take(loaded: Loaded | None) -> None:
            if not is_wanted():
                return
            if loaded is None:
                self._queue.remove(article_id)
                self.notice.emit(self.tr("The article is not in the library any more."))
                gone()
                return
            self._take(loaded, opened, resumes=resumes)

        def fail(error: Exception) -> None:
            if not isinstance(error, HarkenError):
                raise error
            if is_wanted():
                self.notice.emit(str(error))
                gone()
                self.given_up.emit()

        deliver(self._load(article_id), self, take, fail)

    def close(self) -> None:
        """Opens nothing more."""
        self._wish(None)
        self._closed = True

    def _wish(self, article_id: str | None) -> int:
        """Takes another wish instead of the last.

        Returns:
            Its number.
        """
        self._turn += 1
        self._wished = article_id
        return self._turn

    def _open_article(self, value: object) -> None:
        assert isinstance(value, str)
        self.open_id(value)

    def _step(self, steps: int, none_there: str, past: str | None = None) -> None:
        """Goes to the article before or behind the one that is open, or is about to be.

        Args:
            steps: 1 or -1.
            none_there: What is told where there is none.
            past: The one to start from instead: it cannot be opened.
        """
        article, items = self._here.article, self._queue.items
        start = past or self._wished or (article.id if article is not None else "")
        behind = self._queue.place_behind(start)
        to = behind if steps > 0 else behind - (2 if self._queue.at(start) is not None else 1)
        if 0 <= to < len(items):
            id_ = items[to].entry.id
            self.open_id(id_, gone=lambda: self._step(steps, none_there, id_))
        else:
            self._wish(None)
            self.notice.emit(none_there)

    @Slot()
    def _resume(self) -> None:
        items, last = self._queue.items, self._queue.heard_last
        if items and self._here.article is None:
            there = last is not None and self._queue.at(last) is not None
            self.open_id(
                last if last is not None and there else items[0].entry.id,
                resumes=True,
                wanted=lambda: self._here.article is None,
            )

    def _take(self, loaded: Loaded, opened: Callable[[], None] | None, *, resumes: bool) -> None:
        current = self._here.article
        loaded = self._queue.forgetting.loaded(loaded)
        self._queue.open_here(loaded.entry, current.id if current is not None else None)
        plays = self._transport.mode in (Mode.PLAYING, Mode.NO_DEVICE)
        if loaded.progress is not None:
            self._here.recall(loaded.progress)
        self._digest.recall(loaded.article, loaded.choices)
        left_in = self._here.left_in(loaded.article.id)
        item = self._queue.item(loaded.article.id)
        planned = item.portion.reading if item is not None and item.portion is not None else None
        reading = left_in if resumes and left_in is not None else planned or left_in
        self._open(loaded, reading or Reading.ARTICLE, prepares=opened is None)
        if opened is not None:
            opened()
        elif plays:
            self._transport.play()
        self.opened.emit()

    def _open(self, loaded: Loaded, reading: Reading | None, *, prepares: bool = True) -> None:
        self._bookkeeping.leave()
        article = loaded.article
        self._here.open(article, reading)
        self._digest.open(article, self._narrator.pace(article.language), self._planned(article))
        self._here.set_summary(self._digest.sentences)
        self._transport.open(prepares=prepares)
        self._bookkeeping.begin(loaded.progress)
        self._load_ahead()

    def _planned(self, article: Article) -> Minutes | None:
        item = self._queue.item(article.id)
        portion = item.portion if item is not None else None
        if portion is None or portion.minutes is None or portion.reading is Reading.ARTICLE:
            return None
        return Minutes(portion.minutes)

    def _is_open(self, article_id: str) -> bool:
        return self._here.article is not None and self._here.article.id == article_id

    def _load(self, article_id: str) -> "Future[Loaded | None]":
        if self._ahead is not None:
            item, loading = self._ahead
            if item is self._queue.item(article_id) and not _has_failed(loading):
                return loading
        return self._queue.load(article_id)

    @Slot()
    def _load_ahead(self) -> None:
        article = self._here.article
        item = self._queue.next_unheard(article.id) if article is not None else None
        if item is None or self._closed:
            self._ahead = None
        elif self._ahead is None or item is not self._ahead[0]:
            self._ahead = item, self._queue.load(item.entry.id)


def _has_failed(loading: "Future[Loaded | None]") -> bool:
    return loading.done() and (loading.cancelled() or loading.exception() is not None)
