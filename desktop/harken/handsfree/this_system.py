"""What this system has for listening without a window; importing this imports that and no more."""

import sys

from PySide6.QtCore import QObject

from harken.handsfree.media_controls import MediaControls
from harken.handsfree.notifications import NotificationServer
from harken.handsfree.remote_control import RemoteControl
from harken.handsfree.staying_awake import WakeLock

if sys.platform.startswith("linux"):
    from harken.handsfree.desktop_notes import DesktopNotes
    from harken.handsfree.logind import LogindLock
    from harken.handsfree.mpris.service import Mpris

    def media_controls(remote: RemoteControl, parent: QObject) -> MediaControls | None:
        """Where the desktop shows what plays; None where it does not."""
        return Mpris(remote, parent)

    def notification_server() -> NotificationServer | None:
        """Who shows notes; None where only a window can."""
        return DesktopNotes()

    def wake_lock(why: str) -> WakeLock:
        """What holds off sleep, and says `why` to people."""
        return LogindLock(why)

else:
    from harken.handsfree.wakepy_lock import WakepyLock

    try:
        from harken.handsfree.system_media import SystemMedia
    except ImportError:  # it comes with harken[media]
        SystemMedia = None

    def media_controls(remote: RemoteControl, parent: QObject) -> MediaControls | None:
        """Where the desktop shows what plays; None where it does not."""
        return SystemMedia(remote, parent) if SystemMedia is not None else None

    def notification_server() -> NotificationServer | None:
        """Who shows notes; None where only a window can."""
        return None

    def wake_lock(_why: str) -> WakeLock:
        """What holds off sleep."""
        return WakepyLock()
