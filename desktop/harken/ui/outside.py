"""What goes on outside the window while someone listens: media controls, notes, no sleep."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from harken.handsfree.hands_free import HandsFree
from harken.handsfree.notifications import NotificationServer
from harken.importing.source import source_from_argument
from harken.listening.queue_item import QueueItem
from harken.listening.session import Session
from harken.ui.callers import bring_to_front
from harken.ui.durations import in_words
from harken.ui.long_work import LongWork
from harken.ui.window import Window
from harken.ui.workspace import Workspace


class Outside(QObject):
    """Connects the window with what this system offers besides; it ends when the window closes.

    What happens is told by a note only to who has no window of Harken's before them.

    Args:
        window: Becomes its owner.
        workspace: Tells what happens in it.
        session: What is listened to.
        server: Shows notes where the system has no way of its own that is known.
    """

    def __init__(
        self,
        window: Window,
        workspace: Workspace,
        session: Session,
        server: NotificationServer | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._hands_free = HandsFree(
            session, workspace.headset, lambda: window.memory.settings, self, server
        )
        remote = self._hands_free.remote
        # Later: whoever asks on the bus gets an answer before it is left.
        later = Qt.ConnectionType.QueuedConnection
        remote.quit_wanted.connect(self._quit, later)
        remote.raise_wanted.connect(self._show, later)
        remote.open_wanted.connect(self._open, later)
        session.next_began.connect(self._tell_next)
        workspace.audio.saved.connect(self._tell_audio)
        self._long_work = LongWork(session, workspace.desk, self)
        self._long_work.done.connect(self._tell)
        window.closing.connect(self._hands_free.close)

    def _quit(self) -> None:
        self._window.close()

    def _show(self, activation: str) -> None:
        bring_to_front(self._window, activation or None)

    def _open(self, address: str) -> None:
        self._window.open([source_from_argument(address)])

    def _tell_next(self, item: QueueItem) -> None:
        entry = item.entry
        seconds = self._session.pace(entry.language).seconds(entry.amount)
        title = self.tr("Next: {title}").format(title=entry.title)
        self._tell(title, in_words(seconds) if item.portion is None else "", passing=True)

    def _tell_audio(self, name: str) -> None:
        self._tell(self.tr("Audio saved"), name)

    def _tell(self, title: str, body: str, *, passing: bool = False) -> None:
        notifier = self._hands_free.notifier
        if notifier is not None and QApplication.activeWindow() is None:
            notifier.tell(title, body, passing=passing)
