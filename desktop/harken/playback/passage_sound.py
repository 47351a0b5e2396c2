"""The sound of one passage and its words, and how it goes on in another sound."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from harken.playback.fades import faded_in, joined
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip, Cue


@dataclass(slots=True)
class PassageSound:
    """What a track reads of one passage, and how much of that was heard."""

    key: int
    sound: bytes
    cues: tuple[Cue, ...]
    """The words; their frames count from the start of `sound`."""
    told_cues: tuple[Cue, ...]
    """The same words as they are told: their frames count from the start of the clip."""
    measured: bool
    """Whether the words' times are."""
    start_frame: int
    """Where in the sound it begins."""
    pause_frames: int
    """The silence after it."""
    run_frame: int | None = None
    """Where in the run of the output its sound begins; None until some of it was read."""
    announced: bool = False
    """Whether it was told that it is heard."""
    cues_heard: int = field(init=False)
    """How many of its words have begun, as it was told."""

    def __post_init__(self) -> None:
        self.cues_heard = self.cues_until(self.start_frame - 1)

    @classmethod
    def of(cls, key: int, clip: Clip, pause_after_ms: int, start_frame: int) -> "PassageSound":
        """A passage that was not read yet.

        Args:
            key: Names it in events.
            clip: Its sound.
            pause_after_ms: The silence that follows it.
            start_frame: Where in the clip to begin; what lies outside is taken to its end.
        """
        pause_frames = pause_after_ms * SAMPLE_RATE_HZ // 1000
        first = min(max(start_frame, 0), clip.frames)
        return cls(key, clip.samples, clip.cues, clip.cues, clip.measured, first, pause_frames)

    @property
    def frames(self) -> int:
        """How long it is from its start on, with the pause after it."""
        return len(self.sound) // BYTES_PER_FRAME - self.start_frame + self.pause_frames

    @property
    def run_end_frame(self) -> int:
        """Where in the run of the output it ends, of which some was read."""
        return (self.run_frame or 0) + self.frames

    def frame_at(self, run_frame: int) -> int:
        """How far in the sound a run is that has come to `run_frame`, which is not before it."""
        into_it = 0 if self.run_frame is None else max(0, run_frame - self.run_frame)
        return self.start_frame + into_it

    def cues_until(self, frame: int) -> int:
        """How many of the words start at a frame of the sound or before."""
        return bisect_right(self.cues, frame, key=lambda cue: cue.start_frame)

    def piece(self, from_frame: int, frames: int) -> bytes:
        """Sound, and silence where it is over; where it begins inside the sound, it fades in.

        Args:
            from_frame: How much came before, in frames from where the passage begins.
            frames: How much to give.
        """
        first = (self.start_frame + from_frame) * BYTES_PER_FRAME
        sound = self.sound[first : first + frames * BYTES_PER_FRAME]
        if self.start_frame:
            sound = faded_in(sound, from_frame)
        return sound.ljust(frames * BYTES_PER_FRAME, b"\0")

    def can_go_on_in(self, clip: Clip) -> bool:
        """Whether both have the same words at times that are known."""
        if not (self.measured and clip.measured) or len(self.cues) != len(clip.cues):
            return False
        both = zip(self.cues, clip.cues, strict=True)
        return all(
            (one.spoken_start, one.spoken_end) == (other.spoken_start, other.spoken_end)
            for one, other in both
        )

    def go_on_in(self, clip: Clip, word: int, fade_frames: int) -> None:
        """From the `word`th cue on, this sounds as in another clip of the same text.

        Args:
            clip: The other sound.
            word: A number into the cues of both.
            fade_frames: How much of what comes before may still fade out.
        """
        own_frames, its_frames = self.cues[word].start_frame, clip.cues[word].start_frame
        shift = own_frames - its_frames
        self.sound = joined(
            self.sound[: own_frames * BYTES_PER_FRAME],
            clip.samples[its_frames * BYTES_PER_FRAME :],
            fade_frames,
        )
        moved = (
            replace(it, start_frame=it.start_frame + shift, end_frame=it.end_frame + shift)
            for it in clip.cues[word:]
        )
        self.cues = (*self.cues[:word], *moved)
        self.told_cues = clip.cues

    def begin_later(self, frame: int) -> None:
        """Lets it begin at a later frame of the sound, for what comes before was heard."""
        self.start_frame = max(self.start_frame, frame)

    def return_to_last_word(self) -> None:
        """Lets it begin at the word that was heard last, where that was not its start anyway."""
        if self.cues_heard and self.announced:
            self.begin_later(self.cues[self.cues_heard - 1].start_frame)
