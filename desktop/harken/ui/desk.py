"""The articles of this session: which is open, what is next, and what waits to be read."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article, Extent
from harken.article.pace import Amount, amounts_of, total
from harken.article.source_name import short_source
from harken.importing.importer import Importer
from harken.importing.source import Source
from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.speech.reading_rules import ReadingRules
from harken.ui.arrivals import Arrivals, Waiting
from harken.ui.messages import Messages
from harken.ui.remembering import Remembering
from harken.ui.rereading import Rereading
from harken.ui.shelf import Shelf
from harken.ui.skipping import carried_over
from harken.ui.up_next import Entry

_HEARD = (Mode.PLAYING, Mode.NO_DEVICE)


class Desk(QObject):
    """Opens what arrives, unless that would interrupt what is being heard.

    Args:
        importer: Reads what is added.
        session: Reads one of the articles aloud.
        messages: Where news is told.
        remembering: Knows what is read of an article.
    """

    changed = Signal()
    """There are other articles, another one is open, or another one waits."""

    def __init__(
        self, importer: Importer, session: Session, messages: Messages, remembering: Remembering
    ) -> None:
        super().__init__()
        self._shelf = Shelf()
        self._arrivals = Arrivals(importer)
        self._rereading = Rereading(importer)
        self._session = session
        self._messages = messages
        self._remembering = remembering
        self._opens_next = False
        self._lengths: dict[str, tuple[Article, ReadingRules, Amount]] = {}
        self._arrivals.read.connect(self._shelf.take)
        self._arrivals.failed.connect(messages.fail)
        self._arrivals.several_failed.connect(messages.fail_together)
        self._arrivals.changed.connect(self.changed)
        self._shelf.arrived.connect(self._take)
        self._rereading.done.connect(self._exchange)
        self._rereading.failed.connect(messages.fail)
        self._rereading.changed.connect(self.changed)

    def add(self, sources: Sequence[Source]) -> None:
        """Imports `sources`; the first that arrives is opened, unless something is playing."""
        if sources:
            self._opens_next = True
            self._arrivals.add(sources)

    def open_id(self, article_id: str) -> None:
        """Opens an article; playing goes on in it."""
        article = self._shelf.article(article_id)
        current = self._session.state.article
        if article is not None and (current is None or current.id != article.id):
            self._open(article)

    def next_article(self) -> Article | None:
        """The article after the one that is open."""
        current = self._session.state.article
        return self._shelf.following(current.id) if current is not None else None

    def edit(self, article: Article) -> None:
        """Takes an article with other skips."""
        self._shelf.replace(article.id, article)
        self._session.update(article)

    def read_as(self, extent: Extent) -> None:
        """Reads the source of the article that is open again, as another extent."""
        article = self._session.state.article
        origin = self._shelf.origin(article.id) if article is not None else None
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

    def entries(self, state: SessionState) -> list[Entry]:
        """The articles as the list beside the text shows them."""
        return [self._entry(article, state) for article in self._shelf.articles]

    def _entry(self, article: Article, state: SessionState) -> Entry:
        source = short_source(article.source)
        if state.article is None or state.article.id != article.id:
            return Entry(article.id, article.title, source, self._seconds(article))
        total_s = state.elapsed_s + state.remaining_s
        return Entry(
            article.id,
            article.title,
            source,
            state.article_s,
            state.summary_s if state.summary else None,
            current=True,
            heard=state.elapsed_s / total_s if total_s > 0 else 0.0,
        )

    def _seconds(self, article: Article) -> float:
        """How long its own language's voice takes for all of it."""
        rules = self._remembering.rules
        known = self._lengths.get(article.id)
        if known is None or known[0] is not article or known[1] != rules:
            read = [sentence.index for sentence in article.sentences_read()]
            amounts = amounts_of(article, read, rules.unread_kinds, rules.pauses)
            known = article, rules, total(amounts)
            self._lengths[article.id] = known
        return self._session.pace(article.language).seconds(known[2])

    def _take(self, article: Article, known: bool) -> None:
        opens, self._opens_next = self._opens_next, False
        if known:
            self._messages.tell_known(article)
        heard = self._session.state.mode in _HEARD
        if heard and not known:
            self._messages.tell_arrival(article, lambda: self.open_id(article.id))
        elif opens and not heard:
            # One that is open stays where it is.
            self.open_id(article.id)
        self.changed.emit()

    def _exchange(self, before: Article, after: Article) -> None:
        """Puts another reading of a source in the article's place; what is heard goes on."""
        # What the person restored while it was being read counts, too.
        after = carried_over(self._shelf.article(before.id) or before, after)
        self._shelf.replace(before.id, after)
        state = self._session.state
        if state.article is None or state.article.id != before.id:
            self.changed.emit()
            return
        if after.id == before.id:
            self._session.update(after)
        else:
            self._open(after)
            self._go_to_same_words(state, after)
        self.changed.emit()

    def _go_to_same_words(self, before: SessionState, after: Article) -> None:
        """Goes to the sentence that was heard or came next, else to the last one before it."""
        if before.article is None or before.sentence is None:
            return
        places = {after.text_of(one.span): one.span for one in after.sentences_read()}
        for sentence in reversed(before.article.sentences[1 : before.sentence + 1]):
            span = places.get(before.article.text_of(sentence.span))
            if span is not None:
                self._session.do(Command(Action.SEEK, (span.block, span.start)))
                break
        self._session.do(Command(Action.PLAY if before.mode in _HEARD else Action.PAUSE))

    def _open(self, article: Article) -> None:
        self._session.open(article)
        self.changed.emit()
