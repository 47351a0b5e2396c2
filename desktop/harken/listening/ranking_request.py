"""A ranking that is on its way: one at a time is asked for, and an older one tells nothing more."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.ranking import Ranking
from harken.listening.main_thread import deliver, relay
from harken.summary.ranker import Ranker


class RankingRequest(QObject):
    """Asks for a ranking, and for no more than one. Main thread only."""

    ranked = Signal(object)
    """The `Ranking` that was asked for last is there."""
    failed = Signal(object)
    """There will be no such ranking; an exception, a `HarkenError` where a person can help it."""
    progressed = Signal()
    """`progress` is another."""

    def __init__(self, ranker: Ranker, parent: QObject) -> None:
        super().__init__(parent)
        self._ranker = ranker
        self._asked: Future[Ranking] | None = None
        self._turn = 0
        """Counts what was asked and given up: answers to an older turn are of no interest."""
        self._progress = 0.0
        self._tell_progress = relay(self, self._on_progress)

    @property
    def pending(self) -> bool:
        """Whether a ranking is on its way."""
        return self._asked is not None

    @property
    def progress(self) -> float | None:
        """How much of a ranking that is on its way is done, 0 to 1; None where none is."""
        return self._progress if self.pending else None

    def ask(self, article: Article, method: str, emphasis: Emphasis) -> None:
        """Asks for a ranking, in place of one that is on its way.

        Args:
            article: What is to be ranked.
            method: How, a name in `METHODS`.
            emphasis: What it is to weigh.
        """
        self.stop()
        turn, self._progress = self._turn, 0.0
        self._asked = self._ranker.rank(
            *(article, method, emphasis), lambda done: self._tell_progress((turn, done))
        )
        deliver(
            self._asked,
            self,
            lambda ranking: self._on_ranked(turn, ranking),
            lambda error: self._on_failed(turn, error),
        )

    def stop(self) -> None:
        """Cancels what is on its way; nothing is told of it any more."""
        self._turn += 1
        if self._asked is not None:
            self._ranker.cancel(self._asked)
            self._asked = None

    def _on_progress(self, told: tuple[int, float]) -> None:
        turn, done = told
        # By whole percents: a window need not follow a long ranking sentence by sentence.
        done = round(done, 2)
        if turn == self._turn and self.pending and done != self._progress:
            self._progress = done
            self.progressed.emit()

    def _on_ranked(self, turn: int, ranking: Ranking) -> None:
        if turn == self._turn:
            self._asked = None
            self.ranked.emit(ranking)

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._asked = None
            self.failed.emit(error)
