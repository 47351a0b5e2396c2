"""A fake loudspeaker, with a clock that is turned by hand."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from harken.playback.output_device import OutputDevice
from harken.playback.track import Drained, Heard, PassageEnded, Track
from harken.speech.clip import SAMPLE_RATE_HZ, Clip

TICK_S = 0.02
LOUDSPEAKER = OutputDevice("loud", "Loudspeaker")
HEADPHONES = OutputDevice("phones", "Headphones")


class FakePlayer(QObject):
    """The real track, heard in virtual time: `pass_time` turns the clock."""

    heard = Signal(object)
    passage_ended = Signal(int)
    drained = Signal()
    device_lost = Signal(str)
    device_back = Signal()
    moved = Signal(str)
    outputs_changed = Signal()

    _missed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.outputs: tuple[OutputDevice, ...] = (LOUDSPEAKER,)
        self.output: str | None = None
        self._track = Track()
        self._run = self._track.begin_run()
        self._frames = 0
        self.playing = False
        self.turns = 0
        """How many stretches from a play to its pause there were, with this one."""
        self._lost_in = 0
        """The turn in which a loss was told, until sound flows again."""
        self._missed.connect(self._tell_loss, Qt.ConnectionType.QueuedConnection)
        self.plugged_in = True
        self.volume = 1.0
        self.waiting = 0
        """How many passages were appended and not heard to their end."""
        self.flowed_s = 0.0
        """How long sound was flowing."""
        self.words = 0
        """How many words were heard, letters that were spelled among them."""
        self.splices = 0
        """How often a passage went on in another sound."""
        self.clips: list[Clip] = []
        """All that was appended, whether it was heard or not."""
        self.openings: list[Clip] = []
        """Those of them that were the first after all had been dropped."""
        self._opens = True

    def append(self, key: int, clip: Clip, pause_after_ms: int, start_frame: int = 0) -> None:
        self.waiting += 1
        self.clips.append(clip)
        if self._opens:
            self.openings.append(clip)
            self._opens = False
        self._track.append(key, clip, pause_after_ms, start_frame)
        self._flow()

    def play(self) -> None:
        if not self.playing:
            self.playing = True
            self.turns += 1
            self._flow()

    def pause(self) -> None:
        self.playing = False

    def clear(self) -> None:
        self.waiting = 0
        self._opens = True
        self._track.clear()
        self._new_run()

    def drop_after(self, key: int) -> bool:
        dropped = self._track.drop_after(key)
        if dropped:
            self.waiting = 1
        return dropped

    def splice(self, key: int, clip: Clip) -> bool:
        spliced = self._track.splice(key, clip)
        if spliced:
            self.waiting = 1
            self.splices += 1
        return spliced

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_output(self, id_: str | None) -> None:
        self.output = id_

    def come_and_go(self, *outputs: OutputDevice) -> None:
        """Other sound devices are there than before."""
        self.outputs = outputs
        self.outputs_changed.emit()

    def move(self) -> None:
        """The headphones are pulled out, and the sound comes from the loudspeaker."""
        if self.playing:
            self.playing = False
            self.moved.emit("The sound has moved.")

    def pull_out(self) -> None:
        self.plugged_in = False
        if self.playing and not self._track.empty:
            self._new_run()
            self._tell_loss(self.turns)

    def plug_in(self) -> None:
        self.plugged_in = True
        self._flow()

    def pass_time(self) -> None:
        """One tick of the clock."""
        if not self.playing or not self.plugged_in:
            return
        self.flowed_s += TICK_S
        frames = int(TICK_S * SAMPLE_RATE_HZ)
        self._track.read(self._run, frames * 2)
        self._frames += frames
        generation = self._track.generation
        for event in self._track.advance(self._run, self._frames):
            if generation != self._track.generation:
                return
            match event:
                case Heard():
                    self.words += event.cue is not None
                    self.heard.emit(event)
                case PassageEnded(key):
                    self.waiting -= 1
                    self.passage_ended.emit(key)
                case Drained():
                    self.drained.emit()

    def _flow(self) -> None:
        """Sound would flow now: only then is it noticed whether there is a device."""
        if not self.playing or self._track.empty:
            return
        if not self.plugged_in:
            self._missed.emit(self.turns)
        elif self._lost_in == self.turns:
            self._lost_in = 0
            self.device_back.emit()

    @Slot(int)
    def _tell_loss(self, turn: int) -> None:
        """Tells it once a turn; it comes from another thread, when the turn may be over."""
        if self.playing and not self.plugged_in and turn == self.turns != self._lost_in:
            self._lost_in = turn
            self.device_lost.emit("The sound device has gone.")

    def _new_run(self) -> None:
        self._run = self._track.begin_run()
        self._frames = 0
