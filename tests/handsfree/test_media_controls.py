"""What media controls are told, and when; they are a fake that counts on as real ones do."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from harken.article.position import Reading
from harken.errors import HarkenError
from harken.handsfree.media_controls import Broadcast
from harken.handsfree.now_playing import NowPlaying, Status, position_s
from harken.library.entry import Progress
from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.speech.paces import Paces
from tests.listening.articles import long_article, small_article
from tests.listening.kept import WatchedLibrary
from tests.listening.stage import TICK_S, Stage


class FakeControls:
    """Counts on from the last position it was told, and from 0 at each other track."""

    def __init__(self) -> None:
        self.now_s = 0.0
        """What the clock shows."""
        self.shown: list[NowPlaying] = []
        self.jumps: list[float] = []
        self._known_s, self._since_s = 0.0, 0.0

    @property
    def position_s(self) -> float:
        now = self.shown[-1]
        flows = now.status is Status.PLAYING
        return self._known_s + (now.times * (self.now_s - self._since_s) if flows else 0.0)

    def show(self, now: NowPlaying) -> None:
        position_s = self.position_s if self.shown and self.shown[-1].track == now.track else 0.0
        self.shown.append(now)
        self._known_s, self._since_s = position_s, self.now_s

    def jump(self, position_s: float) -> None:
        self.jumps.append(position_s)
        self._known_s, self._since_s = position_s, self.now_s

    def close(self) -> None:
        pass


class Broadcasting:
    """A stage whose session is shown."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.controls = FakeControls()
        self.owner = QObject()
        Broadcast(stage.session, self.controls, self.owner, lambda: self.controls.now_s)

    def listen(self, seconds: float) -> None:
        for _ in range(round(seconds / TICK_S)):
            self.controls.now_s += TICK_S
            self.stage.listen(TICK_S)

    @property
    def wrong_s(self) -> float:
        return abs(self.controls.position_s - position_s(self.stage.state))


@pytest.fixture
def broadcast(stage: Stage) -> Broadcasting:
    stage.open(long_article(400))
    return Broadcasting(stage)


def test_what_there_is_is_shown_at_once(broadcast: Broadcasting) -> None:
    [now] = broadcast.controls.shown
    assert now.track is not None and now.track.title == "A long one"
    assert now.status is Status.STOPPED


def test_normal_playing_is_no_jump(broadcast: Broadcasting) -> None:
    broadcast.stage.do(Action.PLAY)
    broadcast.listen(40)
    assert broadcast.controls.jumps == []
    assert broadcast.wrong_s < 1


@pytest.mark.parametrize("rate_wpm", [88, 350])
def test_nor_is_it_at_another_rate(broadcast: Broadcasting, rate_wpm: int) -> None:
    broadcast.stage.do(Action.SET_RATE, rate_wpm)
    broadcast.stage.do(Action.PLAY)
    broadcast.listen(30)
    # Some tell a better estimate; there are sixty words.
    assert len(broadcast.controls.jumps) < 8
    assert broadcast.wrong_s < 1


@pytest.mark.parametrize("playing", [False, True])
@pytest.mark.parametrize(
    "action", [Action.NEXT_PARAGRAPH, Action.NEXT_SECTION, Action.TOGGLE_READING]
)
def test_every_move_is_told(broadcast: Broadcasting, action: Action, playing: bool) -> None:
    broadcast.stage.do(Action.PLAY)
    broadcast.listen(10)
    if not playing:
        broadcast.stage.do(Action.PAUSE)
    broadcast.stage.do(action)
    assert broadcast.wrong_s < 0.6


def test_only_what_is_other_is_shown(broadcast: Broadcasting) -> None:
    before = len(broadcast.controls.shown)
    broadcast.stage.do(Action.SET_PITCH, 2)
    assert len(broadcast.controls.shown) == before
    broadcast.stage.do(Action.SET_VOLUME, 0.5)
    assert [now.volume for now in broadcast.controls.shown[before:]] == [0.5]


def test_another_article_is_another_track(broadcast: Broadcasting) -> None:
    broadcast.stage.do(Action.PLAY)
    broadcast.listen(5)
    broadcast.stage.open(small_article())
    now = broadcast.controls.shown[-1]
    assert now.track is not None and now.track.title == "The harbour"
    assert (now.status, broadcast.controls.position_s) == (Status.STOPPED, 0)


