"""Ctrl+C in the terminal, and a polite request to end, close the window."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier


@contextmanager
def interrupts(close: Callable[[], object]) -> Iterator[None]:
    """Calls `close` in the event loop when a signal asks the program to end.

    While Qt waits, Python runs no signal handler: the byte that the interpreter writes into a
    socket at each signal wakes Qt, which then runs a little Python.
    """
    here, there = socket.socketpair()
    here.setblocking(False)
    there.setblocking(False)
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: here.recv(64))

    def handle(_number: int, _frame: FrameType | None) -> None:
        close()

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in numbers}
    wakeup = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        here.close()
        there.close()
