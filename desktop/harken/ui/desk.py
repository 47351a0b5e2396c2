"""Between what arrives and the queue: articles are kept, told of, opened, read again."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article, Extent
from harken.errors import HarkenError
from harken.importing.importer import Importer
from harken.importing.source import Source
from harken.library.entry import Entry, Queued
from harken.listening.arrival_text import arrival_text
from harken.listening.command import Action, Command
from harken.listening.main_thread import deliver
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.ui.arrivals import Arrival, Arrivals, Waiting
from harken.ui.messages import Messages
from harken.ui.origins import Order, Origins
from harken.ui.placing import place_among
from harken.ui.rereading import Rereading
from harken.ui.skipping import carried_over

_HEARD = (Mode.PLAYING, Mode.NO_DEVICE)


class Desk(QObject):
    """Puts what arrives into the queue, and opens it unless that would interrupt what is heard.

    Articles are heard in the order they were added in: what arrives before anything was heard of
    what was opened because it arrived goes behind that, and what came with it.

    Args:
        importer: Reads what is added.
        session: Reads one of the articles aloud; has the queue.
        messages: Where news is told.
    """

    changed = Signal()
    """Something is being read, or no more."""
    arrived = Signal(str, object)
    """The id of an article that is in the queue and kept, and the `Source` it came of."""
    failed = Signal(object)
    """A source could not be read: an exception, for whoever else is to be told of it."""

    def __init__(self, importer: Importer, session: Session, messages: Messages) -> None:
        super().__init__()
        self._origins = Origins()
        self._arrivals = Arrivals(importer)
        self._rereading = Rereading(importer)
        self._session = session
        self._messages = messages
        self._opens_next = False
        self._brought: dict[int, str] = {}
        """What was opened because it arrived, by the handings over that follow each other there."""
        self._first: str | None = None
        """The last that was opened because it arrived, until it is heard or another is open."""
        self._first_is_open = False
        self._coming = 0
        """How many articles the library is about to have."""
        self._came: list[str] = []
        """The titles of those that have come since it was told aloud."""
        self._wish: tuple[str, Callable[[Article], Command]] | None = None
        """What is to be done as soon as an article is open."""
        self._arrivals.read.connect(self._take)
        self._arrivals.failed.connect(messages.fail)
        self._arrivals.failed.connect(self.failed)
        self._arrivals.several_failed.connect(messages.fail_together)
        self._arrivals.several_failed.connect(self._pass_on_failures)
        self._arrivals.changed.connect(self.changed)
        self._arrivals.changed.connect(self._announce_what_came)
        self._rereading.done.connect(self._exchange)
        self._rereading.failed.connect(messages.fail)
        self._rereading.changed.connect(self.changed)
        session.changed.connect(self._do_what_was_wished)
        session.changed.connect(self._follow_first)

    def add(self, sources: Sequence[Source], *, opens: bool = False) -> None:
        """Imports `sources`; the first that arrives may be opened, unless something is playing.

        Args:
            sources: In their order.
            opens: Whether the person wants to see them now, whatever came before.
        """
        if sources:
            self._opens_next = True
            if opens:
                self._first = None
            self._arrivals.add(sources)

    def open_id(self, article_id: str) -> None:
        """Opens an article of the library; playing goes on in it."""
        self._wish = None
        current = self._session.state.article
        if current is None or current.id != article_id:
            self._session.do(Command(Action.OPEN_ARTICLE, article_id))

    def play_id(self, article_id: str) -> None:
        """Opens an article of the library and has it read aloud."""
        self._open_for(article_id, lambda _: Command(Action.PLAY))

    def play_arrived(self, article_id: str) -> None:
        """Has what has just arrived read aloud, before what is open."""
        self._bring_forward(article_id)
        self.play_id(article_id)

    def hear_sentence(self, article_id: str, sentence: int) -> None:
        """Opens an article of the library and has it read from a sentence on."""

        def seek(article: Article) -> Command:
            span = article.sentences[min(sentence, len(article.sentences) - 1)].span
            return Command(Action.SEEK, (span.block, span.start))

        self._open_for(article_id, seek)

    def edit(self, article: Article) -> None:
        """Takes an article with other skips."""
        self._session.update(article)

    def read_as(self, extent: Extent) -> None:
        """Reads the source of the article that is open again, as another extent."""
        article = self._session.state.article
        origin = self._origins.origin(article.id) if article is not None else None
        if article is not None and origin is not None:
            self._rereading.start(article, origin, extent)

    @property
    def rereads(self) -> bool:
        """Whether the article that is open is being read anew."""
        article = self._session.state.article
        again = self._rereading.article
        return article is not None and again is not None and again.id == article.id

    def waiting(self) -> Waiting | None:
        """What is being read, and how far it is; None where nothing is."""
        return self._arrivals.waiting

    def cancel(self) -> None:
        """Gives up what waits."""
        self._rereading.cancel()
        self._arrivals.cancel()

    def _open_for(self, article_id: str, wish: Callable[[Article], Command]) -> None:
        self.open_id(article_id)
        self._wish = article_id, wish
        self._do_what_was_wished(self._session.state)

    def _do_what_was_wished(self, state: SessionState) -> None:
        if self._wish is not None and state.article is not None:
            article_id, wish = self._wish
            if state.article.id == article_id:
                self._wish = None
                self._session.do(wish(state.article))

    # What arrives

    def _follow_first(self, state: SessionState) -> None:
        is_open = state.article is not None and state.article.id == self._first
        if state.mode in _HEARD or (self._first_is_open and not is_open):
            self._first = None
        self._first_is_open = is_open

    def _take(self, arrival: Arrival) -> None:
        self._origins.note(arrival)
        if self._first is not None:
            self._brought.setdefault(arrival.order[0], self._first)
        for article in arrival.articles:
            instead = self._session.queue.item(self._origins.instead_of(article.id) or "")
            if instead is not None:
                self._receive(arrival.source, instead.entry, False)
                continue
            self._coming += 1
            added = self._put_in_place(article)
            take = partial(self._take_added, arrival.source, article)
            deliver(added, self, take, self._on_not_added)

    def _put_in_place(self, article: Article) -> "Future[bool]":
        queue = self._session.queue
        ids = [item.entry.id for item in queue.items]
        order = self._origins.order(article.id)
        assert order is not None
        place = self._place(ids, order)
        added = queue.add(article, ids[place - 1] if place else None)
        if not place and ids and article.id not in ids:
            queued = [Queued(item.entry.id, item.portion) for item in queue.items]
            first = next(one for one in queued if one.article_id == article.id)
            queue.put([first, *(one for one in queued if one is not first)])
        return added

    def _place(self, ids: Sequence[str], order: Order) -> int:
        """Where an article belongs: never before the one that is heard, which would pass it by."""

        def order_among(article_id: str) -> Order | None:
            other = self._origins.order(article_id)
            # What was brought forward says nothing of where the end is.
            together = other is not None and self._brought.get(other[0]) == first
            return other if together else None

        first = self._brought.get(order[0])
        current = self._session.state.article
        at = self._session.queue.at(first or (current.id if current is not None else ""))
        return max(place_among(ids, order, order_among), 0 if at is None else at + 1)

    def _bring_forward(self, article_id: str) -> None:
        """Puts what arrived, and what came behind it, before what is open: that follows then."""
        queue, current = self._session.queue, self._session.state.article
        order, at = self._origins.order(article_id), queue.at(article_id)
        if order is None or at is None:
            return
        self._brought[order[0]] = article_id
        batch = [item for item in queue.items[at:] if self._is_of(item.entry.id, order[0])]
        if current is None or current.id not in [item.entry.id for item in batch]:
            place = queue.place_to_open(current.id if current is not None else None)
            before = [item for item in queue.items[:place] if item not in batch]
            behind = [item for item in queue.items[place:] if item not in batch]
            items = (*before, *batch, *behind)
            self._session.do(Command(Action.SET_QUEUE, items, unasked=True))

    def _is_of(self, article_id: str, handing_over: int) -> bool:
        order = self._origins.order(article_id)
        return order is not None and order[0] == handing_over

    def _take_added(self, source: Source, article: Article, new: bool) -> None:
        self._coming -= 1
        if new:
            self._came.append(article.title)
        self._receive(source, article, new)
        self._announce_what_came()

    def _on_not_added(self, _: Exception) -> None:
        """The session tells what the library could not take."""
        self._coming -= 1
        self._announce_what_came()

    def _announce_what_came(self) -> None:
        if self._came and not self._coming and self._arrivals.waiting is None:
            came, self._came = self._came, []
            self._session.announce_arrival(came)
            self._messages.announce(arrival_text(came))

    def _receive(self, source: Source, article: Article | Entry, new: bool) -> None:
        self._tell(article, new)
        self.arrived.emit(article.id, source)

    def _tell(self, article: Article | Entry, new: bool) -> None:
        opens, self._opens_next = self._opens_next, False
        if self._session.state.mode in _HEARD or (new and self._follows_first(article.id)):
            self._messages.tell_arrival(article, partial(self.open_id, article.id), known=not new)
            return
        if not new:
            self._messages.tell_known(article)
        if opens:
            # One that is open stays where it is.
            self._bring_forward(article.id)
            self.open_id(article.id)
            self._first = article.id

    def _follows_first(self, article_id: str) -> bool:
        """Whether an article was added after what was opened for it arrived, and is not heard."""
        if self._first is None:
            return False
        first, order = self._origins.order(self._first), self._origins.order(article_id)
        return first is not None and order is not None and first[0] != order[0]

    def _pass_on_failures(self, errors: Sequence[HarkenError], _sources: int) -> None:
        for error in errors:
            self.failed.emit(error)

    # What is read again

    def _exchange(self, before: Article, after: Article) -> None:
        """Puts another reading of a source in the article's place; what is heard goes on."""
        # What the person restored while it was being read counts, too.
        deliver(
            self._session.queue.article(before.id),
            self,
            lambda kept: self._put_instead(kept or before, after),
            self._messages.fail,
        )

    def _put_instead(self, before: Article, after: Article) -> None:
        after = carried_over(before, after)
        current = self._session.state.article
        self._origins.exchange(before.id, after.id)
        is_open = current is not None and current.id == before.id
        if after.id != before.id and is_open:
            self._session.exchange(after)
        elif after.id != before.id:
            self._session.queue.exchange(before.id, after)
        elif is_open:
            self._session.update(after)
        else:
            self._session.queue.update(after)
        self.changed.emit()