def test_a_length_that_is_hardly_other_is_no_news(broadcast: Broadcasting) -> None:
    broadcast.stage.do(Action.PLAY)
    broadcast.listen(60)
    lengths = [now.track.length_s for now in broadcast.controls.shown if now.track is not None]
    told = list(dict.fromkeys(lengths))
    assert len(told) < 6
    state = broadcast.stage.state
    assert told[-1] == pytest.approx(state.elapsed_s + state.remaining_s, rel=0.02)


def test_while_it_just_plays_nothing_jumps_and_the_length_stays(broadcast: Broadcasting) -> None:
    stage, controls = broadcast.stage, broadcast.controls
    stage.session.paces = Paces()  # nothing is known of the voice yet: it is learned by listening
    stage.do(Action.PLAY)
    told = len(controls.shown)
    lengths = []
    for _ in range(60):
        broadcast.listen(1)
        track = controls.shown[-1].track
        assert track is not None
        lengths.append(track.length_s)
        state = stage.state
        assert track.length_s == pytest.approx(state.elapsed_s + state.remaining_s, rel=0.06)
        assert broadcast.wrong_s < 2
    news = len(set(lengths)) - 1
    assert len(controls.shown) - told <= news + 1
    # A player that begins at 0 with each other length must be told where it is, once.
    assert len(controls.jumps) <= news + 1


def test_the_position_never_lies_behind_the_length(broadcast: Broadcasting) -> None:
    broadcast.stage.do(Action.PLAY)
    for _ in range(100):
        broadcast.stage.do(Action.SKIP_SECONDS, 5.0)
        now = broadcast.controls.shown[-1]
        assert now.track is not None
        assert broadcast.controls.position_s <= now.track.length_s


@pytest.fixture
def library(tmp_path: Path) -> Iterator[WatchedLibrary]:
    library = WatchedLibrary(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def kept(qapp: object, library: WatchedLibrary) -> Iterator[Stage]:
    """Two articles in a library's queue, the first of them open."""
    stage = Stage(library=library)
    for name in ("one", "two"):
        stage.session.queue.add(small_article(name))
    stage.settle()
    stage.do(Action.OPEN_ARTICLE, "one")
    yield stage
    stage.close()
    stage.free()


def test_an_article_that_follows_by_itself_goes_on_playing(kept: Stage) -> None:
    broadcast = Broadcasting(kept)
    kept.do(Action.PLAY)
    for _ in range(1000):
        broadcast.listen(1)
        if kept.state.queue_at == 1:
            break
    shown = [(now.track.key, now.status) for now in broadcast.controls.shown if now.track]
    assert [one for one, _ in groupby(shown)] == [
        ("one/article", Status.STOPPED),
        ("one/article", Status.PLAYING),
        ("two/article", Status.PLAYING),
    ]


def test_where_what_was_to_follow_cannot_be_opened_it_has_stopped(
    kept: Stage, library: WatchedLibrary
) -> None:
    broadcast = Broadcasting(kept)
    kept.do(Action.PLAY)
    library.broken = HarkenError("Cannot read it", "a test", "Go on.")
    kept.session.queue.note(Progress("two", Reading.ARTICLE))  # it is loaded anew
    for _ in range(1000):
        broadcast.listen(1)
        if kept.state.mode is Mode.ENDED:
            break
    assert broadcast.controls.shown[-1].status is Status.STOPPED


def test_what_is_asked_by_who_is_told_is_told_after_that(stage: Stage) -> None:
    """As what an address is opened for: it is shown as it is then, and not as it was before."""

    def play(state: SessionState) -> None:
        if state.mode is Mode.READY and state.article is not None:
            stage.session.do(Command(Action.PLAY))

    stage.session.changed.connect(play)
    broadcast = Broadcasting(stage)
    stage.open(small_article("another"))
    assert stage.state.mode is Mode.PLAYING
    statuses = [status for status, _ in groupby(now.status for now in broadcast.controls.shown)]
    assert statuses == [Status.STOPPED, Status.PLAYING]
