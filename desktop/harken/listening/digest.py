"""The summary of the current article: its ranking, and the sentences that the length chooses."""

import contextlib
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.ranking import Ranking
from harken.errors import HarkenError
from harken.library.entry import NO_CHOICES, Choices
from harken.listening.kept_rankings import KeptRankings
from harken.listening.ranking_request import RankingRequest
from harken.summary.length import DEFAULT_LENGTH, Length, choose, kind_of, length_of_kind
from harken.summary.ranker import DEFAULT_METHOD, Ranker
from harken.summary.too_short import whole_if_too_short


class Digest(QObject):
    """Asks for the ranking of one article at a time and chooses from it. Main thread only.

    Until another ranking is there, the one before stays, and so does the summary. Where the other
    one is given up or fails, method and emphasis are again those of the ranking that stayed. A
    method that is not for one article is tried again for the next.

    What was chosen last is the usual; an article for which something was chosen keeps it.
    """

    arrived = Signal()
    """The ranking is there."""
    progressed = Signal()
    """More of the ranking is done."""
    failed = Signal(object)
    """There will be no such ranking; an exception, a `HarkenError` where a person can help it."""

    def __init__(self, ranker: Ranker, pace: Pace, parent: QObject) -> None:
        super().__init__(parent)
        self._request = RankingRequest(ranker, self)
        self._request.ranked.connect(self._on_ranked)
        self._request.failed.connect(self._on_not_ranked)
        self._request.progressed.connect(self.progressed)
        self._article: Article | None = None
        self._usual_length: Length = DEFAULT_LENGTH
        self._length: Length = DEFAULT_LENGTH
        self._pace = pace
        self._begun = False
        self._ranking: Ranking | None = None
        self._kept = KeptRankings()
        self._weighed = NO_EMPHASIS
        """What the ranking that is there weighs."""
        self._sentences: tuple[int, ...] = ()
        self._heard: tuple[int, ...] = ()
        """What of the summary stays, whatever is chosen behind it."""
        self._planned = False
        """Whether the length is that of a plan."""
        self._too_short = False
        self._usual_method = DEFAULT_METHOD
        self._wished_then: tuple[str, str | None] = DEFAULT_METHOD, None
        """The usual and the own method when the ranking that is there was asked for."""
        self._method = DEFAULT_METHOD
        """How the current article is ranked: as is wished, or as it can be."""
        self._choices: dict[str, Choices] = {}

    @property
    def method(self) -> str:
        """How the current article's sentences are ranked, a name in `METHODS`."""
        return self._method

    @property
    def emphasis(self) -> Emphasis:
        """What the person wants the current article's summary to weigh."""
        return self.choices.emphasis

    @property
    def choices(self) -> Choices:
        """What was chosen for the current article."""
        article = self._article
        return self._choices.get(article.id, NO_CHOICES) if article is not None else NO_CHOICES

    @property
    def _wished(self) -> str:
        return self.choices.method or self._usual_method

    @property
    def length(self) -> Length:
        """How long the summary was wished to be."""
        return self._length

    @property
    def ranking(self) -> Ranking | None:
        """None until it has arrived."""
        return self._ranking

    @property
    def sentences(self) -> tuple[int, ...]:
        """The summary, numbers into `Article.sentences`, rising; empty until it is there."""
        return self._sentences

    @property
    def too_short(self) -> bool:
        """Whether there is too little to choose from: then the summary is the whole article."""
        return self._too_short

    @property
    def pending(self) -> bool:
        """Whether a ranking is on its way."""
        return self._request.pending

    @property
    def progress(self) -> float | None:
        """How much of a ranking that is on its way is done, 0 to 1; None where none is."""
        return self._request.progress

    @property
    def begun(self) -> bool:
        """Whether something was heard since the article was opened or the length was set."""
        return self._begun

    def recall(self, article: Article, choices: Choices) -> None:
        """Takes what was chosen for an article in another session, unless something is known."""
        if choices != NO_CHOICES and article.id not in self._choices:
            emphasis = choices.emphasis.within(len(article.sentences))
            self._choices[article.id] = replace(choices, emphasis=emphasis)

    def open(self, article: Article, pace: Pace, length: Length | None = None) -> None:
        """Takes another article, and asks for its ranking where it is not known already.

        Args:
            article: The article.
            pace: The speed at which a length in minutes is reckoned. Once something was heard it
                stays, until the length is set or the voice is another: who then chooses a faster
                rate wants to be done sooner, not to hear more.
            length: How long its summary is this time; None for as was chosen.
        """
        self._ranking, self._heard, self._planned = None, (), False
        self._pace = pace
        self._begun = False
        self._article = article
        self._method = self._wished
        self._length = length or self._own_length() or self._usual_length
        known = self._kept.find(article, self._wished, self.emphasis)
        if known is None:
            self.update(article)
        else:
            self.stop_ranking()
            self._take(known)

    def begin(self) -> None:
        """Takes note that something of the article is heard."""
        self._begun = True

    def reckon(self, pace: Pace) -> None:
        """Chooses anew, with a length in minutes reckoned at another speed.

        A length that was planned, once something was heard, is for the planner to reckon: who hears
        a plan is not led back by another voice.
        """
        if not (self._planned and self._begun):
            self._pace = pace
            self._choose()

    def update(self, article: Article) -> None:
        """Asks anew for the same article, whose skips have changed."""
        self._article = article
        self._choose()
        self._ask()

    def set_method(self, method: str) -> None:
        """Ranks in another way, this article and those that are opened later."""
        self._usual_method = method
        self._choose_for_article(replace(self.choices, method=method))
        if method != self._method:
            self._method = method
            self._ask()
        elif not self.pending:
            self._wished_then = method, self.choices.method

    def set_emphasis(self, emphasis: Emphasis) -> None:
        """Ranks the current article with other wishes; those for sentences it has not are void."""
        if self._article is None:
            return
        emphasis = emphasis.within(len(self._article.sentences))
        if emphasis != self.emphasis:
            self._choose_for_article(replace(self.choices, emphasis=emphasis))
            self._ask()

    def set_length(self, length: Length, pace: Pace) -> None:
        """Chooses a summary of another length, at once."""
        self._usual_length = length
        self._choose_for_article(replace(self.choices, length=kind_of(length)))
        self.plan_length(length, pace)
        self._planned = False

    def plan_length(self, length: Length, pace: Pace, heard: tuple[int, ...] = ()) -> None:
        """Chooses a summary of another length this time; what the person chose stays.

        Args:
            length: Of all of it.
            pace: How the voice reads.
            heard: What was heard of the summary before, numbers into `Article.sentences`, rising:
                it stays, and only what comes behind it is chosen.
        """
        self._length, self._heard, self._pace = length, heard, pace
        self._planned, self._begun = True, bool(heard)
        self._choose()

    def ask_again(self) -> None:
        """Asks for a ranking that was given up or has failed."""
        if not self.pending:
            self._ask()

    def give_up(self) -> None:
        """Wants the ranking that is on its way no more."""
        if self.pending:
            self.stop_ranking()
            self._return_to_what_is_there()

    def stop_ranking(self) -> None:
        """Cancels a ranking that is on its way; nothing is told of it any more."""
        self._request.stop()

    def _choose_for_article(self, choices: Choices) -> None:
        if self._article is not None and choices != self.choices:
            self._choices[self._article.id] = choices

    def _own_length(self) -> Length | None:
        with contextlib.suppress(ValueError):  # a kind of another version
            return length_of_kind(*self.choices.length) if self.choices.length else None
        return None

    def _ask(self) -> None:
        if self._article is not None:
            self._request.ask(self._article, self._method, self.emphasis)

    def _choose(self) -> None:
        article, ranking = self._article, self._ranking
        self._too_short, self._sentences = False, ()
        if article is None or ranking is None:
            return
        whole = whole_if_too_short(article, ranking, self._weighed)
        if whole is not None:
            # Where nothing at all is read, nothing is short.
            self._too_short, self._sentences = bool(whole), whole
            return
        self._sentences = choose(article, ranking, self._length, self._pace, self._heard)

    @Slot(object)
    def _on_ranked(self, ranking: Ranking) -> None:
        if self._article is not None:
            self._kept.keep(self._article, self._wished, self.emphasis, ranking)
        self._take(ranking)
        self.arrived.emit()

    def _take(self, ranking: Ranking) -> None:
        self._ranking = ranking
        self._method = ranking.method
        self._weighed = self.emphasis
        self._wished_then = self._usual_method, self.choices.method
        self._choose()

    @Slot(object)
    def _on_not_ranked(self, error: Exception) -> None:
        if self._ranking is not None:
            self._return_to_what_is_there()
            error = self._with_next_step(error, self.tr("The summary stays as it was."))
        elif isinstance(error, HarkenError) and self._method != DEFAULT_METHOD:
            # It was chosen for another article, and this one is not for it.
            self._method = DEFAULT_METHOD
            self._ask()
            error = self._with_next_step(error, self.tr("It is done by Auto instead."))
        self.failed.emit(error)

    @staticmethod
    def _with_next_step(error: Exception, next_step: str) -> Exception:
        """What the person would be told to do is done already."""
        if isinstance(error, HarkenError):
            return HarkenError(error.what, error.why, next_step)
        return error

    def _return_to_what_is_there(self) -> None:
        if self._ranking is not None and self._article is not None:
            self._method = self._ranking.method
            self._usual_method, method = self._wished_then
            choices = replace(self.choices, method=method, emphasis=self._weighed)
            self._choose_for_article(choices)
