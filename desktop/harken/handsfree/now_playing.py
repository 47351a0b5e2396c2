"""What the system's media controls show of a session.

They count in the time of a track, which hardly depends on the rate: an article of ten minutes is
about ten minutes long at any rate, and at 2 x its position moves two seconds in each second. That
is how MPRIS means it, whose clients go on counting by themselves; at 1 x it is the time the window
shows. The rest is the pauses, which do not shrink in step with the words: where the rate changes,
length and position do a little, and both are told anew.
"""

import math
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from harken.article.source_name import link_of, short_source
from harken.listening.state import Mode, SessionState
from harken.speech.rate import times_of

SAME_LENGTH = 0.05
"""A length that is another by less than this share of it is shown as it was: estimates get better
all the time, and who shows it would begin anew each time."""


class Status(StrEnum):
    """Whether it plays; the values are those of MPRIS."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


@dataclass(frozen=True, slots=True)
class Track:
    """One reading of one article: another reading is another track, with a length of its own."""

    key: str
    """What tells it from others: letters, digits and underscores, parted by slashes."""
    title: str
    author: str | None
    site: str
    """Where it came from, in a word."""
    address: str | None
    """A link, or a file's address; None for what has none, such as pasted text."""
    published: date | None
    length_s: int
    """In the time of the track. Estimated, and so in whole seconds: few estimates are news."""


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """All that media controls show but the position, which moves by itself."""

    status: Status = Status.STOPPED
    track: Track | None = None
    """None where no article is open."""
    times: float = 1.0
    """The rate, as it is shown to people: 1.2 for 1.2 x."""
    volume: float = 1.0
    """0 to 1, linear."""
    has_next: bool = False
    """Whether there is another article to go to."""

    def within(self, position_s: float) -> float:
        """A position that lies in the track as it is shown: it may be a little longer than that."""
        return min(position_s, self.track.length_s) if self.track is not None else 0.0


def now_playing(state: SessionState) -> NowPlaying:
    """What is shown of a session's state."""
    return NowPlaying(
        status=_STATUSES.get(state.mode, Status.STOPPED),
        track=_track(state),
        times=_times(state),
        volume=state.volume,
        has_next=state.following is not None,
    )


def position_s(state: SessionState) -> float:
    """How much lies before the place, in the time of the track."""
    return state.elapsed_s * _times(state)


def _times(state: SessionState) -> float:
    # 1.1 x is 192 words a minute, which is 1.097 times as many.
    return round(times_of(state.rate_wpm), 2)


_STATUSES = {
    Mode.PLAYING: Status.PLAYING,
    # It goes on by itself as soon as there is a device, unless it is paused.
    Mode.NO_DEVICE: Status.PLAYING,
    Mode.PAUSED: Status.PAUSED,
}


def _track(state: SessionState) -> Track | None:
    article = state.article
    if article is None:
        return None
    name = re.sub("[^A-Za-z0-9_]", "_", article.id)
    return Track(
        key=f"{name}/{state.reading.value}",
        title=article.title,
        author=article.author,
        site=short_source(article.source),
        address=_address(article.source),
        published=article.published,
        length_s=math.ceil((state.elapsed_s + state.remaining_s) * _times(state)),
    )


def _address(source: str) -> str | None:
    path = Path(source)
    if path.is_absolute():
        return path.as_uri()
    return link_of(source)
