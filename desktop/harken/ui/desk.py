"""The articles of this session: which is open, what is next, and what waits to be read."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.article.pace import Pace
from harken.importing.source import FileSource, Source, describe
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.speech.rate import default_pace
from harken.ui.messages import Messages
from harken.ui.reading_page import short_source
from harken.ui.remembering import Remembering
from harken.ui.shelf import Shelf
from harken.ui.up_next import Entry


class Desk(QObject):
    """Opens what arrives, unless that would interrupt what is being heard.

    Args:
        shelf: Imports and keeps the articles.
        session: Reads one of them.
        messages: Where news is told.
        remembering: Knows the voice for a language.
    """

    changed = Signal()
    """There are other articles, another one is open, or another one waits."""

    def __init__(
        self, shelf: Shelf, session: Session, messages: Messages, remembering: Remembering
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._session = session
        self._messages = messages
        self._remembering = remembering
        self._opens_next = False
        self._lengths: dict[str, tuple[Article, int, int]] = {}
        shelf.arrived.connect(self._take)
        shelf.failed.connect(messages.fail)
        shelf.pending_changed.connect(self.changed)

    def add(self, sources: Sequence[Source]) -> None:
        """Imports `sources`; the first that arrives is opened, unless something is playing."""
        if sources:
            self._opens_next = True
            self._shelf.add(sources)

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
        self._shelf.replace(article)
        self._session.update(article)

    def waiting(self) -> tuple[str, str] | None:
        """The name of what is being read, and the step it is at; None where nothing is."""
        pending = self._shelf.pending
        if not pending:
            return None
        first = pending[0]
        source = first.source
        name = source.path.name if isinstance(source, FileSource) else describe(source)
        if len(pending) > 1:
            more = len(pending) - 1
            name = self.tr("{name} and {more} more").format(name=name, more=more)
        return name, first.step

    def cancel(self) -> None:
        """Gives up what waits."""
        self._shelf.cancel()

    def entries(self, state: SessionState) -> list[Entry]:
        """The articles as the list beside the text shows them."""
        pace = default_pace(state.voice or "", state.rate_wpm)
        return [self._entry(article, state, pace) for article in self._shelf.articles]

    def _entry(self, article: Article, state: SessionState, pace: Pace) -> Entry:
        source = short_source(article.source)
        if state.article is None or state.article.id != article.id:
            return Entry(article.id, article.title, source, self._seconds(article, pace))
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

    def _seconds(self, article: Article, pace: Pace) -> float:
        known = self._lengths.get(article.id)
        if known is None or known[0] is not article:
            spans = [sentence.span for sentence in article.sentences_read()]
            characters = sum(span.end - span.start for span in spans)
            known = self._lengths[article.id] = (article, characters, len(spans))
        return pace.seconds(known[1], known[2])

    def _take(self, article: Article) -> None:
        playing = self._session.state.mode in (Mode.PLAYING, Mode.NO_DEVICE)
        opens, self._opens_next = self._opens_next, False
        if playing:
            self._messages.tell_arrival(article, lambda: self.open_id(article.id))
        elif opens:
            self._open(article)
        self.changed.emit()

    def _open(self, article: Article) -> None:
        self._session.open(article)
        # A choice is for the language of what is open.
        self._remembering.use_voice_for(article.language)
        self.changed.emit()
