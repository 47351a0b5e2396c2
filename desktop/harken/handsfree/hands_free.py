"""Listening without the window: all that this system offers for it, built in one place."""

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject

from harken.handsfree.headset import Headset
from harken.handsfree.media_controls import Broadcast
from harken.handsfree.notifications import Click, NotificationServer, Notifier
from harken.handsfree.remote_control import RemoteControl
from harken.handsfree.staying_awake import StayingAwake
from harken.handsfree.this_system import media_controls, notification_server, wake_lock
from harken.listening.session import Session
from harken.settings import Settings


class HandsFree(QObject):
    """Media controls, notifications and staying awake. Main thread only.

    Args:
        session: What is listened to.
        headset: Counts the presses of its button.
        settings: What the person wishes now.
        parent: The owner.
        server: Shows notes in place of the system's own way.
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
        click = Click(self.tr("Show Harken"), self.remote.raise_wanted.emit)
        connect = (lambda: server) if server is not None else notification_server(click)
        if connect is not None:
            self.notifier = Notifier(connect, lambda: settings().notifications)
            self._parts.callback(self.notifier.close)
        controls = media_controls(self.remote, self)
        if controls is not None:
            self._parts.callback(controls.close)
            Broadcast(session, controls, self)
        why = self.tr("An article is being read aloud.")
        self._parts.callback(StayingAwake(session, lambda: wake_lock(why), self).close)

    def close(self) -> None:
        """Leaves the system as it was."""
        self._parts.close()
