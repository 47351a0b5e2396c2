"""The sound device: a sink and its feeder on a thread of their own, and a watch over them."""

import time

from PySide6.QtCore import QIODevice, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from harken.playback.output_device import OutputDevice
from harken.playback.sound_server import SoundServerWatch, pulse_socket
from harken.playback.track import Track
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

BUFFER_MS = 250
"""How long a busy machine may keep this thread waiting without a gap in the sound: 100 ms broke up
under load. It makes nothing slow but a change of the volume, as a seek drops it."""
_TICK_MS = 20
_STALLED_S = 1.0
_SLOW_START_S = 3.0
"""Some devices (Bluetooth, a sleeping sound card) take long to make their first sound."""
_STARTED_MS = 500
_RETRY_MS = 1000
"""Qt signals a device that comes, but not the same device that comes back under its old name."""
_SOON_MS = 200
"""A device that was just announced does not always take sound yet."""
_SERVER_RETRY_S = 0.2
_SETTLING_MS = 3500
"""Qt connects to a sound server that came back 3 s after it noticed the end of the last one."""

_DUMMIES = (b"auto_null",)
"""What PulseAudio and PipeWire put in place of a device when there is none: nobody hears it."""


class _Feeder(QIODevice):
    """An endless device that hands one run of the track to the sink."""

    def __init__(self, track: Track, run: int) -> None:
        super().__init__()
        self._track = track
        self._run = run
        # Unbuffered: the device's own buffer would read 370 ms ahead of the sink's.
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def readData(self, most_bytes: int) -> bytes:  # noqa: N802
        return self._track.read(self._run, most_bytes)

    def writeData(self, _data: bytes, _count: int) -> int:  # type: ignore[override]  # noqa: N802
        return -1

    def bytesAvailable(self) -> int:  # noqa: N802
        return SAMPLE_RATE_HZ * BYTES_PER_FRAME

    def isSequential(self) -> bool:  # noqa: N802
        return True


