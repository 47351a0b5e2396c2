"""Presses outside the window, and what the session does."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from harken.handsfree.headset import Headset
from harken.handsfree.now_playing import now_playing
from harken.handsfree.remote_control import RemoteControl
from harken.listening.command import Action
from harken.listening.state import Mode
from tests.listening.articles import small_article
from tests.listening.stage import Stage

MEANINGS = ("play-pause", "next-paragraph", "previous-paragraph")


class Held(RemoteControl):
    """A remote control in somebody's hand."""

    def __init__(self, stage: Stage) -> None:
        self.owner = QObject()
        headset = Headset(stage.session, lambda: MEANINGS, self.owner)
        super().__init__(stage.session, headset, self.owner)
        self.opened: list[str] = []
        self.open_wanted.connect(self.opened.append)


@pytest.fixture
def remote(stage: Stage) -> Iterator[Held]:
    remote = Held(stage)
    yield remote
    remote._headset.count()


def track_of(stage: Stage) -> str:
    track = now_playing(stage.state).track
    assert track is not None
    return track.key


def test_play_pause_and_stop(stage: Stage, remote: Held) -> None:
    modes = []
    for press in (remote.play, remote.play, remote.pause, remote.play_pause, remote.stop):
        press()
        modes.append(stage.state.mode)
    assert modes == [Mode.PLAYING, Mode.PLAYING, Mode.PAUSED, Mode.PLAYING, Mode.READY]


def test_skipping_is_in_the_time_of_the_track(stage: Stage, remote: Held) -> None:
    stage.do(Action.SET_RATE, 350)
    before_s = remote.position_s
    remote.skip(10)
    assert remote.position_s == pytest.approx(before_s + 10, abs=1)
    remote.skip(-100)
    assert remote.position_s == 0


def test_skipping_past_the_end_of_the_last_article_ends_it(stage: Stage, remote: Held) -> None:
    remote.play()
    remote.skip(1000)
    assert stage.state.mode is Mode.ENDED


def test_skipping_past_the_end_goes_to_the_next_article(stage: Stage, remote: Held) -> None:
    for name in ("small", "next"):
        stage.session.queue.add(small_article(name))
    remote.skip(1000)
    stage.settle()
    article = stage.state.article
    assert article is not None and article.id == "next"
    remote.previous_article()
    stage.settle()
    article = stage.state.article
    assert article is not None and article.id == "small"


def test_previous_goes_to_the_start_first(stage: Stage, remote: Held) -> None:
    remote.skip(15)
    remote.previous_article()
    assert remote.position_s == 0


def test_without_another_article_next_and_previous_do_nothing(stage: Stage, remote: Held) -> None:
    before = stage.state
    remote.next_article()
    remote.previous_article()
    assert stage.state == before


def test_a_position_of_the_track_that_is_played(stage: Stage, remote: Held) -> None:
    remote.go_to(track_of(stage), 10)
    assert remote.position_s == pytest.approx(10, abs=1)


@pytest.mark.parametrize("seconds", [-1.0, 10_000.0, math.nan])
def test_a_position_that_the_track_has_not(stage: Stage, remote: Held, seconds: float) -> None:
    before_s = remote.position_s
    remote.go_to(track_of(stage), seconds)
    assert remote.position_s == before_s


def test_a_position_of_what_was_played_before(stage: Stage, remote: Held) -> None:
    stale = track_of(stage)
    stage.do(Action.TOGGLE_READING)
    before_s = remote.position_s
    remote.go_to(stale, 5)
    assert remote.position_s == before_s


@pytest.mark.parametrize(
    ("times", "rate_wpm"), [(1.0, 175), (2.0, 350), (0.1, 88), (-3.0, 88), (99.0, 875)]
)
def test_rates_are_brought_within_their_limits(
    stage: Stage, remote: Held, times: float, rate_wpm: int
) -> None:
    remote.set_times(times)
    assert stage.state.rate_wpm == rate_wpm


def test_a_rate_of_nought_is_a_pause(stage: Stage, remote: Held) -> None:
    remote.play()
    remote.set_times(0.0)
    assert (stage.state.mode, stage.state.rate_wpm) == (Mode.PAUSED, 175)


@pytest.mark.parametrize("nonsense", [math.nan, math.inf, -math.inf])
def test_a_rate_that_is_no_number(stage: Stage, remote: Held, nonsense: float) -> None:
    remote.set_times(nonsense)
    assert stage.state.rate_wpm == 175


@pytest.mark.parametrize(
    ("wished", "volume"), [(0.4, 0.4), (-1.0, 0.0), (7.0, 1.0), (math.nan, 1.0)]
)
def test_the_volume(stage: Stage, remote: Held, wished: float, volume: float) -> None:
    remote.set_volume(wished)
    assert stage.state.volume == volume


def test_an_address_is_read_and_played_where_nothing_was(stage: Stage, remote: Held) -> None:
    remote.open_address("https://example.org/a")
    assert remote.opened == ["https://example.org/a"]
    stage.open(small_article("a"))
    assert stage.state.mode is Mode.PLAYING


def test_an_address_is_not_played_over_what_was_paused(stage: Stage, remote: Held) -> None:
    remote.play()
    remote.pause()
    remote.open_address("file:///tmp/a.html")
    stage.open(small_article("a"))
    assert stage.state.mode is Mode.READY


def test_what_was_pressed_later_holds(stage: Stage, remote: Held) -> None:
    remote.open_address("file:///tmp/a.html")
    remote.stop()
    stage.open(small_article("a"))
    assert stage.state.mode is Mode.READY


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", "ftp://example.org", "a.html"])
def test_other_addresses_are_not_opened(remote: Held, address: str) -> None:
    remote.open_address(address)
    assert remote.opened == []


def test_without_an_article_nothing_is_done(qapp: object) -> None:
    stage = Stage()
    remote = Held(stage)
    for press in (remote.play, remote.pause, remote.stop, remote.next_article):
        press()
    remote.skip(10)
    remote.go_to("", 0)
    assert stage.state.mode is Mode.EMPTY
    stage.close()
