"""The library on a thread of its own, so that a slow disk never holds up the window."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from harken.library.library import Library

T = TypeVar("T")


class LibraryWorker:
    """Does what is asked of a library, one thing after the other, in the order of the asking.

    Args:
        library: Belongs to this from now on.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")

    def ask(self, work: Callable[[Library], T]) -> "Future[T]":
        """Has `work` done; the future is done when it is on the disk.

        Its errors are `HarkenError`s where a person can help it. After `close` it is cancelled.
        """
        if self._closed:
            late: Future[T] = Future()
            late.cancel()
            late.set_running_or_notify_cancel()
            return late
        return self._thread.submit(work, self._library)

    def close(self) -> None:
        """Waits until all that was asked is done, and closes the library. Twice is once.

        What another program prevents is then given up soon, for nobody waits long for a farewell.
        """
        if self._closed:
            return
        self._closed = True
        self._library.hurry()
        # What is asked by what is still being done comes too late.
        self._thread.submit(self._library.close)
        self._thread.shutdown()
