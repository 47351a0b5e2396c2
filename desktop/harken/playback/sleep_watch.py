"""Notices that the machine was asleep, after which a device may take no sound any more."""

import time
from collections.abc import Callable

_ASLEEP_S = 2.0
"""Clocks drift and are set, but not by so much within a moment."""


def seconds_with_sleep() -> float:
    """A clock that runs on while the machine sleeps.

    Linux has one; elsewhere it is the time of day, which may jump when it is set. Then the machine
    is taken to have slept, which does no harm.
    """
    boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time() if boot_clock is None else time.clock_gettime(boot_clock)


class SleepWatch:
    """Compares a clock that stands still while the machine sleeps with one that does not.

    Args:
        awake_s: The clock that stands still, or its process with it, in seconds.
        with_sleep_s: The one that does not.
    """

    def __init__(
        self,
        awake_s: Callable[[], float] = time.monotonic,
        with_sleep_s: Callable[[], float] = seconds_with_sleep,
    ) -> None:
        self._awake_s = awake_s
        self._with_sleep_s = with_sleep_s
        self._ahead_s = with_sleep_s() - awake_s()

    def has_slept(self) -> bool:
        """Whether the machine was asleep since this was last asked."""
        before_s = self._ahead_s
        self._ahead_s = self._with_sleep_s() - self._awake_s()
        return abs(self._ahead_s - before_s) > _ASLEEP_S
