"""What media controls show of a session's state."""

from dataclasses import replace
from datetime import date

import pytest

from harken.handsfree.mpris.names import NO_TRACK
from harken.handsfree.mpris.player import metadata_of, told_of
from harken.handsfree.now_playing import NowPlaying, Status, now_playing, position_s
from harken.listening.command import Action
from harken.listening.state import Mode
from tests.listening.articles import small_article
from tests.listening.stage import Stage


def test_without_an_article_there_is_no_track(qapp: object) -> None:
    stage = Stage()
    assert now_playing(stage.state) == NowPlaying()
    stage.close()


@pytest.mark.parametrize(
    ("mode", "status"),
    [
        (Mode.READY, Status.STOPPED),
        (Mode.PLAYING, Status.PLAYING),
        (Mode.NO_DEVICE, Status.PLAYING),
        (Mode.PAUSED, Status.PAUSED),
        (Mode.ENDED, Status.STOPPED),
        (Mode.NO_VOICE, Status.STOPPED),
    ],
)
def test_the_status_of_each_mode(stage: Stage, mode: Mode, status: Status) -> None:
    assert now_playing(replace(stage.state, mode=mode)).status is status


def test_each_reading_is_a_track_of_its_own(stage: Stage) -> None:
    article = now_playing(stage.state).track
    stage.do(Action.TOGGLE_READING)
    summary = now_playing(stage.state).track
    assert article is not None and summary is not None
    assert article.key != summary.key
    assert article.title == summary.title
    assert article.length_s > summary.length_s


def test_a_track_is_as_long_at_any_rate(stage: Stage) -> None:
    """But for the pauses, which stay: at 2 x they count for twice as much of the track."""
    usual = now_playing(stage.state).track
    stage.do(Action.SET_RATE, 350)
    now = now_playing(stage.state)
    assert usual is not None and now.track is not None
    assert now.times == 2.0
    assert usual.length_s <= now.track.length_s < 1.5 * usual.length_s


def test_the_position_is_in_the_time_of_the_track(stage: Stage) -> None:
    stage.do(Action.SET_RATE, 350)
    stage.do(Action.PLAY)
    state = stage.listen(4)
    assert position_s(state) == pytest.approx(2 * state.elapsed_s)
    assert state.elapsed_s == pytest.approx(4, abs=0.7)


@pytest.mark.parametrize(
    ("source", "address", "site"),
    [
        ("/home/ada/a text.html", "file:///home/ada/a%20text.html", "a text.html"),
        ("https://www.example.org/a", "https://www.example.org/a", "example.org"),
        ("pasted text", None, "pasted text"),
    ],
)
def test_where_it_came_from(stage: Stage, source: str, address: str | None, site: str) -> None:
    stage.open(replace(small_article("other"), source=source))
    track = now_playing(stage.state).track
    assert track is not None
    assert (track.address, track.site) == (address, site)


def test_the_metadata_hold_what_is_known(stage: Stage) -> None:
    known = replace(
        small_article("an id/with such"),
        author="Ada Byron",
        published=date(1843, 9, 1),
        source="https://example.org/engine",
    )
    stage.open(known)
    metadata = metadata_of(now_playing(stage.state).track)
    track = metadata.pop("mpris:trackid")
    assert getattr(track, "path")() == "/harken/article/an_id_with_such/article"  # noqa: B009
    assert metadata.pop("mpris:length") == pytest.approx(24_000_000, abs=3_000_000)
    assert metadata == {
        "xesam:title": "The harbour",
        "xesam:artist": ["Ada Byron"],
        "xesam:album": "example.org",
        "xesam:url": "https://example.org/engine",
        "xesam:contentCreated": "1843-09-01T00:00:00Z",
    }


def test_the_metadata_of_nothing() -> None:
    [(name, path)] = metadata_of(None).items()
    assert name == "mpris:trackid"
    assert getattr(path, "path")() == NO_TRACK  # noqa: B009


def test_the_position_is_never_among_what_is_told(stage: Stage) -> None:
    assert "Position" not in told_of(now_playing(stage.state))
