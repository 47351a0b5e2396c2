"""A real library file under a session, of which tests can wait until all is written."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TypeVar

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

    def ask(self, work: Callable[[Library], T]) -> "Future[T]":
        self.asked += 1
        broken = self.broken

        def work_or_fail(library: Library) -> T:
            if broken is not None:
                raise broken
            return work(library)

        return super().ask(work_or_fail)

    def is_idle(self) -> bool:
        """Waits for what was asked; whether that was nothing."""
        if self.asked == self._done:
            return True
        self._done = self.asked
        # Behind what was asked, and behind the telling of it.
        wait([super().ask(lambda _: None)])
        return False
