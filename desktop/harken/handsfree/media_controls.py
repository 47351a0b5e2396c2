"""The seam to whatever shows media on this system: a desktop's panel, a lock screen, a headset."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from harken.handsfree.now_playing import NowPlaying, Status, now_playing, position_s
from harken.listening.session import Session
from harken.listening.state import SessionState

_MOST_DRIFT_S = 0.5
"""Where the position is that far from where others take it to be, they are told."""
_STANDS_STILL_S = 0.1
"""A position that has moved less stands still, from the beginning of one word to the next, while
others count on."""
_SAME_LENGTH = 0.01
"""A length that is another by less than this share of it is no news: estimates get better all the
time."""


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
    the reading is elsewhere than that: after a jump, or where sound was late.

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
        now, here_s = self._calmed(now_playing(state)), position_s(state)
        taken_for_s = self._taken_for_s(now)
        another = self._shown is None or now.track != self._shown.track
        if now != self._shown:
            self._shown = now
            self._controls.show(now)
            self._know(taken_for_s)
        if another or abs(here_s - self._here_s) > _STANDS_STILL_S:
            self._here_s = here_s
            if abs(here_s - taken_for_s) > _MOST_DRIFT_S:
                self._know(here_s)
                self._controls.jump(here_s)

    def _taken_for_s(self, now: NowPlaying) -> float:
        """Where others take the position to be."""
        before = self._shown
        if before is None or before.track != now.track:
            # At the start of another; some (playerctl) do so whatever of a track is another.
            return 0.0
        if before.status is not Status.PLAYING:
            return self._told_s
        return self._told_s + before.times * (self._clock() - self._told_at_s)

    def _calmed(self, now: NowPlaying) -> NowPlaying:
        before = self._shown.track if self._shown is not None else None
        track = now.track
        if before is None or track is None:
            return now
        alike = replace(track, length_s=before.length_s) == before
        if alike and abs(track.length_s - before.length_s) < _SAME_LENGTH * before.length_s:
            return replace(now, track=before)
        return now

    def _know(self, position_s: float) -> None:
        self._told_s, self._told_at_s = position_s, self._clock()
