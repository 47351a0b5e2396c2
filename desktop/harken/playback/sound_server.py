"""A watch over PulseAudio, whose death Qt 6.11 does not survive unaided.

Qt connects to the server once. When the connection fails it tries again three seconds later, and
only once: where the server is not back by then, Qt never finds it again, and between the two any
sink that is started aborts the process. So we notice the server's end ourselves, and let Qt run
on only when the server answers.
"""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

_REFRESH_MS = 20_000
"""PulseAudio ends a connection that does not log in after 60 s; ours is renewed long before."""
_CONNECT_S = 1.0


def pulse_socket(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The socket of the PulseAudio server that Qt will use; PipeWire has such a server, too.

    Returns:
        None where Qt uses something else: another system, PipeWire's own interface, or a server on
        the network.
    """
    if not sys.platform.startswith("linux"):
        return None
    runtime = environment.get("XDG_RUNTIME_DIR")
    named = environment.get("PULSE_SERVER", "").split(" ")[0].rpartition("}")[2]
    if named:
        path = named.removeprefix("unix:")
        return Path(path) if path.startswith("/") else None
    if pulse := environment.get("PULSE_RUNTIME_PATH"):
        return Path(pulse, "native")
    if runtime is None:
        return None
    address = Path(runtime, "pulse", "native")
    only_pipewire = Path(runtime, "pipewire-0").exists() and not address.exists()
    return None if only_pipewire else address


class SoundServerWatch(QObject):
    """Holds a connection to the server and tells at once when the server ends.

    Args:
        address: The server's socket; None where there is nothing to watch, it then always answers.
    """

    gone = Signal()
    """The server has ended; `connect_to_server` tells when one is back."""

    def __init__(self, address: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._address = address
        self._connection: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._refresh = QTimer(self, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self._renew)

    def connect_to_server(self) -> bool:
        """Whether a server answers; from then on it is watched."""
        if self._address is None:
            return True
        self.close()
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_CONNECT_S)
        try:
            connection.connect(os.fspath(self._address))
        except OSError:
            connection.close()
            return False
        self._connection = connection
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        # The server says nothing to one who has not logged in: to read means the end.
        self._notifier.activated.connect(self._ended)
        self._refresh.start()
        return True

    @Slot()
    def close(self) -> None:
        """Ends the watch."""
        self._refresh.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @Slot()
    def _renew(self) -> None:
        if not self.connect_to_server():
            self.gone.emit()

    @Slot()
    def _ended(self) -> None:
        self.close()
        self.gone.emit()
