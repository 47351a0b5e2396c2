"""Windows' and macOS's sleep, held off by wakepy. Not yet run on either."""

from wakepy import Mode, keep


class WakepyLock:
    """A `WakeLock` by wakepy's mode "running", in which the screen may go dark and lock."""

    def __init__(self) -> None:
        self._mode: Mode | None = None

    def hold(self) -> None:
        """Holds sleep off; silent where it cannot."""
        if self._mode is None:
            self._mode = keep.running(on_fail="pass")
            self._mode.__enter__()

    def let_go(self) -> None:
        """Holds it off no more."""
        mode, self._mode = self._mode, None
        if mode is not None:
            mode.__exit__(None, None, None)
