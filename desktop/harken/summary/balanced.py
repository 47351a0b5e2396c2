"""Our own ways to rank: what is central, what stands first, and what the title speaks of.

A sentence weighs c + w x p + t: its centrality c (continuous LexRank), its position p and the share
t of the title's words that it has. "News" and "balanced" differ only in w. Sentences are then taken
by maximal marginal relevance, so that none says what was said already.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from sumy.summarizers._summarizer import AbstractSummarizer

from harken.summary.lexicon import Lexicon
from harken.summary.terms import Floats, Matrix, Terms, content_terms, term_weights, unit_rows

_DAMPING = 0.85
_MOVED_LEAST = 1e-4
_MOST_ROUNDS = 100
_POSITION_FALL = 4.0
"""Sentences; each so many further down, position counts e times less."""
_TITLE_WEIGHT = 2.0
_RELEVANCE = 0.8
_FEWEST_WORDS = 6
_MOST_COMPARED = 300
"""So many sentences are chosen one by one; what follows hardly repeats more than its neighbours."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each sentence of a document weighs, in document order; shape (n,) each."""

    centrality: Floats
    position: Floats
    title: Floats
    values: Floats
    """What each sentence was worth when it was chosen."""


class BalancedSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """A sumy summarizer.

    Args:
        lexicon: Stop words and stems of the document's language.
        position_weight: How much the position counts beside the centrality.
    """

    def __init__(self, lexicon: Lexicon, position_weight: float) -> None:
        super().__init__(lexicon.stem)
        self._lexicon = lexicon
        self._position_weight = position_weight

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences of a sumy document, in document order."""
        sentences = document.sentences
        if not sentences:
            return ()
        terms = content_terms([sentence.words for sentence in sentences], self._lexicon)
        values = self.weigh(document, terms).values
        ratings = dict(zip(sentences, values.tolist(), strict=True))
        best: tuple[Any, ...] = self._get_best_sentences(sentences, sentences_count, ratings)
        return best

    def weigh(self, document: Any, terms: Terms) -> Weighing:
        """What each sentence weighs; the document, whose terms are given, has at least one."""
        rows = unit_rows(term_weights(terms.counts))
        centrality = _scaled(continuous_lexrank(rows))
        position = np.exp(-np.arange(len(centrality)) / _POSITION_FALL)
        headings = document.headings
        title_words = headings[0].words if headings else ()
        title = terms.shares_of(set(self._lexicon.content_stems(title_words)))
        values = centrality + self._position_weight * position + _TITLE_WEIGHT * title
        short = np.array([len(one.words) < _FEWEST_WORDS for one in document.sentences])
        values = np.where(short, values / 4, values)
        return Weighing(centrality, position, title, marginal_values(values, rows))


def continuous_lexrank(rows: Matrix) -> Floats:
    """Continuous LexRank (Erkan and Radev 2004, section 3.3), the n x n cosines never built.

    Args:
        rows: A sentence's weights of length 1 in each row.

    Returns:
        One rank a sentence, shape (n,).
    """
    columns = rows.T.tocsr()
    count = rows.shape[0]
    alike = rows @ (columns @ np.ones(count))
    degrees = np.where(alike > 1e-12, alike, 1.0)
    ranks = np.full(count, 1.0 / count)
    for _ in range(_MOST_ROUNDS):
        shared = rows @ (columns @ (ranks / degrees))
        following = (1.0 - _DAMPING) / count + _DAMPING * shared
        moved = float(np.abs(following - ranks).sum())
        ranks = following
        if moved < _MOVED_LEAST:
            break
    return ranks


def marginal_values(values: Floats, rows: Matrix) -> Floats:
    """What each sentence is worth beside those that were chosen before it.

    Maximal marginal relevance (J. Carbonell and J. Goldstein, SIGIR 1998), greedily.
    """
    scaled = _scaled(values)
    columns = rows.T.tocsr()
    likeness = np.zeros(len(values))
    chosen = np.zeros(len(values), dtype=bool)
    worth = np.zeros(len(values))
    for _ in range(min(len(values), _MOST_COMPARED)):
        now = np.where(chosen, -np.inf, _RELEVANCE * scaled - (1 - _RELEVANCE) * likeness)
        best = int(np.argmax(now))
        worth[best] = now[best]
        chosen[best] = True
        likeness = np.maximum(likeness, (rows[best] @ columns).toarray().ravel())
    rest = ~chosen
    worth[rest] = (_RELEVANCE * scaled - (1 - _RELEVANCE) * likeness)[rest]
    return worth


def _scaled(values: Floats) -> Floats:
    most = float(values.max())
    return values / most if most > 0.0 else np.ones(len(values))
