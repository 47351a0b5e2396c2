"""What of the queue fits into the time there is: whole what fits, summaries of the longest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from harken.article.position import Reading

_LEAST_SHARE = 0.1
_LEAST_S = 120.0
"""A summary that is shorter than a tenth of its article and than two minutes says too little: then
rather the last of the queue waits for another time."""
_MOST_OFF = 0.02
"""A time is filled where no more of it is left. A last sentence may end so much late where that is
nearer to the time than to end early."""


class Choice(StrEnum):
    """How the person wants an article to be heard."""

    AUTO = "auto"
    """As it fits."""
    WHOLE = "whole"
    SUMMARY = "summary"
    LATER = "later"
    """Not this time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be heard."""

    article_id: str
    whole_s: float
    """How long what is left of it takes."""
    summary_s: tuple[float, ...] = ()
    """How long a summary of one, two, ... sentences takes, rising; empty where there is none."""
    lead_s: float = 0.0
    """How long it takes to announce it."""
    choice: Choice = Choice.AUTO
    begun: bool = False
    """Whether a summary goes on that was begun: then a little more of it is worth hearing."""


@dataclass(frozen=True, slots=True)
class Allotted:
    """How much of an article is heard."""

    article_id: str
    reading: Reading | None
    """`ARTICLE` or `SUMMARY`; None where it waits for another time."""
    seconds: float = 0.0
    """How long that takes, without what is said before it."""


def fit(candidates: Sequence[Candidate], seconds: float) -> tuple[Allotted, ...]:
    """Fills a time with articles, in their order.

    All are read whole if they fit. If not, the longest are summarised, as few of them as will do,
    and the summaries get what is left in shares equal to their articles' lengths, to a sentence. If
    the shortest summaries of all are too much, the last of the order waits. What the person chose
    stays, even where it takes more time than there is.

    Args:
        candidates: What may be heard, in the order of hearing.
        seconds: The time.
    """
    taken = _those_that_fit(candidates, seconds)
    by_length = sorted(taken, key=lambda one: -one.whole_s)
    fillings: list[_Filling] = []
    for spared in range(max(1, len(taken))):
        # Where not much of the longest can be in its summary, the next one fills the time better.
        filling = _Filling(taken, seconds)
        filling.summarise(by_length[spared:] + by_length[:spared])
        filling.lengthen()
        fillings.append(filling)
        if filling.is_whole or abs(filling.left_s) <= _MOST_OFF * seconds:
            break
    best = min(fillings, key=lambda filling: abs(filling.left_s))
    return tuple(best.allotted(one) for one in candidates)


def total_s(candidates: Sequence[Candidate], allotted: Sequence[Allotted]) -> float:
    """How long it all takes, with what is said in between; nothing is said before the first."""
    leads = {one.article_id: one.lead_s for one in candidates}
    heard = [one for one in allotted if one.reading is not None]
    return sum(one.seconds for one in heard) + sum(leads[one.article_id] for one in heard[1:])


def _those_that_fit(candidates: Sequence[Candidate], seconds: float) -> list[Candidate]:
    taken = [one for one in candidates if one.choice is not Choice.LATER]
    free = [one for one in taken if one.choice is Choice.AUTO]
    while len(taken) > 1 and free:
        leads_s = sum(one.lead_s for one in taken[1:])
        if sum(_least_s(one) for one in taken) + leads_s <= seconds:
            break
        taken.remove(free.pop())
    return taken


def least_summary_s(whole_s: float) -> float:
    """How long the shortest summary of an article takes that is worth hearing."""
    return min(_LEAST_SHARE * whole_s, _LEAST_S)


def _least(candidate: Candidate) -> int:
    """How many sentences make the shortest summary that is worth hearing."""
    goal_s = 0.0 if candidate.begun else least_summary_s(candidate.whole_s)
    enough = (n for n, seconds in enumerate(candidate.summary_s, 1) if seconds >= goal_s)
    return next(enough, len(candidate.summary_s))


def _least_s(candidate: Candidate) -> float:
    if candidate.choice is Choice.WHOLE or not candidate.summary_s:
        return candidate.whole_s
    shortest_s = candidate.summary_s[_least(candidate) - 1]
    return shortest_s if candidate.choice is Choice.SUMMARY else min(shortest_s, candidate.whole_s)


class _Filling:
    """Some articles, which of them are summarised, and in how many sentences."""

    def __init__(self, taken: Sequence[Candidate], seconds: float) -> None:
        self._taken = {one.article_id: one for one in taken}
        self._seconds = seconds
        self._leads_s = sum(one.lead_s for one in taken[1:])
        self._sentences = {
            one.article_id: _least(one)
            for one in taken
            if one.choice is Choice.SUMMARY and one.summary_s
        }

    @property
    def is_whole(self) -> bool:
        """Whether nothing is summarised."""
        return not self._sentences

    @property
    def left_s(self) -> float:
        """How much of the time is not filled; below 0 where it takes more than there is."""
        heard_s = sum(self._heard_s(one) for one in self._taken.values())
        return self._seconds - self._leads_s - heard_s

    @property
    def _summarised(self) -> list[Candidate]:
        return [self._taken[article_id] for article_id in self._sentences]

    def _heard_s(self, one: Candidate) -> float:
        sentences = self._sentences.get(one.article_id)
        return one.whole_s if sentences is None else one.summary_s[sentences - 1]

    def summarise(self, in_turn: Sequence[Candidate]) -> None:
        """Takes the shortest summaries that are worth hearing, one in turn, until all fits."""
        for one in in_turn:
            if self.left_s >= 0:
                return
            if one.choice is Choice.AUTO and one.summary_s and one.summary_s[0] < one.whole_s:
                self._sentences[one.article_id] = _least(one)
        if self.left_s < 0:
            # There is only time for a few sentences of what must not wait.
            self._sentences = dict.fromkeys(self._sentences, 1)

    def lengthen(self) -> None:
        """Gives the summaries the time that is left, each sentence to who has least of its own."""
        left_s = self.left_s
        growing = self._summarised
        while growing:
            one = min(growing, key=lambda it: self._heard_s(it) / max(it.whole_s, 1.0))
            step_s = self._step_s(one)
            if step_s <= left_s:
                left_s -= step_s
                self._sentences[one.article_id] += 1
            else:
                growing.remove(one)
        over_s, nearest = min(
            ((self._step_s(one) - left_s, one.article_id) for one in self._summarised),
            default=(math.inf, ""),
        )
        if over_s < left_s and over_s <= _MOST_OFF * self._seconds:
            self._sentences[nearest] += 1

    def _step_s(self, one: Candidate) -> float:
        """How long one sentence more takes."""
        sentences = self._sentences[one.article_id]
        more = one.summary_s[sentences : sentences + 1]
        return more[0] - one.summary_s[sentences - 1] if more else math.inf

    def allotted(self, one: Candidate) -> Allotted:
        """What is heard of a candidate."""
        if one.article_id not in self._taken:
            return Allotted(one.article_id, None)
        summarised = one.article_id in self._sentences
        reading = Reading.SUMMARY if summarised else Reading.ARTICLE
        return Allotted(one.article_id, reading, self._heard_s(one))
