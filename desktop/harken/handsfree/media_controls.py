"""The seam to whatever shows media on this system: a desktop's panel, a lock screen, a headset."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from harken.handsfree.now_playing import (
    SAME_LENGTH,
    NowPlaying,
    Status,
    Track,
    now_playing,
    position_s,
)
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState

_MOST_DRIFT_S = 0.5
"""Where the position is that far from where others take it to be, they are told."""
_MOST_DRIFT_PLAYING_S = 1.5
"""In seconds of listening: the position that is known is that of the last word, and a pause may
have followed it."""
_STANDS_STILL_S = 0.1
"""A position that has moved less stands still, from the beginning of one word to the next, while
others count on."""


class MediaControls(Protocol):
    """Shows what plays, and passes presses on to a `RemoteControl`."""

    def show(self, now: NowPlaying) -> None:
        """Shows what is played from now on."""

    def jump(self, position_s: float) -> None:
        """Takes another position, in the time of the track; from there it moves by itself."""

    def close(self) -> None:
        """Shows nothing any more."""


class Broadcast(QObject):
    """Shows a session's state on media controls, whenever anything of it is another.

    Who shows a position counts on by itself, as long as it plays. So the position is told where
    the reading is elsewhere than that: after a jump, or where sound was late. While the next
    article is on its way nothing is told, for a panel may drop a player that stops.

    Args:
        session: What is shown.
        controls: Where; whoever made them closes them.
        parent: The owner.
        clock: Tells the time in seconds.
    """

    def __init__(
        self,
        session: Session,
        controls: MediaControls,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._controls = controls
        self._clock = clock
        self._shown: NowPlaying | None = None
        self._here_s = 0.0
        self._told_s = 0.0
        """The position that others know of, and when that was so:"""
        self._told_at_s = clock()
        session.changed.connect(self._follow)
        session.place_changed.connect(self._follow)
        self._follow(session.state)

    def _follow(self, state: SessionState) -> None:
        if state.coming and state.mode is Mode.ENDED:
            return
        now = self._calmed(now_playing(state))
        here_s, taken_for_s = now.within(position_s(state)), self._taken_for_s(now)
        another = self._shown is None or now.track != self._shown.track
        if now != self._shown:
            self._shown = now
            self._controls.show(now)
            self._know(taken_for_s)
        moved = another or abs(here_s - self._here_s) > _STANDS_STILL_S
        if moved:
            self._here_s = here_s
        if moved and abs(here_s - taken_for_s) > _most_drift_s(now):
            self._jump(here_s)
        elif another and taken_for_s > 0:
            # Some (playerctl) begin at 0 whatever of a track is another.
            self._jump(taken_for_s)

    def _jump(self, position_s: float) -> None:
        self._know(position_s)
        self._controls.jump(position_s)

    def _taken_for_s(self, now: NowPlaying) -> float:
        """Where others take the position to be, who go by the track that was shown before."""
        before = self._shown
        if before is None or not _is_same(before.track, now.track):
            return 0.0
        if before.status is not Status.PLAYING:
            return now.within(self._told_s)
        return now.within(self._told_s + before.times * (self._clock() - self._told_at_s))

    def _calmed(self, now: NowPlaying) -> NowPlaying:
        before = self._shown.track if self._shown is not None else None
        track = now.track
        if before is None or track is None:
            return now
        alike = replace(track, length_s=before.length_s) == before
        if alike and abs(track.length_s - before.length_s) < SAME_LENGTH * before.length_s:
            return replace(now, track=before)
        return now

    def _know(self, position_s: float) -> None:
        self._told_s, self._told_at_s = position_s, self._clock()


def _is_same(one: Track | None, other: Track | None) -> bool:
    return one is not None and other is not None and one.key == other.key


def _most_drift_s(now: NowPlaying) -> float:
    if now.status is not Status.PLAYING:
        return _MOST_DRIFT_S
    return _MOST_DRIFT_PLAYING_S * max(1.0, now.times)
