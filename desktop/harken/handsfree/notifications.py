"""News for a person who looks elsewhere: shown by the desktop, beside all windows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of news."""

    title: str
    body: str = ""
    passing: bool = False
    """Whether it is worth nothing later, such as what is read next."""


class NotificationServer(Protocol):
    """Shows notes. It may block, and is used on one thread."""

    def show(self, note: Note) -> None:
        """Shows a note in place of the one before it that is as passing; silent where it cannot."""

    def close(self) -> None:
        """Shows no more; what is shown stays."""


class Notifier:
    """Has notes shown without waiting for it.

    Args:
        server: Who shows them; belongs to this from now on.
        wanted: Whether the person wants to be told now.
    """

    def __init__(self, server: NotificationServer, wanted: Callable[[], bool]) -> None:
        self._server = server
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
            self._thread.submit(self._server.show, Note(title, body, passing))

    def close(self) -> None:
        """Waits until all is told; nothing more is."""
        self._wanted = lambda: False
        self._thread.submit(self._server.close)
        self._thread.shutdown()
