"""The sound device: a sink and its feeder on a thread of their own, and a watch over them."""

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioSink, QtAudio

from harken.playback.devices import Devices
from harken.playback.fade_out import FadeOut
from harken.playback.played import PlayedSound
from harken.playback.progress import Progress
from harken.playback.sink import Feeder, sink_on
from harken.playback.sleep_watch import SleepWatch
from harken.playback.track import Track
from harken.speech.clip import SAMPLE_RATE_HZ

_TICK_MS = 20
_RETRY_MS = 1000
"""Qt signals a device that comes, but not the same device that comes back under its old name."""
_SOON_MS = 200
"""A device that was just announced does not always take sound yet."""

_CUT_EARLY_FRAMES = SAMPLE_RATE_HZ * 50 // 1000
"""So long before a cut the fade begins: what Qt calls played is heard 20 ms later."""

_WAKING_FRAMES = SAMPLE_RATE_HZ // 4
"""So much silence comes before the first word on a device that may sleep."""
_JOINING_FRAMES = SAMPLE_RATE_HZ * 15 // 1000
"""A server that mixes in steps of 10 ms lets a new sound join in the middle of one."""


class Output(QObject):
    """Plays a track. Lives on a thread of its own; its slots are called through signals.

    Qt says nothing when a device vanishes while it plays: the sink stays active and its position
    stands still. So a watch runs beside it, and a sink without progress for a second is given up.

    Args:
        track: What to play.
        sleep_watch: Says that the machine has slept, after which the sink is started anew.
    """

    progressed = Signal(int, object)
    """The track's generation, and a list of what was heard since the last time."""
    lost = Signal(int)
    """There is no device, or it vanished, in that turn. It is looked for from now on."""
    back = Signal()
    """A device is there again, and the sound goes on at the same word."""
    moved = Signal(int)
    """The device was taken away in that turn, and another one is there: it is silent now."""
    listed = Signal(object)
    """A tuple of `OutputDevice`: those that there are now."""

    def __init__(self, track: Track, sleep_watch: SleepWatch) -> None:
        super().__init__()
        self.turn = 0
        """Which stretch from a play to its pause this is, from 1; 0 while no sound is wanted.

        The main thread sets it, ahead of the slots: this thread may be held for long.
        """
        self.played = PlayedSound()
        """What is heard, for one who listens to something else."""
        self._track = track
        self._run = 0
        self._sink: QAudioSink | None = None
        self._device = QAudioDevice()
        self._feeder: Feeder | None = None
        self._volume = 1.0
        self._lost_in = 0
        """The turn in which a loss was told and after which no sound has flowed yet; else 0."""
        self._progress = Progress()
        self._sleep_watch = sleep_watch
        self._watch = QTimer(self, interval=_TICK_MS)
        self._watch.timeout.connect(self.look)
        self._cutting = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._cutting.timeout.connect(self.look)
        self._fade = FadeOut(self)
        self._retry = QTimer(self)
        self._retry.timeout.connect(self._try_again)
        self._devices = Devices(self)
        self._devices.changed.connect(self._on_devices_changed)
        self._devices.listed.connect(self.listed)
        self._devices.server_gone.connect(self._wait_for_server)

    @Slot()
    def prepare(self) -> None:
        """Makes the sink before it is needed: finding the devices takes a while the first time."""
        device = self._devices.to_play_on()
        if device is not None:
            self._make_sink(device)

    @Slot(object)
    def choose(self, id_: str | None) -> None:
        """Plays on another device, from where it is heard now.

        Args:
            id_: The device's id; None for the system's default.
        """
        self._devices.chosen = id_
        if self._watch.isActive():
            self._follow()

    @Slot()
    def start(self) -> None:
        """Plays the track from where it was paused, or from the last word that was heard."""
        if self._fade.active:
            self._fade.then = self.start
        elif not self._open():
            self._lose()

    @Slot()
    def stop(self) -> None:
        """Falls silent and drops what is buffered."""
        sounds = self._watch.isActive()
        self._stand_still()
        if sounds and self._sink is not None:
            self._fade.begin(self._sink, self._volume, None)

    @Slot()
    def pause(self) -> None:
        """Falls silent, to go on from just there."""
        self._leave_run()
        self.stop()

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """Sets the loudness, linear from 0 to 1."""
        self._volume = volume
        if self._sink is not None and not self._fade.active:
            self._sink.setVolume(volume)

    @Slot()
    def close(self) -> None:
        """Ends the sound and the thread."""
        self._stand_still()
        self._drop_sink()
        self._devices.close()
        QThread.currentThread().quit()

    @Slot()
    def look(self) -> None:
        """Tells what was heard, and notices that nothing is."""
        if self._sink is None or not self._watch.isActive():
            return
        if self._sleep_watch.has_slept():
            self._progress.sleep()
            self._restart()
            return
        frames = self._sink.processedUSecs() // 1000 * SAMPLE_RATE_HZ // 1000
        if not self._progress.reach(frames):
            if self._progress.has_stalled():
                self._lose()
            return
        self.played.tell_heard(frames, self._progress.at_s)
        if self._lost_in:
            if self._lost_in == self.turn:
                self.back.emit()
            self._lost_in = 0
        self._tell_heard(frames)
        self._mind_cut(frames)

    def _tell_heard(self, frames: int) -> None:
        generation = self._track.generation
        events = self._track.advance(self._run, frames)
        if events:
            self.progressed.emit(generation, events)

    def _mind_cut(self, heard_frames: int) -> None:
        """Drops what is buffered where it is out of date, just when all before it was heard."""
        cut = self._track.cut_frame(self._run)
        if cut is None or self._sink is None or self._fade.active:
            return
        wait_ms = (cut - _CUT_EARLY_FRAMES - heard_frames) * 1000 // SAMPLE_RATE_HZ
        if wait_ms <= 0:
            self._fade.begin(self._sink, self._volume, self._restart_at_cut)
        elif wait_ms < _TICK_MS:
            self._cutting.start(wait_ms)

    def _restart_at_cut(self) -> None:
        cut = self._track.cut_frame(self._run)
        if cut is not None:
            self._tell_heard(cut)
            self._track.leave_run(self._run, cut)
        self._restart()

    def _restart(self) -> None:
        if not self._open():
            self._lose()

    def _open(self) -> bool:
        device = self._devices.to_play_on()
        if device is None:
            return False
        if self._sink is None or device != self._device:
            self._make_sink(device)
        assert self._sink is not None
        self._fade.cancel()
        self._sink.reset()
        lead_in = _WAKING_FRAMES if self._progress.may_sleep() else _JOINING_FRAMES
        self._run = self._track.begin_run(lead_in)
        self.played.begin_run()
        self._feeder = Feeder(self._track, self._run, self.played)
        self._sink.setVolume(self._volume)
        self._sink.start(self._feeder)
        # A sink that cannot start says so here and by no signal.
        if self._sink.error() != QtAudio.Error.NoError:
            return False
        self._begin_watch()
        return True

    def _make_sink(self, device: QAudioDevice) -> None:
        self._drop_sink()
        self._device = device
        self._sink = sink_on(device, self)

    def _drop_sink(self) -> None:
        self._fade.cancel()
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._sink = None
        self._feeder = None

    def _leave_run(self) -> None:
        """Lets the next run begin where this one is heard now."""
        if self._sink is not None and self._watch.isActive():
            frames = self._sink.processedUSecs() * SAMPLE_RATE_HZ // 1_000_000
            self._tell_heard(frames)
            self._track.leave_run(self._run, frames)

    def _stand_still(self) -> None:
        self.played.fall_silent()
        self._watch.stop()
        self._cutting.stop()
        self._retry.stop()
        self._fade.then = None

    def _begin_watch(self) -> None:
        self._progress.begin()
        self._sleep_watch.has_slept()
        self._watch.start()

    def _lose(self) -> None:
        self._stand_still()
        self._drop_sink()
        self._tell_loss()
        self._retry.start(_RETRY_MS)

    def _tell_loss(self) -> None:
        """Tells it once a turn."""
        turn = self.turn
        if turn not in (0, self._lost_in):
            self._lost_in = turn
            self.lost.emit(turn)

    def _follow(self) -> None:
        """Goes on, where it is heard now, on the device that is to be played on."""
        device = self._devices.to_play_on()
        if device is None:
            self._lose()
        elif device != self._device or not device.isDefault():
            # A server whose default changes moves there even what asked for another device.
            self._leave_run()
            self._restart()

    @Slot()
    def _on_devices_changed(self) -> None:
        if self._retry.isActive():
            self._retry.start(_SOON_MS)
        elif self._watch.isActive():
            taken_away = self._devices.is_taken_away(self._device)
            if taken_away and self._devices.to_play_on() is not None:
                self._stand_still()
                self._drop_sink()
                self.moved.emit(self.turn)
            else:
                self._follow()

    @Slot()
    def _try_again(self) -> None:
        """Starts anew; only progress shows that the device is really there, so `look` tells."""
        if self._open():
            self._retry.stop()
        else:
            self._retry.setInterval(_RETRY_MS)

    @Slot()
    def _wait_for_server(self) -> None:
        if self._watch.isActive() or self._fade.then is not None:
            self._lose()
        self._drop_sink()
        while not self._devices.wait_for_server():
            self._tell_loss()
