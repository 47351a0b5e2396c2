"""Sessions on one library file, one after the other, as a person has them day by day."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from harken.errors import HarkenError
from harken.library.library import Library
from tests.listening.kept import WatchedLibrary
from tests.listening.stage import Stage

T = TypeVar("T")


class Sessions:
    """The file, and the session that is open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._library: WatchedLibrary | None = None
        self._stage: Stage | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def library(self) -> WatchedLibrary:
        assert self._library is not None
        return self._library

    @property
    def stage(self) -> Stage:
        assert self._stage is not None
        return self._stage

    def begin(self, *, settled: bool = True, broken: HarkenError | None = None) -> Stage:
        """Ends the session that is open, if any, and begins another.

        Args:
            settled: Whether the queue is loaded.
            broken: Why the library cannot do anything at first.
        """
        self.end()
        self._library = WatchedLibrary(self._path)
        self._library.broken = broken
        self._stage = Stage(library=self._library, settled=settled)
        return self._stage

    def end(self) -> None:
        """Ends the session as the program does."""
        if self._stage is not None and self._library is not None:
            self._stage.session.close()
            self._library.close()
            self._stage.settle()
            self._stage.free()
            self._stage = self._library = None

    def abandon(self) -> None:
        """Ends the session as `kill -9` does: nothing more is written."""
        assert self._stage is not None
        self.library.broken = HarkenError("Cannot keep this", "the program is gone", "Start it.")

    def ask(self, work: Callable[[Library], T]) -> T:
        """What the library says."""
        asked: Future[T] = self.library.ask(work)
        return asked.result(timeout=10)
