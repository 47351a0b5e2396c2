"""Asks the library while the person types: only the newest question counts."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from harken.library.worker import LibraryWorker
from harken.listening.main_thread import deliver
from harken.ui.library_panel.query import Answer, Query, answer

_RENEW_AFTER_MS = 300
"""What changes the library often comes several at a time."""


class Finding(QObject):
    """One question at a time is with the library.

    Args:
        library: Whoever made it closes it.
        parent: The owner.
    """

    answered = Signal(object)
    """An `Answer` to the newest question."""
    failed = Signal(object)

    def __init__(self, library: LibraryWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._query = Query()
        self._known: Answer | None = None
        """The last one, as long as nothing has changed."""
        self._generation = 0
        """Counts the questions; answers to older ones are of no use."""
        self._asked: int | None = None
        """The one that the library has."""
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(_RENEW_AFTER_MS)
        self._renewal.timeout.connect(self._ask_again)

    @property
    def query(self) -> Query:
        """The newest question."""
        return self._query

    def ask(self, query: Query) -> None:
        """Asks at once, or as soon as the library has answered what it was asked before."""
        self._renewal.stop()
        self._query = query
        self._generation += 1
        if self._asked is None:
            self._ask_now()

    def renew(self) -> None:
        """Something has changed in the library: asks the same again, a little later."""
        self._known = None
        if not self._renewal.isActive():
            self._renewal.start()

    def _ask_again(self) -> None:
        self.ask(self._query)

    def _ask_now(self) -> None:
        self._asked = self._generation
        query, known = self._query, self._known
        deliver(
            self._library.ask(lambda library: answer(library, query, known)),
            self,
            partial(self._take, self._asked),
            self._fail,
        )

    def _take(self, generation: int, found: Answer) -> None:
        self._asked = None
        if generation == self._generation:
            if not self._renewal.isActive():
                self._known = found
            self.answered.emit(found)
        else:
            self._ask_now()

    def _fail(self, error: Exception) -> None:
        self._asked = None
        self.failed.emit(error)
