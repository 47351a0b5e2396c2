"""What a link may cost, and how a fetch is held to its time."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from harken.importing.document import Document

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a link may cost."""

    bytes: int = 10_000_000
    """Of the document, unpacked."""
    seconds: float = 28.0
    """From the first question for an address to the last byte, redirects included."""
    redirects: int = 10


class OutOfTime(Exception):
    """A fetch took longer than it may."""


class Watch:
    """The time of one fetch.

    What fetches has a thread of its own, so that nothing can hold it up: neither a site that sends
    a byte now and then, which is never silent, nor a name server that does not answer.

    Args:
        seconds: How long it may take, from now on.
        report: Gets short messages for people, none of them behind the end.
    """

    def __init__(self, seconds: float, report: Progress) -> None:
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        self._report_unguarded = report
        self._lock = threading.Lock()
        self._given_up = False
        self._socket: socket.socket | None = None

    def run(self, work: Callable[[], Document]) -> Document:
        """What `work` gives, on a thread of its own.

        Raises:
            OutOfTime: It takes too long, and is left behind.
        """
        outcome: Future[Document] = Future()
        thread = threading.Thread(target=_run, args=(work, outcome), name="fetch", daemon=True)
        thread.start()
        try:
            return outcome.result(self._seconds)
        except TimeoutError:
            with self._lock:
                self._given_up = True
            self._hang_up()
            raise OutOfTime from None

    @property
    def is_late(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() > self._deadline

    def check_time(self) -> None:
        """Raises `OutOfTime` where the time is over."""
        if self.is_late:
            raise OutOfTime

    def report(self, message: str) -> None:
        """Passes a message on, unless the fetch was given up."""
        with self._lock:  # nothing may follow the answer
            if not self._given_up:
                self._report_unguarded(message)

    def hold(self, connection: socket.socket) -> None:
        """Takes what to hang up when the time is over."""
        self._socket = connection
        if self.is_late:
            self._hang_up()

    def _hang_up(self) -> None:
        """Ends whatever waits for the site; safe from another thread, as closing is not."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                # Not the method of a socket in TLS: that takes its state from under the reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _run(work: Callable[[], Document], outcome: "Future[Document]") -> None:
    try:
        document = work()
    except BaseException as error:  # noqa: BLE001  the boundary: the future reports it
        outcome.set_exception(error)
    else:
        outcome.set_result(document)
