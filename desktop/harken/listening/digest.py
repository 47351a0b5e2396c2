"""The summary of the current article: its ranking, and the sentences that the length chooses."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.ranking import Ranking
from harken.listening.main_thread import deliver
from harken.summary.length import DEFAULT_LENGTH, Length, choose
from harken.summary.ranker import DEFAULT_METHOD, Ranker


class Digest(QObject):
    """Asks for the ranking of one article at a time and chooses from it. Main thread only."""

    arrived = Signal()
    """The ranking is there."""
    failed = Signal(object)
    """There will be no ranking; an exception, a `HarkenError` where a person can help it."""

    def __init__(self, ranker: Ranker, pace: Pace, parent: QObject) -> None:
        super().__init__(parent)
        self._ranker = ranker
        self._asked: Future[Ranking] | None = None
        self._article: Article | None = None
        self._length: Length = DEFAULT_LENGTH
        self._pace = pace
        self._ranking: Ranking | None = None
        self._sentences: tuple[int, ...] = ()
        self._method = DEFAULT_METHOD
        self._emphases: dict[str, Emphasis] = {}

    @property
    def method(self) -> str:
        """How sentences are ranked, a name in `METHODS`."""
        return self._method

    @property
    def emphasis(self) -> Emphasis:
        """What the person wants the current article's summary to weigh."""
        article = self._article
        return self._emphases.get(article.id, NO_EMPHASIS) if article is not None else NO_EMPHASIS

    @property
    def ranking(self) -> Ranking | None:
        """None until it has arrived."""
        return self._ranking

    @property
    def sentences(self) -> tuple[int, ...]:
        """The summary, numbers into `Article.sentences`, rising; empty until it is there."""
        return self._sentences

    @property
    def pending(self) -> bool:
        """Whether a ranking is on its way."""
        return self._asked is not None

    def open(self, article: Article, pace: Pace) -> None:
        """Asks for the ranking of another article.

        Args:
            article: The article.
            pace: The speed at which a length in minutes is reckoned, until the length is set anew.
                It stays: who then chooses a faster rate wants to be done sooner, not to hear more.
        """
        self._ranking = None
        self._pace = pace
        self.update(article)

    def update(self, article: Article) -> None:
        """Asks anew for the same article, whose skips have changed."""
        self._article = article
        self._choose()
        self._ask()

    def set_method(self, method: str) -> None:
        """Ranks in another way; until that is done, the summary stays."""
        if method != self._method:
            self._method = method
            self._ask()

    def set_emphasis(self, emphasis: Emphasis) -> None:
        """Ranks the current article with other wishes; until that is done, the summary stays."""
        if self._article is not None and emphasis != self.emphasis:
            self._emphases[self._article.id] = emphasis
            self._ask()

    def set_length(self, length: Length, pace: Pace) -> None:
        """Chooses a summary of another length, at once."""
        self._length = length
        self._pace = pace
        self._choose()

    def cancel(self) -> None:
        """Gives up a ranking that is on its way."""
        if self._asked is not None:
            self._ranker.cancel(self._asked)
            self._asked = None

    def _ask(self) -> None:
        self.cancel()
        if self._article is not None:
            self._asked = self._ranker.rank(self._article, self._method, self.emphasis)
            deliver(self._asked, self, self._ranked, self._not_ranked)

    def _choose(self) -> None:
        if self._article is None or self._ranking is None:
            self._sentences = ()
        else:
            self._sentences = choose(self._article, self._ranking, self._length, self._pace)

    def _ranked(self, ranking: Ranking) -> None:
        self._asked = None
        self._ranking = ranking
        self._choose()
        self.arrived.emit()

    def _not_ranked(self, error: Exception) -> None:
        self._asked = None
        self.failed.emit(error)
