"""What is heard from the loudspeaker, by the clock: so the ear knows what to take no notice of."""

import threading

from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

_KEPT_FRAMES = 5 * SAMPLE_RATE_HZ
_TOLERANCE_FRAMES = SAMPLE_RATE_HZ * 60 // 1000
"""What the device says it has played comes in steps; only more than that is out of step."""


class PlayedSound:
    """Keeps the last seconds of what the device was given, for one who listens; in memory alone.

    Any thread may call any method.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = False
        self._sound = bytearray()
        self._first_frame = 0
        """The frame of the run at which the sound that is kept begins."""
        self._heard: tuple[int, float] | None = None
        """A frame of the run and when it was heard, by the monotonic clock; None in silence."""
        self._next_frame: int | None = None

    def want(self, wanted: bool) -> None:
        """Says whether anybody listens; where nobody does, nothing is kept."""
        with self._lock:
            self._wanted = wanted
            self._drop(len(self._sound))
            self._next_frame = None

    def begin_run(self) -> None:
        """The device begins anew; see `Track`."""
        with self._lock:
            self._sound.clear()
            self._first_frame = 0
            self._heard = None
            self._next_frame = None

    def give(self, sound: bytes) -> None:
        """The device took this, to play it soon."""
        with self._lock:
            self._sound += sound
            kept = _KEPT_FRAMES * BYTES_PER_FRAME if self._wanted else 0
            self._drop(max(0, len(self._sound) - kept))

    def tell_heard(self, frame: int, at_s: float) -> None:
        """A frame of the run was heard at a time of the monotonic clock."""
        with self._lock:
            self._heard = frame, at_s

    def fall_silent(self) -> None:
        """Nothing is heard from now on."""
        with self._lock:
            self._heard = None

    def from_time(self, start_s: float, frames: int) -> bytes:
        """What was heard from a time of the monotonic clock on; silence where nothing was.

        What is asked for piece by piece has no seams, though the times are not exact.
        """
        with self._lock:
            if self._heard is None:
                self._next_frame = None
                return bytes(frames * BYTES_PER_FRAME)
            frame, at_s = self._heard
            first = frame + round((start_s - at_s) * SAMPLE_RATE_HZ)
            if self._next_frame is None or abs(first - self._next_frame) > _TOLERANCE_FRAMES:
                self._next_frame = first
            start = self._next_frame - self._first_frame
            self._next_frame += frames
            before = min(frames, max(0, -start))
            sound = self._sound[max(0, start) * BYTES_PER_FRAME :][
                : (frames - before) * BYTES_PER_FRAME
            ]
            return (bytes(before * BYTES_PER_FRAME) + sound).ljust(frames * BYTES_PER_FRAME, b"\0")

    def _drop(self, byte_count: int) -> None:
        del self._sound[:byte_count]
        self._first_frame += byte_count // BYTES_PER_FRAME
