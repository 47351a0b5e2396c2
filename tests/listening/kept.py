"""A real library file under a session, of which tests can wait until all is written."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from harken.errors import HarkenError
from harken.library.library import Library
from harken.library.worker import LibraryWorker

T = TypeVar("T")

DISK_IS_FULL = HarkenError("Cannot keep this", "the disk is full", "Make room on it.")


class WatchedLibrary(LibraryWorker):
    """The real worker; it knows what is under way, and can be made to fail."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(Library(path))
        self.asked = 0
        """How often it was asked for something."""
        self._done = 0
        """How much of that was waited for."""
        self.broken: HarkenError | None = None
        """Why nothing can be done."""
        self.unforgetful: HarkenError | None = None
        """Why nothing can be forgotten."""

    def ask(self, work: Callable[[Library], T]) -> "Future[T]":
        self.asked += 1
        broken, unforgetful = self.broken, self.unforgetful

        def fail(error: HarkenError) -> None:
            # Anew: one that is raised again and again keeps the traces of all times.
            raise HarkenError(error.what, error.why, error.next_step)

        def work_or_fail(library: Library) -> T:
            if broken is not None:
                fail(broken)
            if unforgetful is None:
                return work(library)
            with patch.object(library, "forget_history", lambda: fail(unforgetful)):
                return work(library)

        return self._have_done(work_or_fail)

    def _have_done(self, work: Callable[[Library], T]) -> "Future[T]":
        return super().ask(work)

    def is_idle(self) -> bool:
        """Waits for what was asked; whether that was nothing."""
        if self.asked == self._done:
            return True
        self._done = self.asked
        # Behind what was asked, and behind the telling of it.
        wait([self._have_done(lambda _: None)])
        return False


class LibraryAtOnce(WatchedLibrary):
    """Does what is asked while it is asked; the session is told later, as ever.

    For many thousand steps: to a thread and back takes longer than all else that they do.
    """

    def _have_done(self, work: Callable[[Library], T]) -> "Future[T]":
        future: Future[T] = Future()
        try:
            future.set_result(work(self._library))
        except HarkenError as error:
            future.set_exception(error)
        return future
