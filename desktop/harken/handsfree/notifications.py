"""News for a person who looks elsewhere: shown by the desktop, beside all windows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

_LAST_WORDS_S = 3.0
"""So long the end waits for what is still to be told: notes are worth no more."""


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of news."""

    title: str
    body: str = ""
    passing: bool = False
    """Whether it is worth nothing later, such as what is read next."""
    outlives: bool = False
    """Whether the program ends at once, and the note is to stay."""


@dataclass(frozen=True, slots=True)
class Click:
    """What a click on a note does."""

    label: str
    """What it is called where the desktop shows that; for people."""
    do: Callable[[str], object]
    """Does it, on any thread. The text is what the desktop lends a window that is to come to the
    front; it may be empty."""


class NotificationServer(Protocol):
    """Shows notes. It may block, and is used by one thread at a time."""

    def show(self, note: Note) -> None:
        """Shows a note in place of the one before it that is as passing; silent where it cannot."""

    def close(self) -> None:
        """Shows no more; what is shown stays."""


class Notifier:
    """Has notes shown without waiting for it.

    Args:
        connect: Finds who shows them, when there is a first one; belongs to this from then on.
        wanted: Whether the person wants to be told now.
    """

    def __init__(
        self, connect: Callable[[], NotificationServer], wanted: Callable[[], bool]
    ) -> None:
        self._connect = connect
        self._server: NotificationServer | None = None
        self._wanted = wanted
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="notifications")

    def tell(self, title: str, body: str = "", *, passing: bool = False) -> None:
        """Tells of something, if the person wants it.

        Args:
            title: A few words.
            body: A line or two more.
            passing: Whether it is worth nothing later.
        """
        if self._wanted():
            self._thread.submit(self._show, Note(title, body, passing))

    def close(self) -> None:
        """Waits a little until all is told; nothing more is."""
        self._wanted = lambda: False
        wait([self._thread.submit(lambda: None)], timeout=_LAST_WORDS_S)
        self._thread.shutdown(cancel_futures=True)
        if self._server is not None:
            self._server.close()

    def _show(self, note: Note) -> None:
        if self._server is None:
            self._server = self._connect()
        self._server.show(note)