class Output(QObject):
    """Plays a track. Lives on a thread of its own; its slots are called through signals.

    Qt says nothing when a device vanishes while it plays: the sink stays active and its position
    stands still. So a watch runs beside it, and a sink without progress for a second is given up.

    Args:
        track: What to play.
    """

    progressed = Signal(int, object)
    """The track's generation, and a list of what was heard since the last time."""
    lost = Signal(int)
    """There is no device, or it vanished, in that turn. It is looked for from now on."""
    back = Signal()
    """A device is there again, and the sound goes on at the same word."""
    listed = Signal(object)
    """A tuple of `OutputDevice`: those that there are now."""

    def __init__(self, track: Track) -> None:
        super().__init__()
        self.turn = 0
        """Which stretch from a play to its pause this is, from 1; 0 while no sound is wanted.

        The main thread sets it, ahead of the slots: this thread may be held for long.
        """
        self._track = track
        self._run = 0
        self._sink: QAudioSink | None = None
        self._device = QAudioDevice()
        self._feeder: _Feeder | None = None
        self._chosen: str | None = None
        self._volume = 1.0
        self._lost_in = 0
        """The turn in which a loss was told and after which no sound has flowed yet; else 0."""
        self._last_frames = 0
        self._progressed_at_s = 0.0
        self._watch = QTimer(self, interval=_TICK_MS)
        self._watch.timeout.connect(self.look)
        self._cutting = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._cutting.timeout.connect(self.look)
        self._retry = QTimer(self)
        self._retry.timeout.connect(self._try_again)
        self._settling = QTimer(self, interval=_SETTLING_MS, singleShot=True)
        self._server = SoundServerWatch(pulse_socket(), self)
        self._server.gone.connect(self._wait_for_server)
        self._devices: QMediaDevices | None = None

    @Slot()
    def prepare(self) -> None:
        """Makes the sink before it is needed: finding the devices takes a while the first time."""
        device = self._device_to_use()
        if device is not None:
            self._make_sink(device)
        self._list_devices()

    @Slot(object)
    def choose(self, id_: str | None) -> None:
        """Plays on another device, from the last word that was heard.

        Args:
            id_: The device's; None for the system's default.
        """
        self._chosen = id_
        self._outputs_changed()

    @Slot()
    def start(self) -> None:
        """Plays the track from the last word that was heard."""
        if not self._open():
            self._lose()

    @Slot()
    def stop(self) -> None:
        """Falls silent at once and drops what is buffered."""
        self._stand_still()
        if self._sink is not None:
            self._sink.reset()

    @Slot()
    def suspend(self) -> None:
        """Falls silent and keeps what is buffered."""
        self._stand_still()
        if self._sink is not None:
            self._sink.suspend()

    @Slot()
    def resume(self) -> None:
        """Goes on after `suspend`."""
        device = self._device_to_use()
        if self._sink is None or device is None or device.id() != self._device.id():
            self.start()
        else:
            self._sink.resume()
            self._begin_watch()

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """Sets the loudness, linear from 0 to 1."""
        self._volume = volume
        if self._sink is not None:
            self._sink.setVolume(volume)

    @Slot()
    def close(self) -> None:
        """Ends the sound and the thread."""
        self._stand_still()
        self._settling.stop()
        self._server.close()
        self._drop_sink()
        if self._devices is not None:
            self._devices.audioOutputsChanged.disconnect(self._outputs_changed)
        QThread.currentThread().quit()

    def _device_to_use(self) -> QAudioDevice | None:
        """The device to play on; None where there is none, or none that Qt may be asked for."""
        # Qt is between two servers; and so it stays where the wait for one was interrupted.
        if self._settling.isActive() or QThread.currentThread().isInterruptionRequested():
            return None
        if self._devices is None:
            # Asked without a server, Qt would settle for having no devices, for good.
            if not self._server.connect_to_server():
                return None
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._outputs_changed)
        real = _real_devices()
        chosen = (it for it in real if _id_of(it) == self._chosen)
        return next(chosen, next((it for it in real if it.isDefault()), None))

    def _list_devices(self) -> None:
        if self._devices is not None:
            listed = (OutputDevice(_id_of(it), it.description()) for it in _real_devices())
            self.listed.emit(tuple(listed))

    def _open(self) -> bool:
        device = self._device_to_use()
        if device is None:
            return False
        if self._sink is None or device != self._device:
            self._make_sink(device)
        assert self._sink is not None
        self._sink.reset()
        return self._start_sink(self._sink)

    def _start_sink(self, sink: QAudioSink, *, at_cut: bool = False) -> bool:
        self._run = self._track.begin_run(at_cut=at_cut)
        self._feeder = _Feeder(self._track, self._run)
        sink.setVolume(self._volume)
        sink.start(self._feeder)
        # A sink that cannot start says so here and by no signal.
        if sink.error() != QtAudio.Error.NoError:
            return False
        self._begin_watch()
        return True

    def _make_sink(self, device: QAudioDevice) -> None:
        self._drop_sink()
        sound_format = QAudioFormat()
        sound_format.setSampleRate(SAMPLE_RATE_HZ)
        sound_format.setChannelCount(1)
        sound_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._device = device
        self._sink = QAudioSink(device, sound_format, self)
        self._sink.setBufferSize(SAMPLE_RATE_HZ * BYTES_PER_FRAME * BUFFER_MS // 1000)

    def _drop_sink(self) -> None:
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = None
        self._feeder = None

    def _stand_still(self) -> None:
        self._watch.stop()
        self._cutting.stop()
        self._retry.stop()

    def _begin_watch(self) -> None:
        self._last_frames = 0
        self._progressed_at_s = time.monotonic()
        self._watch.start()

    @Slot()
    def look(self) -> None:
        """Tells what was heard, and notices that nothing is."""
        if self._sink is None or not self._watch.isActive():
            return
        heard_ms = self._sink.processedUSecs() // 1000
        frames = heard_ms * SAMPLE_RATE_HZ // 1000
        if frames == self._last_frames:
            stalled_s = time.monotonic() - self._progressed_at_s
            if stalled_s >= (_STALLED_S if heard_ms > _STARTED_MS else _SLOW_START_S):
                self._lose()
            return
        self._last_frames = frames
        self._progressed_at_s = time.monotonic()
        if self._lost_in:
            if self._lost_in == self.turn:
                self.back.emit()
            self._lost_in = 0
        generation = self._track.generation
        events = self._track.advance(self._run, frames)
        if events:
            self.progressed.emit(generation, events)
        self._leave_at_cut(frames)

    def _leave_at_cut(self, heard_frames: int) -> None:
        """Drops what is buffered where it is out of date, just when all before it was heard."""
        cut = self._track.cut_frame(self._run)
        if cut is None or self._sink is None:
            return
        wait_ms = (cut - heard_frames) * 1000 // SAMPLE_RATE_HZ
        if wait_ms <= 0:
            self._sink.reset()
            if not self._start_sink(self._sink, at_cut=True):
                self._lose()
        elif wait_ms < _TICK_MS:
            self._cutting.start(wait_ms)

    def _lose(self) -> None:
        self._watch.stop()
        self._drop_sink()
        self._tell_loss()
        self._retry.start(_RETRY_MS)

    def _tell_loss(self) -> None:
        """Tells it once a turn."""
        turn = self.turn
        if turn not in (0, self._lost_in):
            self._lost_in = turn
            self.lost.emit(turn)

    @Slot()
    def _outputs_changed(self) -> None:
        self._list_devices()
        if self._retry.isActive():
            self._retry.start(_SOON_MS)
        elif self._watch.isActive():
            device = self._device_to_use()
            if device is None or (device != self._device and not self._open()):
                self._lose()

    @Slot()
    def _try_again(self) -> None:
        """Starts anew; only progress shows that the device is really there, so `look` tells."""
        if self._open():
            self._retry.stop()
        else:
            self._retry.setInterval(_RETRY_MS)

    @Slot()
    def _wait_for_server(self) -> None:
        """Holds this thread, and with it Qt's one attempt to connect, until a server answers."""
        self._settling.stop()
        if self._watch.isActive():
            self._lose()
        self._drop_sink()
        while not self._server.connect_to_server():
            if QThread.currentThread().isInterruptionRequested():
                return
            self._tell_loss()
            time.sleep(_SERVER_RETRY_S)
        self._settling.start()


def _real_devices() -> list[QAudioDevice]:
    return [it for it in QMediaDevices.audioOutputs() if it.id().data() not in _DUMMIES]


def _id_of(device: QAudioDevice) -> str:
    return device.id().toStdString()
