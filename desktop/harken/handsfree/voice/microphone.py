"""The microphone: on a thread of its own, open only while somebody is to be heard."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QIODevice, QObject, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from harken.handsfree.voice.hearing import HEARING_RATE_HZ, PIECE_FRAMES
from harken.playback.sound_server import SoundServerWatch, pulse_socket

_RETRY_MS = 1_000
_STALLED_S = 2.0
"""Qt gives no signal when a microphone vanishes: no sound comes any more, not even silence."""
_SETTLING_S = 3.5
"""Qt connects to a sound server that came back 3 s after it noticed the end of the last one."""
_PIECE_BYTES = PIECE_FRAMES * 2
_MONITOR = ".monitor"
"""Ends the names of what PulseAudio records its own loudspeakers with: no microphone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was heard in 200 ms."""

    sound: bytes
    """16-bit mono at `HEARING_RATE_HZ`."""
    start_s: float
    """When its first frame came, by the monotonic clock."""


class Microphone(QObject):
    """Hears on the thread that it lives on; its slots are called through signals.

    Args:
        take: Called on that thread with each piece.
    """

    opened = Signal()
    """It hears."""
    missed = Signal()
    """There is none, or it has gone. It is looked for until `close`."""

    def __init__(self, take: Callable[[Piece], None]) -> None:
        super().__init__()
        self._take = take
        self._device_id: str | None = None
        self._open_id = ""
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._sound = bytearray()
        self._heard_at_s = 0.0
        self._wanted = self._is_open = self._is_missed = False
        self._usable_from_s = 0.0
        self._watch = QTimer(self, interval=_RETRY_MS)
        self._watch.timeout.connect(self._look)
        self._server = SoundServerWatch(pulse_socket(), self)
        self._server.gone.connect(self._lose_server)
        self._has_server = False

    @Slot(object)
    def open(self, device_id: str | None) -> None:
        """Hears from now on; opens another microphone where one is open already.

        Args:
            device_id: Which one; while it is not there, the system's default stands in for it.
                None for the default.
        """
        self._drop()
        self._device_id = device_id
        self._wanted, self._is_missed = True, False
        self._watch.start()
        self._look()

    @Slot()
    def close(self) -> None:
        """Hears nothing any more."""
        self._wanted = False
        self._watch.stop()
        self._drop()

    @Slot()
    def end(self) -> None:
        """Closes it, and ends the thread."""
        self.close()
        self._server.close()
        QThread.currentThread().quit()

    @Slot()
    def _look(self) -> None:
        """Opens what is not open, and notices that nothing comes."""
        if self._source is not None:
            stalled = time.monotonic() - self._heard_at_s >= _STALLED_S
            if not stalled and self._is_there():
                return
            self._drop()
        device = self._device() if self._can_use_sound() else None
        if device is None:
            self._miss()
        else:
            self._start(device)

    def _can_use_sound(self) -> bool:
        # Asked without a server, Qt would settle for having no devices, for good.
        if not self._has_server:
            self._has_server = self._server.connect_to_server()
        return self._has_server and time.monotonic() >= self._usable_from_s

    def _is_there(self) -> bool:
        """Whether the device is plugged in.

        PulseAudio hands over to another source when one goes, and Qt does not tell of it there.
        """
        return any(id_of(it) == self._open_id for it in QMediaDevices.audioInputs())

    def _device(self) -> QAudioDevice | None:
        devices = QMediaDevices.audioInputs()
        chosen = (it for it in devices if id_of(it) == self._device_id)
        real = [it for it in devices if not id_of(it).endswith(_MONITOR)]
        default = (it for it in real if it.isDefault())
        return next(chosen, None) or next(default, None) or next(iter(real), None)

    def _start(self, device: QAudioDevice) -> None:
        sound_format = QAudioFormat()
        sound_format.setSampleRate(HEARING_RATE_HZ)
        sound_format.setChannelCount(1)
        sound_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._open_id = id_of(device)
        self._source = QAudioSource(device, sound_format, self)
        self._stream = self._source.start()
        if self._stream is None or self._source.error() != QtAudio.Error.NoError:
            self._drop()
            self._miss()
            return
        self._heard_at_s = time.monotonic()
        self._stream.readyRead.connect(self._read)

    def _drop(self) -> None:
        if self._stream is not None:
            self._stream.readyRead.disconnect(self._read)
        if self._source is not None:
            self._source.reset()
            self._source.deleteLater()
        self._source = self._stream = None
        self._is_open = False
        self._sound.clear()

    def _miss(self) -> None:
        if not self._is_missed:
            self._is_missed = True
            self.missed.emit()

    @Slot()
    def _read(self) -> None:
        if self._stream is None:
            return
        self._sound += self._stream.readAll().data()
        self._heard_at_s = time.monotonic()
        if not self._is_open:
            self._is_open, self._is_missed = True, False
            self.opened.emit()
        while len(self._sound) >= _PIECE_BYTES:
            frames = len(self._sound) // 2
            sound = bytes(self._sound[:_PIECE_BYTES])
            del self._sound[:_PIECE_BYTES]
            self._take(Piece(sound, self._heard_at_s - frames / HEARING_RATE_HZ))

    @Slot()
    def _lose_server(self) -> None:
        """The sound server has ended: no source may live on."""
        self._has_server = False
        self._usable_from_s = time.monotonic() + _SETTLING_S
        self._drop()
        if self._wanted:
            self._miss()


def microphones() -> list[tuple[str, str]]:
    """The names and descriptions of the microphones that there are now; none without a server.

    To be asked when the player has been made: Qt's sound is to be touched on its thread first.
    """
    owner = QObject()
    server = SoundServerWatch(pulse_socket(), owner)
    answers = server.connect_to_server()
    server.close()
    inputs = QMediaDevices.audioInputs() if answers else []
    devices = {id_of(it): it.description() for it in inputs}
    return [it for it in devices.items() if not it[0].endswith(_MONITOR)]


def id_of(device: QAudioDevice) -> str:
    """The name by which the system knows the device."""
    return device.id().toStdString()
