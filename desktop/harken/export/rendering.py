"""Rendering ahead: clips in order, from as many voices as there are to render them."""

import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from harken.speech.clip import Clip
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance, announcement

T = TypeVar("T")

UNREADABLE = "One sentence could not be read."

_AHEAD = 3
"""Utterances in each voice's hands: enough that none waits for work, few enough to keep small."""

_LOOK_UP_S = 0.1


class Cancelled(Exception):
    """The person asked to stop."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One utterance with its sound."""

    utterance: Utterance
    clip: Clip
    unreadable: bool
    """The clip says that this sentence could not be read."""


def result_of(future: "Future[T]", cancelled: threading.Event) -> T:
    """Waits for a result; raises `Cancelled` as soon as `cancelled` is set."""
    while True:
        if cancelled.is_set():
            raise Cancelled
        try:
            return future.result(timeout=_LOOK_UP_S)
        except TimeoutError:
            if future.done():  # the future's own
                raise


class Renderer:
    """Has utterances rendered, and hands them out in their order.

    Args:
        synthesisers: At least one; each renders its share, side by side.
        voice: The voice's id.
        rate_wpm: Words a minute.
        cancelled: Set to make a wait raise `Cancelled`.
    """

    def __init__(
        self,
        synthesisers: Sequence[Synthesiser],
        voice: str,
        rate_wpm: int,
        cancelled: threading.Event,
    ) -> None:
        self._synthesisers = synthesisers
        self._voice = voice
        self._rate_wpm = rate_wpm
        self._cancelled = cancelled

    def passages(self, utterances: Sequence[Utterance]) -> Generator[Passage, None, None]:
        """The passages of `utterances`. What is rendered ahead is cancelled when this is closed.

        A sentence that cannot be read is replaced by an announcement that says so, once.
        """
        ahead: deque[tuple[Synthesiser, Utterance, Future[Clip]]] = deque()
        waiting = enumerate(utterances)
        lost_sentence: int | None = None
        try:
            while True:
                while len(ahead) < _AHEAD * len(self._synthesisers):
                    number, utterance = next(waiting, (0, None))
                    if utterance is None:
                        break
                    synthesiser = self._synthesisers[number % len(self._synthesisers)]
                    ahead.append((synthesiser, utterance, self._ask(synthesiser, utterance)))
                if not ahead:
                    return
                synthesiser, utterance, future = ahead[0]
                try:
                    yield Passage(utterance, result_of(future, self._cancelled), unreadable=False)
                except UnreadableSentence:
                    # The other pieces of a long sentence may be lost as well: one word is enough.
                    if utterance.sentence != lost_sentence or lost_sentence is None:
                        yield self._said_to_be_lost(synthesiser, utterance)
                    lost_sentence = utterance.sentence
                ahead.popleft()
        finally:
            for synthesiser, _, future in ahead:
                synthesiser.cancel(future)

    def _ask(self, synthesiser: Synthesiser, utterance: Utterance) -> "Future[Clip]":
        return synthesiser.render(utterance, self._voice, self._rate_wpm)

    def _said_to_be_lost(self, synthesiser: Synthesiser, utterance: Utterance) -> Passage:
        spoken = announcement(UNREADABLE, "en")
        clip = result_of(self._ask(synthesiser, spoken), self._cancelled)
        return Passage(utterance, clip, unreadable=True)
