"""What is heard in one piece, and what a reading's pieces are. Knows no Qt."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from harken.listening.script import Script
from harken.speech.clip import Clip
from harken.speech.lengths import PartLengths, rest_from, short_parts
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


def passages_beside(utterances: Sequence[Utterance], start: int = 0) -> Iterator[Passage]:
    """What is said beside the script, without the first `start` of it."""
    for number, utterance in enumerate(utterances[start:], start):
        yield Passage(None, utterance, number, number + 1)


def passages_of(
    script: Script, at: int, offset: int | None, delivery: Delivery, *, goes_on: bool = False
) -> Iterator[Passage]:
    """What is heard from a place on.

    Args:
        script: What is read.
        at: The sentence to start with.
        offset: The place in the sentence's block to start with; None for the sentence's start.
        delivery: The voice.
        goes_on: Whether something was heard before it, so that nothing is waited for.
    """
    for place in range(at, len(script)):
        start = offset if place == at else None
        waited_for = place == at and not goes_on
        utterances = script.utterances(place)
        begins = utterances[0].pieces[0].span.start if utterances else 0
        lengths = delivery.parts(utterances[0].language) if utterances else None
        if lengths is not None:
            utterances = _in_parts(utterances, start, lengths, waited_for=waited_for)
        for number, utterance in enumerate(utterances):
            from_, to = utterance.pieces[0].span.start, utterance.pieces[-1].span.end
            if start is not None and to <= start:
                continue
            first, last = number == 0 and from_ == begins, number == len(utterances) - 1
            after_gap = first and (goes_on or place > at) and script.after_gap(place)
            yield Passage(place, utterance, from_, to, first, last, after_gap)


def passages_after(script: Script, passage: Passage, delivery: Delivery) -> Iterator[Passage]:
    """What is heard after a passage of the script."""
    assert passage.at is not None
    if passage.last:
        return passages_of(script, passage.at + 1, None, delivery, goes_on=True)
    return passages_of(script, passage.at, passage.end, delivery, goes_on=True)


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


def _in_parts(
    utterances: Sequence[Utterance], offset: int | None, lengths: PartLengths, *, waited_for: bool
) -> list[Utterance]:
    """A sentence's utterances in short parts, without what comes before the offset."""
    parts: list[Utterance] = []
    for whole in utterances:
        if offset is not None and whole.pieces[-1].span.end <= offset:
            continue
        rest = rest_from(whole, offset) if offset is not None and not parts else whole
        first_most = lengths.first if waited_for and not parts else None
        parts += short_parts(rest, lengths.most, first_most)
    return [part for part in parts if part.spoken]
