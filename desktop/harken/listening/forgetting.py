"""Has the library forget what was listened to, and tries again where it could not."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from harken.errors import HarkenError
from harken.library.entry import Entry
from harken.library.library import Library
from harken.listening.keeping import Keeping
from harken.listening.queue_item import unread
from harken.listening.texts import Loaded

T = TypeVar("T")

_AGAIN_MS = 30_000


class _Wish:
    """To forget what was heard until now, and what is done of it. On the library's thread."""

    def __init__(self, until_s: float) -> None:
        self.until_s = until_s
        """In Unix seconds; only what is told meanwhile goes by it."""
        self._forgotten = False
        self._traces = [Library.remake_copies, Library.empty_log]

    def forget(self, library: Library) -> None:
        """Forgets it, once."""
        if not self._forgotten:
            # All that is there: what is heard since is written later (see `Forgetting.first`), and
            # the clock may have been ahead before.
            library.forget_history()
            self._forgotten = True

    def clear_traces(self, library: Library) -> None:
        """Forgets it, and leaves nothing of it beside the tables; each of this once."""
        self.forget(library)
        while self._traces:
            self._traces[0](library)
            del self._traces[0]


class Forgetting(QObject):
    """Keeps the wish to have forgotten what was heard until then. Main thread only.

    Until the library has done it, what it still knows is not told: also what was read from it just
    before. It forgets first, and then clears the traces in its log and its copies, which another
    program may prevent for as long as it likes: nothing waits for that.

    Args:
        keeping: Writes.
        parent: The owner.
    """

    notice = Signal(str)
    """A short message for people: there are traces left. Told once for each wish."""

    def __init__(self, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._wish: _Wish | None = None
        """None where nothing is left to do."""
        self._hides = False
        """Whether the library may know still what is to be forgotten."""
        self._asked: _Wish | None = None
        """What is under way."""
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._go_on)

    def forget(self) -> None:
        """Has all forgotten that was heard until now; that it cannot be done is told."""
        if self._keeping.keeps:
            self._wish, self._hides = _Wish(time.time()), True
            self._forget(self._wish, tells=True)

    def try_again(self) -> None:
        """Tries to forget what could not be forgotten."""
        if self._wish is not None and self._hides and self._asked is not self._wish:
            self._forget(self._wish, tells=False)

    def first(self, work: Callable[[Library], T]) -> Callable[[Library], T]:
        """Work that is only done when what is to be forgotten is: so what it writes stays."""
        self.try_again()
        wish = self._wish
        if wish is None or not self._hides:
            return work

        def forget_first(library: Library) -> T:
            wish.forget(library)
            return work(library)

        return forget_first

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

    def close(self) -> None:
        """Tries once more what could not be done."""
        self._again.stop()
        if self._wish is not None:
            self._keeping.ask(self._wish.clear_traces)

    def _is_forgotten(self, heard_s: float | None) -> bool:
        wish = self._wish
        if wish is None or not self._hides:
            return False
        since = heard_s is not None and wish.until_s < heard_s <= time.time()
        return not since

    @Slot()
    def _go_on(self) -> None:
        self.try_again()
        if self._wish is not None and not self._hides:
            self._clear_traces(self._wish, tells=False)

    def _forget(self, wish: _Wish, *, tells: bool) -> None:
        def forgotten(_: None) -> None:
            if self._wish is wish:
                self._hides, self._asked = False, None
                self._clear_traces(wish, tells=tells)

        def not_forgotten() -> None:
            if self._wish is wish:
                self._asked = None
                self._again.start()

        self._asked = wish
        self._keeping.ask(wish.forget, forgotten, not_forgotten, tells=tells)

    def _clear_traces(self, wish: _Wish, *, tells: bool) -> None:
        def clear(library: Library) -> HarkenError | None:
            try:
                wish.clear_traces(library)
            except HarkenError as error:
                return error
            return None

        def take(error: HarkenError | None) -> None:
            if self._wish is not wish:
                return
            if error is None:
                self._wish = None
                return
            self._again.start()
            if tells:
                self.notice.emit(str(error))

        self._keeping.ask(clear, take)
