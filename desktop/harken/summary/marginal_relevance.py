"""Takes sentences one after the other, so that none says again what was said.

Maximal marginal relevance, after J. Carbonell and J. Goldstein, "The Use of MMR, Diversity-Based
Reranking for Reordering Documents and Producing Summaries", SIGIR 1998: the next sentence is the
one with the highest value less its likeness to the most similar sentence that was taken.

Deviations: the likeness is a power of the cosine, so that sentences on one subject do not push each
other away as much as a repetition does. The first sentences can be made to fill an opening of so
many words: of those that still fit into it, the best is next, and what does not stand by itself
costs more than it does later. And in a text of more than 1,500
sentences only the first 750 are taken one by one, from among the 1,500 of the highest values; the
others follow by their value less their likeness to these.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from harken.summary.terms import Floats, Matrix, rows_of

_MOST_WEIGHED = 1_500
_MOST_COMPARED = 750
_ROWS_AT_A_TIME = 2_048
_DIGITS = 9
"""Values are rounded so far, that the last bits of a sum never decide which sentence is better."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What is to be put in order; all arrays have the shape (sentences,)."""

    values: Floats
    """What each sentence is worth while none is taken."""
    vectors: Matrix
    """A row of length 1 for each sentence."""
    words: Floats
    """How many words each has."""
    opening_costs: Floats
    """What is taken from the value of each as long as the opening is filled."""
    first: Sequence[int] = ()
    """Those that are taken before all others, in this order."""


@dataclass(frozen=True, slots=True)
class Thrift:
    """How sentences are kept from repeating each other, and how the first are fitted together."""

    sharpness: int
    """The power of the cosine: the higher, the more alike two sentences may be."""
    opening_words: int = 0
    """How many words the first sentences fill; 0 for no opening."""


def taken_in_turn(candidates: Candidates, thrift: Thrift) -> Iterator[tuple[int, float]]:
    """Each sentence and what it was worth when it was taken, in the order in which they are taken.

    Ties are taken in document order.
    """
    values = np.round(candidates.values, _DIGITS)
    weighed = _most_valuable(values, candidates.first)
    vectors = candidates.vectors[weighed]
    cosines = vectors @ vectors.T.tocsr()
    cosines.data = _likeness(cosines.data, thrift.sharpness)
    first = [int(place) for place in np.searchsorted(weighed, np.array(candidates.first, int))]
    opening = _Opening(
        float(thrift.opening_words), candidates.words[weighed], candidates.opening_costs[weighed]
    )
    turn = _Turn(values[weighed], cosines.toarray(), opening)
    one_by_one = len(weighed) if len(weighed) == len(values) else _MOST_COMPARED
    taken = []
    for number in range(max(one_by_one, len(first))):
        place = first[number] if number < len(first) else turn.best()
        taken.append(int(weighed[place]))
        yield taken[-1], turn.take(place)
    if len(taken) < len(values):
        yield from _rest(values, candidates.vectors, taken, thrift.sharpness)


class _Opening:
    """The room that the first sentences fill."""

    def __init__(self, room: float, words: Floats, costs: Floats) -> None:
        self._room = room
        self._words = words
        self._costs = costs

    def best(self, values: Floats) -> int | None:
        """The sentence that is worth most of those that fit; None when no more is to be had."""
        if self._room <= 0.0:
            return None
        # What must come last does not come first for being short.
        fits = (self._words <= self._room) & (values > 0.0)
        if not fits.any():
            self._room = 0.0
            return None
        return int(np.where(fits, values - self._costs, -np.inf).argmax())

    def take(self, place: int) -> None:
        """Takes a sentence's room."""
        self._room -= float(self._words[place])


class _Turn:
    """Whose turn it is, among sentences that are all compared with each other."""

    def __init__(self, values: Floats, near: Floats, opening: "_Opening") -> None:
        self._values = values
        self._now = values.copy()
        self._near = near
        self._nearest = np.zeros(len(values))
        self._opening = opening

    def best(self) -> int:
        """The sentence that is worth most now, of those that fit into the opening."""
        best = self._opening.best(self._now)
        return int(self._now.argmax()) if best is None else best

    def take(self, place: int) -> float:
        """Takes a sentence; what it was worth."""
        worth = float(self._values[place] - self._nearest[place])
        self._opening.take(place)
        self._values[place] = -np.inf
        np.maximum(self._nearest, self._near[place], out=self._nearest)
        np.subtract(self._values, self._nearest, out=self._now)
        return worth


def _most_valuable(
    values: Floats, first: Sequence[int]
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    if len(values) <= _MOST_WEIGHED:
        return np.arange(len(values))
    best = np.argsort(-values, kind="stable")[:_MOST_WEIGHED]
    return np.union1d(best, np.array(first, int))


def _likeness(cosines: Floats, sharpness: int) -> Floats:
    likeness: Floats = np.round(cosines**sharpness, _DIGITS)
    return likeness


def _rest(
    values: Floats, vectors: Matrix, taken: Sequence[int], sharpness: int
) -> Iterator[tuple[int, float]]:
    left = np.ones(len(values), dtype=bool)
    left[list(taken)] = False
    places = np.flatnonzero(left)
    said = vectors[list(taken)].T.tocsr()
    nearest = np.zeros(len(places))
    for start in range(0, len(places), _ROWS_AT_A_TIME):
        cosines = vectors[places[start : start + _ROWS_AT_A_TIME]] @ said
        np.maximum.at(nearest, start + rows_of(cosines), cosines.data)
    worth = values[places] - _likeness(nearest, sharpness)
    for number in np.argsort(-worth, kind="stable"):
        yield int(places[number]), float(worth[number])
