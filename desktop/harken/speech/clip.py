"""Sound, and the time at which each word is heard in it."""

from dataclasses import dataclass

SAMPLE_RATE_HZ = 22050
"""The one sample rate of all clips; engines with another are resampled in the child."""

BYTES_PER_FRAME = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """When one word is heard. A frame is one sample, counted from the clip's start."""

    start_frame: int
    end_frame: int
    spoken_start: int
    """Code points into the utterance's spoken text."""
    spoken_end: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One utterance as sound."""

    samples: bytes
    """16-bit signed little-endian mono at `SAMPLE_RATE_HZ`, without silence at its ends."""
    cues: tuple[Cue, ...]
    """One a word, in order; each ends where the next one starts, the last at the clip's end."""
    measured: bool
    """Whether the engine told when the words begin, all or most of them: those that it joins with
    others, or of which it is not sure, share the time between. Otherwise all are estimated."""

    @property
    def frames(self) -> int:
        """The length in frames."""
        return len(self.samples) // BYTES_PER_FRAME

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return self.frames / SAMPLE_RATE_HZ
