"""Ctrl+C and its like: the program ends, and everything it opened is closed on the way out."""

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType


class Stopped(BaseException):
    """A signal asks the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_status(self) -> int:
        """What the shell gives a program that this signal ends: 130 for Ctrl+C."""
        return 128 + self.number


@contextlib.contextmanager
def ended_by_signals(stop: Callable[[int], None] | None = None) -> Iterator[None]:
    """While the block runs, signals that end a program call `stop`, or raise `Stopped`.

    Main thread only. Python calls it between two steps of its own code, not inside a library's.

    Args:
        stop: Gets the signal's number.
    """

    def handle(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if stop is None:
            raise Stopped(number)
        stop(number)

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
