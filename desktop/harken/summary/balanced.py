"""Our own ways to rank: what is central, what stands first, and what the title speaks of.

A sentence is worth c + a p + b t + 2 f: its centrality c (`centrality`), its position p, which
falls from 1 by e every six sentences, and the shares t of the title's terms and f of the focus
that it has. Position and title are Edmundson's (Journal of the ACM 16, 1969). From this goes what
keeps it from standing by itself (`standing`); then sentences are taken in turn
(`marginal_relevance`).

"Balanced" and "news" differ in a and b, and in how alike sentences may be. "News", made for a few
sentences that stand for a report, lets the first of them fill about seventy words, an abstract's
usual length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from sumy.summarizers._summarizer import AbstractSummarizer

from harken.article.words import count_words
from harken.summary.centrality import continuous_lexrank, sentence_vectors
from harken.summary.lexicon import Lexicon
from harken.summary.marginal_relevance import Candidates, Thrift, taken_in_turn
from harken.summary.order import Order
from harken.summary.standing import Costs, costs_of
from harken.summary.terms import Floats, Matrix, Terms, content_terms
from harken.summary.wishes import Wishes, no_wishes

_POSITION_FALL = 6.0
"""Sentences; each so many further down, position counts e times less."""
_FOCUS_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much beside the centrality, which counts 1."""

    position: float
    title: float
    thrift: Thrift


BALANCED = Weights(position=0.3, title=0.3, thrift=Thrift(sharpness=4))
NEWS = Weights(position=1.5, title=1.0, thrift=Thrift(sharpness=2, opening_words=70))


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """What is known of the sentences of a document; arrays in document order."""

    vectors: Matrix
    centrality: Floats
    position: Floats
    title: Floats
    costs: Costs
    words: Floats


class BalancedSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """A sumy summarizer.

    Args:
        lexicon: Stop words and stems of the documents' language.
        title: The words of the title.
        weights: What counts how much.
    """

    def __init__(
        self, lexicon: Lexicon, title: tuple[str, ...] = (), weights: Weights = BALANCED
    ) -> None:
        super().__init__(lexicon.stem)
        self._lexicon = lexicon
        self._title = title
        self._weights = weights

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences of a sumy document, in document order."""
        sentences = document.sentences
        if not sentences:
            return ()
        terms = content_terms([sentence.words for sentence in sentences], self._lexicon)
        traits = self.traits(document, terms, [count_words(str(one)) for one in sentences])
        places = self.order(traits, no_wishes(len(sentences))).places
        ratings = {sentences[place]: -rank for rank, place in enumerate(places)}
        best: tuple[Any, ...] = self._get_best_sentences(sentences, sentences_count, ratings)
        return best

    def traits(self, document: Any, terms: Terms, words: list[int]) -> Traits:
        """What is known of the sentences of a document that has at least one.

        Args:
            document: A sumy document.
            terms: Its sentences' terms.
            words: How many words each sentence has.
        """
        vectors = sentence_vectors(terms, stop_words_known=bool(self._lexicon.stop_words))
        return Traits(
            vectors=vectors,
            centrality=continuous_lexrank(vectors),
            position=np.exp(-np.arange(len(words)) / _POSITION_FALL),
            title=terms.shares_of(set(self._lexicon.content_stems(self._title))),
            costs=costs_of(document),
            words=np.array(words, dtype=float),
        )

    def order(self, traits: Traits, wishes: Wishes) -> Order:
        """The order of the sentences; those that are excluded are not in it."""
        in_turn = tuple(taken(traits, self._weights, wishes))
        return Order(tuple(place for place, _ in in_turn), tuple(worth for _, worth in in_turn))


def taken(traits: Traits, weights: Weights, wishes: Wishes) -> Iterator[tuple[int, float]]:
    """The sentences as they are taken, the pinned before all others, and what each was worth."""
    allowed = np.flatnonzero(wishes.allowed)
    values = (
        traits.centrality
        + weights.position * traits.position
        + weights.title * traits.title
        + _FOCUS_WEIGHT * wishes.focus
        - traits.costs.always
    )
    candidates = Candidates(
        values=values[allowed],
        vectors=traits.vectors[allowed],
        words=traits.words[allowed],
        opening_costs=traits.costs.in_opening[allowed],
        first=np.searchsorted(allowed, wishes.pinned).tolist(),
    )
    for place, worth in taken_in_turn(candidates, weights.thrift):
        yield int(allowed[place]), worth
