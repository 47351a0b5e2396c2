"""Has the library forget what was listened to, and tries again where it could not."""

import time
from dataclasses import replace

from harken.library.entry import Entry
from harken.listening.keeping import Keeping
from harken.listening.queue_item import unread
from harken.listening.texts import Loaded


class Forgetting:
    """Keeps the wish to have forgotten what was heard until then. Main thread only.

    Until the library has done it, what it still knows is not told: also what was read from it just
    before.

    Args:
        keeping: Writes.
    """

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._until_s: float | None = None
        """In Unix seconds; None where the library knows nothing that is to be forgotten."""

    def forget(self) -> None:
        """Has all forgotten that was heard until now; that it cannot be done is told."""
        if self._keeping.keeps:
            self._ask(time.time(), tells=True)

    def try_again(self) -> None:
        """Tries what could not be done."""
        if self._until_s is not None:
            self._ask(self._until_s, tells=False)

    def entry(self, entry: Entry) -> Entry:
        """What may be told of an article."""
        return unread(entry) if self._is_forgotten(entry.heard_s) else entry

    def loaded(self, loaded: Loaded) -> Loaded:
        """An article that was read from the library, without what is to be forgotten of it."""
        progress = loaded.progress
        forgets = progress is not None and self._is_forgotten(progress.heard_s)
        return replace(
            loaded, entry=self.entry(loaded.entry), progress=None if forgets else progress
        )

    def _is_forgotten(self, heard_s: float | None) -> bool:
        return self._until_s is not None and (heard_s or 0.0) <= self._until_s

    def _ask(self, until_s: float, *, tells: bool) -> None:
        self._until_s = until_s
        self._keeping.ask(
            lambda library: library.forget_history(until_s),
            lambda _: self._on_forgotten(until_s),
            tells=tells,
        )

    def _on_forgotten(self, until_s: float) -> None:
        if self._until_s == until_s:
            self._until_s = None
