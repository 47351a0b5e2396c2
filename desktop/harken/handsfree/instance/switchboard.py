"""The running window's end: listens, and passes on what callers ask. See `messages`."""

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from harken.errors import HarkenError
from harken.handsfree.instance.messages import (
    GREETING,
    MOST_BYTES,
    Garbled,
    Json,
    Request,
    line_of,
    message_of,
)

_ASKING_MS = 30_000
"""Who has not asked by then is let go: it hangs, or is none of ours."""
_NOT_UNDERSTOOD = HarkenError(
    "Cannot do that", "Harken did not understand it", "Try `harken control --help`."
)


class Call(QObject):
    """One caller, until it is answered or gone.

    Args:
        socket: To the caller; belongs to this.
        parent: The switchboard.
    """

    asked = Signal()
    """`request` is there."""

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self.request = Request("")
        self._socket = socket
        self._heard = bytearray()
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._hang_up)
        self._late.start(_ASKING_MS)
        socket.write(line_of(GREETING))

    def answer(self, done: Json) -> None:
        """Tells the caller that it is done, with what there is to say."""
        self._say({"done": done})

    def refuse(self, error: HarkenError) -> None:
        """Tells the caller why it was not done."""
        self._say({"error": error.to_json()})

    def _say(self, message: Json) -> None:
        # Whoever has hung up is not told; its call is gone with its socket.
        if shiboken6.isValid(self) and shiboken6.isValid(self._socket):
            self._socket.write(line_of(message))
            self._socket.flush()  # now, whatever the window has to paint first
            self._socket.disconnectFromServer()  # when all of it is written

    @Slot()
    def _hang_up(self) -> None:
        self._socket.abort()

    @Slot()
    def _read(self) -> None:
        if not self._late.isActive():  # it has asked already
            self._socket.readAll()
            return
        piece = self._socket.readAll().data()
        self._heard += piece
        if b"\n" not in piece and len(self._heard) <= MOST_BYTES:
            return
        self._late.stop()
        line, end, _ = bytes(self._heard).partition(b"\n")
        self._heard = bytearray()
        try:
            self.request = Request.from_json(message_of(line if end else b""))
        except Garbled:
            self.refuse(_NOT_UNDERSTOOD)
        else:
            self.asked.emit()


class Switchboard(QObject):
    """Listens where the running window is to be found. Main thread only.

    Args:
        parent: The owner.
    """

    called = Signal(object)
    """A `Call` with its request; whoever takes it answers or refuses it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_calls)

    def listen(self, name: str) -> None:
        """Starts to listen. The lock of that address must be ours.

        Args:
            name: The socket of an `Address`; one that a crash has left is replaced.

        Raises:
            HarkenError: The system refuses.
        """
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            raise HarkenError(
                "Other programs cannot reach this window",
                self._server.errorString(),
                '`harken control` and "Open with…" do not work until Harken is started again.',
            )

    def close(self) -> None:
        """Hears nobody any more; callers that were not answered are let go."""
        self._server.close()
        for call in self.findChildren(Call):
            call.deleteLater()

    @Slot()
    def _take_calls(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            Call(socket, self).asked.connect(self._pass_on)

    @Slot()
    def _pass_on(self) -> None:
        self.called.emit(self.sender())
