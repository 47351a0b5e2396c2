"""Holds off sleep as long as sound plays, and no longer. The screen may go dark and lock."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from PySide6.QtCore import QObject

from harken.listening.session import Session
from harken.listening.state import Mode, SessionState


class WakeLock(Protocol):
    """Holds off sleep; silent where it cannot. It may block, and is used on one thread."""

    def hold(self) -> None:
        """Holds sleep off from now on."""

    def let_go(self) -> None:
        """Holds it off no more."""


class StayingAwake(QObject):
    """Has a lock held while a session plays. Main thread only.

    Args:
        session: What may play.
        new_lock: Makes the lock, when it is first needed.
        parent: The owner.
    """

    def __init__(self, session: Session, new_lock: Callable[[], WakeLock], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._new_lock = new_lock
        self._lock: WakeLock | None = None
        self._plays = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="staying awake")
        session.changed.connect(self._follow)
        self._follow(session.state)

    def close(self) -> None:
        """Lets go for good."""
        self._session.changed.disconnect(self._follow)
        self._thread.submit(self._let_go)
        self._thread.shutdown()

    def _follow(self, state: SessionState) -> None:
        plays = state.mode is Mode.PLAYING
        if plays != self._plays:
            self._plays = plays
            self._thread.submit(self._hold if plays else self._let_go)

    def _hold(self) -> None:
        if self._lock is None:
            self._lock = self._new_lock()
        self._lock.hold()

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.let_go()
