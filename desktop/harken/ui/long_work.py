"""Notices the end of work that took so long that people turn to something else meanwhile."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from harken.importing.source import Source
from harken.listening.session import Session
from harken.listening.state import SessionState
from harken.ui.desk import Desk

LONG_S = 5.0
_SETTLED_MS = 500
"""What was read is in the library a moment later."""


class LongWork(QObject):
    """Tells when what took `LONG_S` or more is done: importing, and ranking.

    Args:
        session: Ranks.
        desk: Imports.
        parent: The owner.
        clock: Tells the time in seconds.
    """

    done = Signal(str, str)
    """A title and a line more, for people."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._ranks_since: float | None = None
        self._imports_since: float | None = None
        self._imported_s = 0.0
        self._arrived = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._tell_imported)
        session.changed.connect(self._follow_ranking)
        desk.changed.connect(self._follow_import)
        desk.arrived.connect(self._count)

    def _follow_ranking(self, state: SessionState) -> None:
        since = self._ranks_since
        if state.ranking_progress is not None:
            self._ranks_since = self._clock() if since is None else since
            return
        self._ranks_since = None
        took_long = since is not None and self._clock() - since >= LONG_S
        if took_long and state.ranking is not None and state.article is not None:
            self.done.emit(self.tr("The summary is ready"), state.article.title)

    def _follow_import(self) -> None:
        if self._desk.waiting() is not None:
            self._settling.stop()
            if self._imports_since is None:
                self._imports_since = self._clock()
        elif self._imports_since is not None:
            self._imported_s = self._clock() - self._imports_since
            self._imports_since = None
            self._settling.start()

    def _count(self, _article_id: str, _source: Source) -> None:
        self._arrived += 1

    def _tell_imported(self) -> None:
        arrived, self._arrived = self._arrived, 0
        if self._imported_s < LONG_S or not arrived:
            return
        if arrived == 1:
            self.done.emit(self.tr("An article was added to Up next"), "")
        else:
            title = self.tr("{n} articles were added to Up next").format(n=arrived)
            self.done.emit(title, "")
