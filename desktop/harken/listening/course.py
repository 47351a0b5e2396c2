"""The passages that follow one another: of a script, or of what is said beside it. Knows no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from harken.listening.passage import Delivery, Passage
from harken.listening.script import Script
from harken.speech.lengths import PartLengths, rest_from, short_parts
from harken.speech.utterance import Utterance


@dataclass(frozen=True, slots=True)
class AlongScript:
    """What is heard of a script."""

    script: Script
    until: int | None = None
    """The last sentence that is read, as a place in the script; None for the script's end."""

    def passages(self, at: int, offset: int | None, delivery: Delivery) -> Iterator[Passage]:
        """What is heard from a place on.

        Args:
            at: The sentence to start with.
            offset: The place in the sentence's block to start with; None for the sentence's start.
            delivery: The voice.
        """
        return self._ending(_passages_of(self.script, at, offset, delivery))

    def after(self, passage: Passage, delivery: Delivery) -> Iterator[Passage]:
        """What is heard after a passage of the script."""
        assert passage.at is not None
        at, offset = (passage.at + 1, None) if passage.last else (passage.at, passage.end)
        return self._ending(_passages_of(self.script, at, offset, delivery, goes_on=True))

    def _ending(self, passages: Iterator[Passage]) -> Iterator[Passage]:
        until = self.until
        if until is None:
            return passages
        return takewhile(lambda passage: passage.at is not None and passage.at <= until, passages)


@dataclass(frozen=True, slots=True)
class BesideScript:
    """What is heard in between, which is in no script."""

    utterances: Sequence[Utterance] = ()

    def passages(self, start: int = 0) -> Iterator[Passage]:
        """What is said, without the first `start` of it."""
        for number, utterance in enumerate(self.utterances[start:], start):
            yield Passage(None, utterance, number, number + 1)

    def after(self, passage: Passage, _delivery: Delivery) -> Iterator[Passage]:
        """What is said after a passage of it."""
        return self.passages(passage.end)


Course = AlongScript | BesideScript
"""What is heard, passage by passage."""


def _passages_of(
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
