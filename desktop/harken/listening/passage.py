"""What is heard in one piece. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from harken.speech.clip import Clip
from harken.speech.lengths import PartLengths
from harken.speech.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Passage:
    """What is heard in one piece."""

    at: int | None
    """The sentence, as a place in the script; None for what is said beside it."""
    utterance: Utterance
    start: int = 0
    """Where in the sentence's block it starts; of what is said beside the script, how much comes
    before it."""
    end: int = 0
    first: bool = True
    """Whether the sentence starts with it; a very long one has several."""
    last: bool = True
    """Whether the sentence ends with it."""
    after_gap: bool = False
    """Whether others were left out before it, which an earcon tells."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it starts, to be compared with others of the same script."""
        return self.at or 0, self.start

    @property
    def place_after(self) -> tuple[int, int]:
        """Where it ends, to be compared with `place`; another sentence comes later than that."""
        return self.at or 0, self.end


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the voice is to read."""

    voice_for: Callable[[str], str | None]
    """The id of the voice for a language; None where no voice is installed."""
    rate_wpm: int
    pitch_semitones: int = 0
    parts: Callable[[str], PartLengths | None] = lambda _: None
    """In which parts the voice for a language says a sentence; None for it all at once."""


@dataclass(frozen=True, slots=True)
class Said:
    """A passage's sound, as a voice has said it."""

    clip: Clip
    voice: str
    rate_wpm: int


def frame_at(utterance: Utterance, clip: Clip, offset: int | None) -> int:
    """Where the word at `offset` of the block begins in the clip, or the next one that is said.

    What is said in place of one word may be several, which are all shown there: the first counts.
    """
    if offset is not None:
        for number, cue in enumerate(clip.cues):
            span = utterance.span_of(cue.spoken_start, cue.spoken_end)
            if span is not None and offset < span.end:
                return cue.start_frame if number else 0
    return 0
