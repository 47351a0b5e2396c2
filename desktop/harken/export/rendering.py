"""Rendering ahead: clips in order, from as many voices as there are to render them."""

import itertools
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from harken.errors import HarkenError
from harken.speech.clip import Clip
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance, announcement

T = TypeVar("T")

UNREADABLE = "One sentence could not be read."

_AHEAD = 3
"""Utterances in each voice's hands: enough that none waits for work, few enough to keep small."""

_LOST_IN_A_ROW = 3
"""So many sentences, and it is the voice that is at fault."""

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


def result_of(future: "Future[T]", cancelled: threading.Event | None = None) -> T:
    """Waits for a result; raises `Cancelled` as soon as `cancelled` is set.

    Between two looks Ctrl+C is noticed on every system; Windows waits out one long wait.
    """
    while True:
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        try:
            return future.result(timeout=_LOOK_UP_S)
        except TimeoutError:
            if future.done():  # the future's own
                raise


@dataclass(frozen=True, slots=True)
class _Asked:
    """An utterance that is being rendered."""

    synthesiser: Synthesiser
    utterance: Utterance
    clip: "Future[Clip]"


class Renderer:
    """Has utterances rendered, and hands them out in their order.

    Args:
        synthesisers: At least one; each renders its share, side by side.
        voice_for: The id of the voice for a language.
        rate_wpm: Words a minute.
        cancelled: Set to make a wait raise `Cancelled`.
        pitch_semitones: Above the voices' own pitch.
    """

    def __init__(
        self,
        synthesisers: Sequence[Synthesiser],
        voice_for: Callable[[str], str],
        rate_wpm: int,
        cancelled: threading.Event,
        *,
        pitch_semitones: int = 0,
    ) -> None:
        self._synthesisers = synthesisers
        self._voice_for = voice_for
        self._rate_wpm = rate_wpm
        self._pitch_semitones = pitch_semitones
        self._cancelled = cancelled

    def passages(self, utterances: Sequence[Utterance]) -> Generator[Passage, None, None]:
        """The passages of `utterances`. What is rendered ahead is cancelled when this is closed.

        A sentence that cannot be read is replaced by an announcement that says so, once.

        Raises:
            HarkenError: There is no such voice, or it fails on one sentence after another.
            Cancelled: It was cancelled while it waited.
        """
        ahead: deque[_Asked] = deque()
        waiting = zip(itertools.cycle(self._synthesisers), utterances, strict=False)
        lost: list[int | None] = []
        try:
            while True:
                free = _AHEAD * len(self._synthesisers) - len(ahead)
                ahead.extend(self._ask(*pair) for pair in itertools.islice(waiting, free))
                if not ahead:
                    return
                asked = ahead[0]
                try:
                    clip = result_of(asked.clip, self._cancelled)
                except UnreadableSentence:
                    # The other pieces of a long sentence may be lost as well: one word is enough.
                    if asked.utterance.sentence not in lost:
                        lost.append(asked.utterance.sentence)
                        yield self._said_to_be_lost(asked, len(lost))
                else:
                    lost.clear()
                    yield Passage(asked.utterance, clip, unreadable=False)
                ahead.popleft()
        finally:
            for asked in ahead:
                asked.synthesiser.cancel(asked.clip)

    def _ask(self, synthesiser: Synthesiser, utterance: Utterance) -> _Asked:
        voice = self._voice_for(utterance.language)
        clip = synthesiser.render(utterance, voice, self._rate_wpm, self._pitch_semitones)
        return _Asked(synthesiser, utterance, clip)

    def _said_to_be_lost(self, asked: _Asked, lost_in_a_row: int) -> Passage:
        fails = HarkenError(
            "Cannot read this aloud",
            "the voice fails on one sentence after another",
            "Choose another voice, and try again.",
        )
        if lost_in_a_row >= _LOST_IN_A_ROW:
            raise fails
        spoken = self._ask(asked.synthesiser, announcement(UNREADABLE, "en"))
        try:
            clip = result_of(spoken.clip, self._cancelled)
        except UnreadableSentence as error:
            raise fails from error
        return Passage(asked.utterance, clip, unreadable=True)
