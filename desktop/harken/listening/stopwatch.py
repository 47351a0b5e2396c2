"""Counts time, but only while it runs. Knows no Qt."""

from collections.abc import Callable


class Stopwatch:
    """How long something has lasted, its interruptions left out.

    Args:
        now_s: A clock that never goes back, in seconds.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._counted_s = 0.0
        self._since_s: float | None = None

    @property
    def elapsed_s(self) -> float:
        """How long it has run in all."""
        running_s = self._now_s() - self._since_s if self._since_s is not None else 0.0
        return self._counted_s + running_s

    def run(self, running: bool) -> None:
        """Runs, or stands still."""
        if running == (self._since_s is not None):
            return
        self._counted_s = self.elapsed_s
        self._since_s = self._now_s() if running else None

    def reset(self) -> None:
        """Begins at 0, running or not as before."""
        self._counted_s = 0.0
        if self._since_s is not None:
            self._since_s = self._now_s()
