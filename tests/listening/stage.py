"""A session on a stage: a fake voice, a fake loudspeaker and a clock that is turned by hand.

The fakes stand for what takes time: a ten-minute article is heard in some hundredths of a second.
What they stand for is tested as it is in tests/system.
"""

from concurrent.futures import Future
from typing import NamedTuple, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article
from harken.article.ranking import Ranking, Reasons
from harken.errors import HarkenError
from harken.listening.command import Action, Command
from harken.listening.session import Session, SessionState
from harken.listening.sleep_timer import SleepTimer
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.speech.voice import Voice
from harken.summary.ranker import Progress, Ranker
from tests.listening.fake_player import HEADPHONES, LOUDSPEAKER, TICK_S, FakePlayer
from tests.listening.fake_voice import VOICES, FakeSynthesiser, well_known_paces
from tests.listening.kept import WatchedLibrary

__all__ = [
    "HEADPHONES",
    "LOUDSPEAKER",
    "TICK_S",
    "VOICES",
    "FakePlayer",
    "FakeSynthesiser",
    "Stage",
]


class Asked(NamedTuple):
    """A ranking that was asked for."""

    future: "Future[Ranking]"
    article: Article
    method: str
    emphasis: Emphasis


class FakeRanker:
    """Ranks the longest sentences first, when it is told to."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        """What was not answered yet."""
        self.on_progress: Progress | None = None
        """How the latest ranking tells its progress."""
        self.at_once = True
        self.refused: set[str] = set()
        """The methods that rank nothing."""

    def rank(
        self,
        article: Article,
        method: str = "auto",
        emphasis: Emphasis = NO_EMPHASIS,
        on_progress: Progress | None = None,
    ) -> "Future[Ranking]":
        future: Future[Ranking] = Future()
        self.asked.append(Asked(future, article, method, emphasis))
        self.on_progress = on_progress
        if self.at_once:
            self.answer()
        return future

    def cancel(self, future: "Future[Ranking]") -> None:
        future.cancel()

    def answer(self) -> None:
        """Ranks what was asked for and not cancelled."""
        asked, self.asked = self.asked, []
        for future, article, method, emphasis in asked:
            if future.done():
                continue
            if method in self.refused:
                future.set_exception(HarkenError(f"Cannot rank by {method}", "a test", "Go on."))
            else:
                future.set_result(ranking_of(article, method, emphasis))


def ranking_of(article: Article, method: str = "auto", emphasis: Emphasis = NO_EMPHASIS) -> Ranking:
    """The sentences of paragraphs that are read, those that are pinned and then the longest first.

    The method "balanced" has the shortest first.
    """
    read = [it for it in article.sentences_read() if it.index not in emphasis.excluded]
    body = [it for it in read if article.blocks[it.span.block].kind == "paragraph"]
    sign = 1 if method == "balanced" else -1
    best = sorted(
        body,
        key=lambda it: (it.index not in emphasis.pinned, sign * (it.span.end - it.span.start)),
    )
    count = len(best)
    return Ranking(
        method,
        tuple(it.index for it in best),
        tuple(1 - place / max(1, count) for place in range(count)),
        (Reasons(1.0),) * count,
        pinned=sum(it.index in emphasis.pinned for it in best),
    )


class Stage:
    """A session, its fakes, and what it has told."""

    def __init__(
        self,
        voices: list[Voice] = VOICES,
        *,
        settled: bool = True,
        library: WatchedLibrary | None = None,
    ) -> None:
        self._library = library
        self._listened_s = 0.0
        self.player = FakePlayer()
        self.synthesiser = FakeSynthesiser(voices)
        self.ranker = FakeRanker()
        self.session = Session(
            cast("Synthesiser", self.synthesiser),
            cast("Player", self.player),
            cast("Ranker", self.ranker),
            library,
            now_s=lambda: self._listened_s,
        )
        sleep_timer = self.session.findChild(SleepTimer)
        assert sleep_timer is not None
        self._sleep_timer = sleep_timer
        self.notices: list[str] = []
        self.changes: list[SessionState] = []
        self.places: list[SessionState] = []
        self.session.paces = well_known_paces()
        self.session.notice.connect(self.notices.append)
        self.session.device_notice.connect(self.notices.append)
        self.session.changed.connect(self.changes.append)
        self.times: list[float] = []
        """When each of the places was told, in seconds that were listened."""
        self.session.place_changed.connect(self.places.append)
        self.session.place_changed.connect(lambda _: self.times.append(self._listened_s))
        if settled:
            self.settle()

    @property
    def state(self) -> SessionState:
        return self.session.state

    def do(self, action: Action, value: object = None) -> SessionState:
        """A command, and all that follows from it at once."""
        self.session.do(Command(action, value))
        self.settle()
        return self.state

    def open(self, article: Article) -> SessionState:
        self.session.open(article)
        self.settle()
        return self.state

    def listen(self, seconds: float) -> SessionState:
        """Lets time pass."""
        for _ in range(round(seconds / TICK_S)):
            self._pass_time()
        return self.state

    def listen_until(self, sentence: int, *, word: str | None = None) -> SessionState:
        """Lets time pass until a sentence, and a word of it, is heard."""
        for _ in range(100_000):
            self._pass_time()
            state = self.state
            if state.sentence == sentence and (word is None or self.word() == word):
                return state
        raise AssertionError(f"sentence {sentence} was never heard")

    def _pass_time(self) -> None:
        """One tick of all clocks."""
        self._listened_s += TICK_S
        self.player.pass_time()
        self._sleep_timer.look()
        self.settle()

    def word(self) -> str | None:
        """The text of the word that is heard."""
        state = self.state
        if state.article is None or state.word is None:
            return None
        return state.article.text_of(state.word)

    def forget(self) -> None:
        """Forgets what was told and said until now."""
        told = self.notices, self.changes, self.places, self.times
        said = self.player.clips, self.player.openings
        for kept in (*told, *said, self.synthesiser.rendered, self.synthesiser.pitches):
            kept.clear()

    def settle(self) -> None:
        """Lets everything that was posted happen, and everything that was asked of the library."""
        rounds = 3
        while rounds > 0:
            idle = self._library is None or self._library.is_idle()
            rounds = rounds - 1 if idle else 3
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def close(self) -> None:
        self.session.close()
        self.settle()

    def free(self) -> None:
        """Frees what is closed: what is connected to it would keep it and its sound for ever."""
        shiboken6.delete(self.session)
        shiboken6.delete(self.player)
