"""What this system has for listening without a window; each thing is imported when it is needed."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from harken.handsfree.media_controls import MediaControls
from harken.handsfree.notifications import Click, NotificationServer
from harken.handsfree.remote_control import RemoteControl
from harken.handsfree.staying_awake import WakeLock

if sys.platform.startswith("linux"):
    from harken.handsfree.mpris.service import Mpris

    def media_controls(remote: RemoteControl, parent: QObject) -> MediaControls | None:
        """Where the desktop shows what plays; None where it does not."""
        return Mpris(remote, parent)

    def notification_server(
        click: Click | None = None,
    ) -> Callable[[], NotificationServer] | None:
        """How to find who shows notes; None where only a window can.

        Args:
            click: What a click on one does, where there is something to do.
        """

        def connect() -> NotificationServer:
            from harken.handsfree.desktop_notes import DesktopNotes

            return DesktopNotes(click)

        return connect

    def wake_lock(why: str) -> WakeLock:
        """What holds off sleep, and says `why` to people."""
        from harken.handsfree.logind import LogindLock

        return LogindLock(why)

else:
    try:
        from harken.handsfree.system_media import SystemMedia
    except ImportError:  # it comes with harken[media]
        SystemMedia = None

    def media_controls(remote: RemoteControl, parent: QObject) -> MediaControls | None:
        """Where the desktop shows what plays; None where it does not."""
        return SystemMedia(remote, parent) if SystemMedia is not None else None

    def notification_server(
        _click: Click | None = None,
    ) -> Callable[[], NotificationServer] | None:
        """How to find who shows notes; None where only a window can."""
        return None

    def wake_lock(_why: str) -> WakeLock:
        """What holds off sleep."""
        from harken.handsfree.wakepy_lock import WakepyLock

        return WakepyLock()
