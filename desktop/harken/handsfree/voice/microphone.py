"""The microphone: on a thread of its own, open only while somebody is to be heard."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QIODevice, QObject, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from harken.handsfree.voice.hearing import HEARING_RATE_HZ, PIECE_FRAMES
from harken.playback.devices import id_of
from harken.playback.pulse_devices import PulseDevice, PulseDevices, PulseKind
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
        self._listing: PulseDevices | None = None
        self._plugged_in: frozenset[str] | None = None
        """The names of the server's sources; None where it has not said, or is of another kind."""

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
        self._stop_listing()
        self._server.close()
        QThread.currentThread().quit()

    @Slot()
    def _look(self) -> None:
        """Opens the right one, and notices that nothing comes."""
        device = self._device() if self._can_use_sound() else None
        if device is None:
            self._drop()
            self._miss()
        elif self._source is None or self._is_stalled() or id_of(device) != self._open_id:
            self._drop()
            self._start(device)

    def _is_stalled(self) -> bool:
        return time.monotonic() - self._heard_at_s >= _STALLED_S

    def _can_use_sound(self) -> bool:
        # Asked without a server, Qt would settle for having no devices, for good.
        if not self._has_server:
            self._has_server = self._server.connect_to_server()
            if self._has_server:
                self._list_sources()
        return self._has_server and time.monotonic() >= self._usable_from_s

    def _device(self) -> QAudioDevice | None:
        """The chosen one or what stands in for it, of those that are plugged in.

        Qt lists what has gone for ever, and PulseAudio hands over to another source without a word.
        """
        there = [
            it
            for it in QMediaDevices.audioInputs()
            if self._plugged_in is None or id_of(it) in self._plugged_in
        ]
        real = [it for it in there if not id_of(it).endswith(_MONITOR)]
        chosen = (it for it in there if id_of(it) == self._device_id)
        default = (it for it in real if it.isDefault())
        return next(chain(chosen, default, real), None)

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
        self._stop_listing()
        self._usable_from_s = time.monotonic() + _SETTLING_S
        self._drop()
        if self._wanted:
            self._miss()

    def _list_sources(self) -> None:
        address = pulse_socket()
        if address is not None:
            self._listing = PulseDevices(PulseKind.SOURCE, f"unix:{address}", self)
            self._listing.listed.connect(self._on_sources)

    def _stop_listing(self) -> None:
        if self._listing is not None:
            self._listing.listed.disconnect(self._on_sources)
            self._listing.close()
            self._listing.deleteLater()
        self._listing = self._plugged_in = None

    @Slot(object)
    def _on_sources(self, sources: tuple[PulseDevice, ...]) -> None:
        self._plugged_in = frozenset(source.name for source in sources)
        if self._wanted:
            self._look()


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
