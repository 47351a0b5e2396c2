"""Writing to the library behind the listening, and telling a person once when that fails."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from harken.errors import HarkenError
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.listening.main_thread import deliver

T = TypeVar("T")


def nothing_more(_: object) -> None:
    """What follows where nothing does."""


class Keeping(QObject):
    """Has a library do things in the order of the asking. Main thread only.

    Args:
        library: None where nothing is kept; then nothing happens.
        parent: The owner.
    """

    notice = Signal(str)
    """A short message for people: something cannot be kept. Told once until something can."""
    failed = Signal(object)
    """Why, each time: a `HarkenError`."""

    def __init__(self, library: LibraryWorker | None, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._told = False
        self._under_way: set[Future[Any]] = set()
        """What was asked, until its end is known here."""

    @property
    def keeps(self) -> bool:
        """Whether there is a library."""
        return self._library is not None

    def close(self) -> None:
        """Does nothing more, and tells nothing of what is under way."""
        self._library = None

    @property
    def not_kept(self) -> HarkenError | None:
        """Why what was asked last could not be done; known when the library is closed."""
        ended = (one for one in self._under_way if one.done() and not one.cancelled())
        errors = (one.exception() for one in ended)
        return next((error for error in errors if isinstance(error, HarkenError)), None)

    def ask(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], None] = nothing_more,
        failed: Callable[[], None] = lambda: None,
        *,
        tells: bool = False,
    ) -> "Future[T] | None":
        """Has something done.

        Args:
            work: What to do, on the library's thread.
            done: Gets its result, on this thread, never at once.
            failed: Is called instead where it could not be done, after that was told.
            tells: Whether the person asked for it, and is told each time that it cannot be done.

        Returns:
            Done when that is; None where there is no library.
        """
        if self._library is None:
            return None

        def well(result: T) -> None:
            if not self.keeps:
                return
            self._under_way.discard(asked)
            self._told = False
            done(result)

        def badly(error: Exception) -> None:
            if self.keeps:
                self._under_way.discard(asked)
            self._tell(error, again=tells)
            failed()

        asked = self._library.ask(work)
        self._under_way.add(asked)
        deliver(asked, self, well, badly)
        return asked

    def _tell(self, error: Exception, *, again: bool) -> None:
        if not isinstance(error, HarkenError):
            raise error
        if self.keeps:
            self.failed.emit(error)
        if self.keeps and (again or not self._told):
            self._told = True
            self.notice.emit(str(error))
