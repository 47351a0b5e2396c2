"""When each sentence of a reading is heard: as its sound is, else estimated. Knows no Qt."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from harken.article.pace import Amount, Pace


class Timeline:
    """The times of a reading's sentences, from its start.

    Args:
        amounts: How much each sentence is, in the order of reading.
    """

    def __init__(self, amounts: Iterable[Amount]) -> None:
        letters, pauses_s = [0.0], [0.0]
        for amount in amounts:
            letters.append(amount.letters)
            pauses_s.append(amount.pauses_s)
        self._letters_before = list(accumulate(letters))
        self._pauses_before_s = list(accumulate(pauses_s))
        self._measured: list[int] = []
        """The sentences whose length is known, rising; of them and all before:"""
        self._measured_letters = [0.0]
        self._measured_s = [0.0]

    def seconds_before(self, at: int, part: float, pace: Pace) -> float:
        """How long it takes to reach a sentence, or its end.

        Args:
            at: The number of sentences before it.
            part: How much of it to reach besides, 0 to 1.
            pace: The speed of the voice.
        """
        measured = bisect_left(self._measured, at)
        letters = self._letters_before[at] - self._measured_letters[measured]
        pauses_s = self._pauses_before_s[at]
        before_s = pace.seconds(Amount(letters, pauses_s)) + self._measured_s[measured]
        return before_s + part * self._sentence_s(at, pace) if part else before_s

    def measure(self, at: int, seconds: float) -> None:
        """Takes note of how long a sentence takes, without the pause after it."""
        place = bisect_left(self._measured, at)
        if self._measured[place : place + 1] == [at]:
            return
        self._measured.insert(place, at)
        _insert(self._measured_letters, place, self._letters_of(at))
        _insert(self._measured_s, place, seconds)

    def forget_measured(self) -> None:
        """All of it takes another time from now on."""
        del self._measured[:], self._measured_letters[1:], self._measured_s[1:]

    def _sentence_s(self, at: int, pace: Pace) -> float:
        place = bisect_left(self._measured, at)
        if self._measured[place : place + 1] == [at]:
            return self._measured_s[place + 1] - self._measured_s[place]
        return pace.seconds(Amount(self._letters_of(at), 0.0))

    def _letters_of(self, at: int) -> float:
        return self._letters_before[at + 1] - self._letters_before[at]


def _insert(sums: list[float], place: int, more: float) -> None:
    """Puts a number in front of the one at `place`, in a list of running sums from 0."""
    sums[place + 1 :] = [sums[place] + more, *(it + more for it in sums[place + 1 :])]
