"""The player as the session sees it: passages in, what is heard out."""

from itertools import count

from PySide6.QtCore import QObject, QThread, Signal, Slot

from harken.playback.media_backend import leave_out_media_backend
from harken.playback.output import Output
from harken.playback.output_device import OutputDevice
from harken.playback.played import PlayedSound
from harken.playback.sleep_watch import SleepWatch
from harken.playback.track import Drained, Event, Heard, PassageEnded, Track
from harken.speech.clip import Clip

__all__ = ["Heard", "Player"]


class Player(QObject):
    """Plays clips end to end and says which word is heard. Main thread only.

    The sink and what feeds it live on a thread of their own, so a busy window makes no gap.

    Args:
        parent: The owner.
        sleep_watch: Says that the machine has slept; a test's own clocks may be behind it.
    """

    heard = Signal(object)
    """A `Heard`: a passage starts, or its next word is heard now."""
    passage_ended = Signal(int)
    """A passage's sound and pause are over; carries its key."""
    drained = Signal()
    """Everything that was appended was heard. Silence follows until more is appended."""
    device_lost = Signal(str)
    """A message for people: the sound stands still, its place is kept, a device is looked for."""
    device_back = Signal()
    """A device is there again, and the sound went on at the same word."""
    moved = Signal(str)
    """A message for people: the sound moved to another device by itself, and has fallen silent."""
    outputs_changed = Signal()
    """`outputs` are others."""

    _start = Signal()
    _stop = Signal()
    _pause = Signal()
    _volume = Signal(float)
    _look = Signal()
    _choose = Signal(object)
    _close = Signal()

    def __init__(
        self, parent: QObject | None = None, *, sleep_watch: SleepWatch | None = None
    ) -> None:
        super().__init__(parent)
        leave_out_media_backend()
        self.outputs: tuple[OutputDevice, ...] = ()
        """The devices that sound can be played on, as far as they are known yet."""
        self._track = Track()
        self._turns = count(1)
        self._started = False
        self._thread = QThread()
        self._output = Output(self._track, sleep_watch or SleepWatch())
        self._output.moveToThread(self._thread)
        self._thread.started.connect(self._output.prepare)
        self._start.connect(self._output.start)
        self._stop.connect(self._output.stop)
        self._pause.connect(self._output.pause)
        self._volume.connect(self._output.set_volume)
        self._look.connect(self._output.look)
        self._choose.connect(self._output.choose)
        self._close.connect(self._output.close)
        self._output.progressed.connect(self._on_progress)
        self._output.lost.connect(self._on_lost)
        self._output.back.connect(self._on_back)
        self._output.moved.connect(self._on_moved)
        self._output.listed.connect(self._on_listed)
        self._thread.start()

    @property
    def playing(self) -> bool:
        """Whether sound is meant to flow: after `play`, until `pause`."""
        return self._output.turn != 0

    @property
    def played(self) -> PlayedSound:
        """What is heard from the loudspeaker, for one who listens beside it."""
        return self._output.played

    def append(self, key: int, clip: Clip, pause_after_ms: int, start_frame: int = 0) -> None:
        """Adds a passage after all others.

        Args:
            key: Names the passage in signals; any number that fits 32 bits.
            clip: Its sound.
            pause_after_ms: The silence after it.
            start_frame: Where in the clip to begin.
        """
        self._track.append(key, clip, pause_after_ms, start_frame)
        self._flow()

    def play(self) -> None:
        """Lets the sound flow, from where it was paused."""
        if self.playing:
            return
        self._output.turn = next(self._turns)
        if self._started:
            self._start.emit()
        else:
            self._flow()

    def pause(self) -> None:
        """Falls silent; nothing is lost."""
        self._output.turn = 0
        if self._started:
            self._pause.emit()

    def clear(self) -> None:
        """Drops all passages and what is buffered. What is appended next is heard at once."""
        self._track.clear()
        if self._started:
            self._started = False
            self._stop.emit()

    def drop_after(self, key: int) -> bool:
        """Drops what comes after the passage that is heard now, which goes on undisturbed.

        Returns:
            False, and nothing is dropped, where another passage is heard.
        """
        dropped = self._track.drop_after(key)
        self._look.emit()
        return dropped

    def splice(self, key: int, clip: Clip) -> bool:
        """Lets the passage that is heard now go on in another sound, from its next word on.

        No word is lost or said twice. What comes after the passage is dropped.

        Args:
            key: The passage.
            clip: Its whole spoken text in another sound: of another rate, voice or pitch.

        Returns:
            False, and nothing is changed, where another passage is heard, no word of it is left,
            or the clips' words are not measured or not the same.
        """
        spliced = self._track.splice(key, clip)
        self._look.emit()
        return spliced

    def set_volume(self, volume: float) -> None:
        """Sets the loudness, linear from 0 to 1."""
        self._volume.emit(volume)

    def set_output(self, id_: str | None) -> None:
        """Plays on another device from the word on that is heard now.

        Args:
            id_: The device's id; while it is not there, the system's default stands in for it.
                None for the system's default, whatever that is at the time.
        """
        self._choose.emit(id_)

    def close(self) -> None:
        """Ends the sound and its thread, and waits for that. Idempotent."""
        if self._thread.isRunning():
            self._output.turn = 0
            self._thread.requestInterruption()
            self._close.emit()
            self._thread.wait()

    def _flow(self) -> None:
        """Starts the sink with the first passage, not before: it would buffer silence."""
        if self.playing and not self._started and not self._track.empty:
            self._started = True
            self._start.emit()

    @Slot(int, object)
    def _on_progress(self, generation: int, events: list[Event]) -> None:
        for event in events:
            # A listener may clear the track in the middle of the list.
            if generation != self._track.generation:
                return
            if isinstance(event, Heard):
                self.heard.emit(event)
            elif isinstance(event, PassageEnded):
                self.passage_ended.emit(event.key)
            elif isinstance(event, Drained) and self._track.empty:
                self.drained.emit()

    @Slot(int)
    def _on_lost(self, turn: int) -> None:
        # What was lost before a pause is tried anew by the play after it, and told anew.
        if turn == self._output.turn:
            self.device_lost.emit(
                self.tr(
                    "There is no sound device. Connect headphones or speakers: "
                    "the reading goes on by itself."
                )
            )

    @Slot()
    def _on_back(self) -> None:
        self.device_back.emit()

    @Slot(int)
    def _on_moved(self, turn: int) -> None:
        if turn == self._output.turn:
            self.pause()
            self.moved.emit(
                self.tr(
                    "The sound device was taken away, so the reading has paused. "
                    "Press Play to go on with another."
                )
            )

    @Slot(object)
    def _on_listed(self, outputs: tuple[OutputDevice, ...]) -> None:
        if outputs != self.outputs:
            self.outputs = outputs
            self.outputs_changed.emit()
