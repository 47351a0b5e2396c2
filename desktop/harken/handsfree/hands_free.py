"""Listening without the window: all that this system offers for it, built in one place."""

import contextlib
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from harken.handsfree.headset import Headset
from harken.handsfree.media_controls import Broadcast, MediaControls
from harken.handsfree.notifications import NotificationServer, Notifier
from harken.handsfree.remote_control import RemoteControl
from harken.handsfree.staying_awake import StayingAwake, WakeLock
from harken.listening.session import Session
from harken.settings import Settings

_IS_LINUX = sys.platform.startswith("linux")


class HandsFree(QObject):
    """Media controls, notifications and staying awake. Main thread only.

    Args:
        session: What is listened to.
        headset: Counts the presses of its button.
        settings: What the person wishes now.
        parent: The owner.
        server: Shows notes where the system has no way of its own that is known here.
    """

    def __init__(
        self,
        session: Session,
        headset: Headset,
        settings: Callable[[], Settings],
        parent: QObject,
        server: NotificationServer | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = contextlib.ExitStack()
        self.remote = RemoteControl(session, headset, self)
        """What is pressed elsewhere; it also asks for what only a window can do."""
        self.notifier: Notifier | None = None
        """Tells of news; None where nobody shows them."""
        server = server if server is not None else _notification_server()
        if server is not None:
            self.notifier = Notifier(server, lambda: settings().notifications)
            self._parts.callback(self.notifier.close)
        controls = _media_controls(self.remote, self)
        if controls is not None:
            self._parts.callback(controls.close)
            Broadcast(session, controls, self)
        lock = _wake_lock(self.tr("An article is being read aloud."))
        if lock is not None:
            awake = StayingAwake(session, lock, self)
            self._parts.callback(awake.close)

    def close(self) -> None:
        """Leaves the system as it was."""
        self._parts.close()


# What is there decides what is imported.


def _media_controls(remote: RemoteControl, parent: QObject) -> MediaControls | None:
    if _IS_LINUX:
        from harken.handsfree.mpris.service import Mpris

        return Mpris(remote, parent)
    try:
        from harken.handsfree.system_media import SystemMedia
    except ImportError:  # it comes with harken[media]
        return None
    return SystemMedia(remote, parent)


def _notification_server() -> NotificationServer | None:
    if not _IS_LINUX:
        return None
    from harken.handsfree.desktop_notes import DesktopNotes

    return DesktopNotes()


def _wake_lock(why: str) -> WakeLock | None:
    if _IS_LINUX:
        from harken.handsfree.logind import LogindLock

        return LogindLock(why)
    try:
        from harken.handsfree.wakepy_lock import WakepyLock
    except ImportError:
        return None
    return WakepyLock()
