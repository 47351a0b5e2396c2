"""Which sound device to play on: the chosen one, or the one that the system plays on."""

import time
from itertools import chain

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from harken.playback.output_device import OutputDevice
from harken.playback.pulse_devices import PulseDevice, PulseDevices, PulseKind
from harken.playback.sound_server import SoundServerWatch, pulse_socket

_SERVER_RETRY_S = 0.2
_SETTLING_MS = 3500
"""Qt connects to a sound server that came back 3 s after it noticed the end of the last one."""

_DUMMIES = ("auto_null",)
"""What PulseAudio and PipeWire put in place of a device when there is none: nobody hears it."""


class Devices(QObject):
    """Knows the devices, and waits for a sound server that has ended. In the sound's thread only.

    Qt's audio must be touched in that thread first, and not before a server answers.
    """

    changed = Signal()
    """A device has come or gone, or the system plays on another one."""
    listed = Signal(object)
    """A tuple of `OutputDevice`: those that there are now."""
    server_gone = Signal()
    """The sound server has ended: no sink may live on, and `wait_for_server` is to be called."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        """The id of the device to play on when it is there; None for the system's default."""
        self._qt_devices: QMediaDevices | None = None
        self._settling = QTimer(self, interval=_SETTLING_MS, singleShot=True)
        self._address = pulse_socket()
        self._server = SoundServerWatch(self._address, self)
        self._server.gone.connect(self.server_gone)
        self._listening: PulseDevices | None = None
        self._sinks: dict[str, PulseDevice] | None = None
        """What the server has, by name; None where it has not said, or is of another kind."""
        self._unplugged: frozenset[str] = frozenset()
        """The sinks that the latest change has taken the headphones from."""

    def to_play_on(self) -> QAudioDevice | None:
        """The device to play on; None where there is none, or none that Qt may be asked for."""
        # Qt is between two servers; and so it stays where the wait for one was interrupted.
        if self._settling.isActive() or QThread.currentThread().isInterruptionRequested():
            return None
        if self._qt_devices is None:
            # Asked without a server, Qt would settle for having no devices, for good.
            if not self._server.connect_to_server():
                return None
            self._qt_devices = QMediaDevices(self)
            self._qt_devices.audioOutputsChanged.connect(self._on_changed)
            self._listen()
            self._tell_devices()
        there = self._real_devices()
        wanted = (it for it in there if id_of(it) == self.chosen)
        default = (it for it in there if it.isDefault())
        return next(chain(wanted, default, there), None)

    def is_taken_away(self, device: QAudioDevice) -> bool:
        """Whether the device has gone, or the headphones were just pulled out of it."""
        id_ = id_of(device)
        return id_ in self._unplugged or all(id_of(it) != id_ for it in self._real_devices())

    def wait_for_server(self) -> bool:
        """Holds this thread a little, and with it Qt's one attempt to connect to a new server.

        Returns:
            Whether there is no more to wait for: a server answers, or the thread is to end.
        """
        self._settling.stop()
        self._stop_listening()
        if QThread.currentThread().isInterruptionRequested():
            return True
        if not self._server.connect_to_server():
            time.sleep(_SERVER_RETRY_S)
            return False
        self._settling.start()
        self._listen()
        return True

    def close(self) -> None:
        """Ends the watch."""
        self._settling.stop()
        self._stop_listening()
        self._server.close()
        if self._qt_devices is not None:
            self._qt_devices.audioOutputsChanged.disconnect(self._on_changed)

    def _listen(self) -> None:
        if self._address is not None:
            self._listening = PulseDevices(PulseKind.SINK, f"unix:{self._address}", self)
            self._listening.listed.connect(self._on_sinks)

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.listed.disconnect(self._on_sinks)
            self._listening.close()
            self._listening.deleteLater()
        self._listening = self._sinks = None

    def _real_devices(self) -> list[QAudioDevice]:
        """Qt's devices without those that it has kept in its list though they are gone."""
        devices = {id_of(it): it for it in QMediaDevices.audioOutputs()}
        return [
            device
            for id_, device in devices.items()
            if id_ not in _DUMMIES and (self._sinks is None or id_ in self._sinks)
        ]

    def _tell_devices(self) -> None:
        outputs = (OutputDevice(id_of(it), it.description()) for it in self._real_devices())
        self.listed.emit(tuple(outputs))

    @Slot()
    def _on_changed(self) -> None:
        self._tell_devices()
        self.changed.emit()

    @Slot(object)
    def _on_sinks(self, sinks: tuple[PulseDevice, ...]) -> None:
        before = self._sinks or {}
        self._sinks = {sink.name: sink for sink in sinks}
        self._unplugged = frozenset(
            name
            for name, sink in self._sinks.items()
            if name in before
            and before[name].port != sink.port
            and before[name].port in sink.unplugged_ports
        )
        self._on_changed()
        self._unplugged = frozenset()


def id_of(device: QAudioDevice) -> str:
    """The name by which the system knows the device."""
    return device.id().toStdString()
