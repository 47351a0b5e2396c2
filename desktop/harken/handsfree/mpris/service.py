"""Harken's place on the session's bus, where desktops look for players."""

import os

from PySide6.QtCore import QMetaType, QObject
from PySide6.QtDBus import QDBusArgument, QDBusConnection, QDBusMessage

from harken.handsfree.mpris.names import BUS_NAME, OBJECT, PLAYER
from harken.handsfree.mpris.player import Player, told_of
from harken.handsfree.mpris.root import Root
from harken.handsfree.now_playing import NowPlaying
from harken.handsfree.remote_control import RemoteControl

_CONNECTION = "harken media controls"


class Mpris(QObject):
    """`MediaControls` by MPRIS 2.2; where there is no bus, nothing happens.

    Args:
        remote: Does what is asked.
        parent: The owner.
    """

    def __init__(self, remote: RemoteControl, parent: QObject) -> None:
        super().__init__(parent)
        self._root = Root(remote, self)
        self._player = Player(remote, self)
        self._bus = self._join()
        self._had_bus = self._bus.isConnected()

    def show(self, now: NowPlaying) -> None:
        """Tells those of the properties that are other than before, on a new bus if need be."""
        if self._had_bus and not self._bus.isConnected():
            self.close()
            self._bus = self._join()
        before, after = told_of(self._player.now), told_of(now)
        self._player.now = now
        changed = {name: value for name, value in after.items() if value != before[name]}
        if not changed or not self._bus.isConnected():
            return
        # A Python list would go out as an array of variants.
        invalidated = QDBusArgument()
        invalidated.beginArray(QMetaType(QMetaType.Type.QString))
        invalidated.endArray()
        properties = "org.freedesktop.DBus.Properties"
        message = QDBusMessage.createSignal(OBJECT, properties, "PropertiesChanged")
        message.setArguments([PLAYER, changed, invalidated])
        self._bus.send(message)

    def jump(self, position_s: float) -> None:
        """Tells the position."""
        self._player.Seeked.emit(round(position_s * 1_000_000))

    def close(self) -> None:
        """Leaves the bus."""
        QDBusConnection.disconnectFromBus(_CONNECTION)

    def _join(self) -> QDBusConnection:
        session = QDBusConnection.BusType.SessionBus
        bus = QDBusConnection.connectToBus(session, _CONNECTION)
        if bus.isConnected():
            bus.registerObject(OBJECT, self, QDBusConnection.RegisterOption.ExportAdaptors)
            # Another Harken may have the name.
            if not bus.registerService(BUS_NAME):
                bus.registerService(f"{BUS_NAME}.instance{os.getpid()}")
        return bus
