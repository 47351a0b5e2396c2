"""What media controls are told, and when; they are a fake that counts on as real ones do."""

import pytest
from PySide6.QtCore import QObject

from harken.handsfree.media_controls import Broadcast
from harken.handsfree.now_playing import NowPlaying, Status, position_s
from harken.listening.command import Action
from tests.listening.articles import long_article, small_article
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
