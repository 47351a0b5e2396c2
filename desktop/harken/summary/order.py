"""The order of a document's sentences, and the scores that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from harken.summary.wishes import Wishes

_STEP = 1e-7
_DIGITS = 9
"""Scores are rounded so far, that the last bits of a sum never decide which sentence is better."""
_FOCUS_WEIGHT = 2.0
"""More than the whole span of the ratings, which are 0 to 1: what has all of the focus is first."""


@dataclass(frozen=True, slots=True)
class Order:
    """The sentences of a document, as places in it, best first."""

    places: tuple[int, ...]
    worth: tuple[float, ...]
    """What each was worth when it was taken."""
    lead: int = 0
    """How many of the first were taken as "news" takes them, where the others were not."""
    balanced_from: int = 0
    """From how many on the first are, taken together, those that "balanced" takes first."""

    def scores(self) -> tuple[float, ...]:
        """The worth as shares of the highest, 0 to 1, never rising, equal only in document order.

        What is taken early for another reason than its worth, as pinned sentences are, scores at
        least what the next one does; what is worth less than nothing scores next to nothing.
        """
        rising: list[float] = []
        following = 0
        for place, worth in zip(reversed(self.places), reversed(self.worth), strict=True):
            least = rising[-1] + (0.0 if place < following else _STEP) if rising else 0.0
            rising.append(max(worth, least))
            following = place
        if not rising or rising[-1] == 0.0:
            return (1.0,) * len(rising)
        return tuple(np.round(np.array(rising[::-1]) / rising[-1], _DIGITS).tolist())


def order_by_rating(ratings: Sequence[float], wishes: Wishes) -> Order:
    """The order by ratings that were made without regard to the wishes.

    Args:
        ratings: 0 to 1 for each sentence.
        wishes: What is pinned comes first, what is excluded is left out, and the focus adds to the
            ratings.
    """
    worth = np.round(np.array(ratings) + _FOCUS_WEIGHT * wishes.focus, _DIGITS)
    pinned = set(wishes.pinned)
    others = [
        place
        for place in np.argsort(-worth, kind="stable").tolist()
        if wishes.allowed[place] and place not in pinned
    ]
    places = (*wishes.pinned, *others)
    return Order(places, tuple(worth[list(places)].tolist()))
