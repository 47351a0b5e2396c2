"""Whether a device goes on making sound: what Qt calls active may stand still for good."""

import math
import time
from collections.abc import Callable

from harken.speech.clip import SAMPLE_RATE_HZ

_STALLED_S = 1.0
_SLOW_START_S = 3.0
"""Some devices (Bluetooth, a sleeping sound card) take long to make their first sound."""
_STARTED_FRAMES = SAMPLE_RATE_HZ // 2
_ASLEEP_S = 5.0
"""A device that had nothing to play for so long may sleep, and swallows what comes as it wakes."""


class Progress:
    """How far a device is, and since when.

    Args:
        now_s: A clock that never goes back, in seconds.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._frames = 0
        self._at_s = -math.inf

    @property
    def at_s(self) -> float:
        """When it was last further than before, or was started."""
        return self._at_s

    def may_sleep(self) -> bool:
        """Whether the device had nothing to play for so long that it may have fallen asleep."""
        return self._now_s() - self._at_s > _ASLEEP_S

    def has_stalled(self) -> bool:
        """Whether the device stands still for so long that it must be gone."""
        patience_s = _STALLED_S if self._frames > _STARTED_FRAMES else _SLOW_START_S
        return self._now_s() - self._at_s >= patience_s

    def begin(self) -> None:
        """Takes note that the device was started."""
        self._frames, self._at_s = 0, self._now_s()

    def reach(self, frames: int) -> bool:
        """Takes note of how many frames the device has played since it was started.

        Returns:
            Whether they are others than before.
        """
        if frames == self._frames:
            return False
        self._frames, self._at_s = frames, self._now_s()
        return True

    def sleep(self) -> None:
        """Takes note that the device was asleep, as all of the machine was."""
        self._at_s = -math.inf
