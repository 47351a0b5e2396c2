"""When each word of a sentence is heard, of the sentences that were prepared last. Knows no Qt."""

from bisect import bisect_right
from typing import TypeAlias

from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from harken.speech.utterance import Utterance

Times: TypeAlias = tuple[tuple[int, float], ...]
"""Where in its block each word starts, rising, and seconds from the start of its sentence."""

_MOST_SENTENCES = 200
"""Some minutes of listening: who goes back by seconds goes back a little."""


class WordTimes:
    """The words of sentences, by their numbers in the article; those of long ago give way."""

    def __init__(self) -> None:
        self._times: dict[int, Times] = {}

    def keep(self, sentence: int, times: Times) -> None:
        """Takes note of when a sentence's words are heard, in place of what was known."""
        self._times.pop(sentence, None)
        if times:
            self._times[sentence] = times
        while len(self._times) > _MOST_SENTENCES:
            del self._times[next(iter(self._times))]

    def of(self, sentence: int) -> Times:
        """What is known of a sentence; empty for nothing."""
        return self._times.get(sentence, ())

    def seconds_to(self, sentence: int, offset: int) -> float | None:
        """How long it takes from a sentence's start to a word; None where that is not known."""
        times = self.of(sentence)
        at = bisect_right(times, offset, key=lambda word: word[0])
        return times[at - 1][1] if at else None

    def forget(self) -> None:
        """Sentences are heard otherwise from now on."""
        self._times.clear()


def times_of(utterance: Utterance, clip: Clip) -> Times:
    """When the words of a whole sentence are heard; what is said for one word counts once."""
    times: list[tuple[int, float]] = []
    for cue in clip.cues:
        span = utterance.span_of(cue.spoken_start, cue.spoken_end)
        if span is not None and (not times or span.start > times[-1][0]):
            times.append((span.start, cue.start_frame / SAMPLE_RATE_HZ))
    return tuple(times)
