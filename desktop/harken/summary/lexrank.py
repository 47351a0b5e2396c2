"""LexRank with sumy's very ranking, computed with sparse matrices.

G. Erkan and D. Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
Journal of Artificial Intelligence Research 22 (2004), as sumy has it: terms weigh
tf / max tf x log(n / (1 + df)); sentences more alike than the threshold (cosine) are neighbours;
each shares its rank among its neighbours, without damping, until the ranks move less than epsilon.

sumy compares n x n sentences word by word; here the comparison is one sparse product, and of the
graph only its edges are kept. It differs from sumy only where sumy's own rounding decides: a cosine
that is exactly the threshold is no edge here, and where sumy divides zero by zero (no two sentences
share a word that counts) all sentences rank the same here.

The edges of a very long text do not fit into memory: they grow with the square of its length. Such
a text is ranked in sections, so that time grows with the length and memory hardly does. Words still
weigh what they weigh in the whole text, but sentences have neighbours in their own section only.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse
from sumy.summarizers._summarizer import AbstractSummarizer

from harken.summary.terms import Floats, Matrix, term_weights, unit_rows

_BLOCK_PAIRS = 4_000_000
"""Pairs of sentences compared at a time: some 50 MB where every sentence is like every other."""

_SECTION_SENTENCES = 5_000
"""The most that are compared with each other: 100 MB of edges where all are alike."""

_ROUNDING = 1e-12


class SparseLexRank(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """A sumy summarizer; set `stop_words` to the lower-case words that count for nothing."""

    threshold = 0.1
    epsilon = 0.1
    stop_words: frozenset[str] = frozenset()

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences of a sumy document, in document order."""
        sentences = document.sentences
        if not sentences:
            return ()
        scores = lexrank_scores(
            [self._content_words(sentence) for sentence in sentences], self.threshold, self.epsilon
        )
        ratings = dict(zip(sentences, scores.tolist(), strict=True))
        best: tuple[Any, ...] = self._get_best_sentences(sentences, sentences_count, ratings)
        return best

    def _content_words(self, sentence: Any) -> list[str]:
        words = map(self.normalize_word, sentence.words)
        return [self.stem_word(word) for word in words if word not in self.stop_words]


def lexrank_scores(
    sentences: Sequence[Sequence[str]], threshold: float = 0.1, epsilon: float = 0.1
) -> Floats:
    """The rank of each sentence.

    Args:
        sentences: The stems of each sentence, at least one sentence; stop words are left out.
        threshold: Sentences whose cosine is above are neighbours, 0 to 1.
        epsilon: The ranks are done when they move less than this (length of the difference).

    Returns:
        One rank a sentence, shape (n,), 0 for a sentence without words. They are a vector of
        length 1 or, in sections, 1 on the average of each section's sentences that have a rank.
    """
    weights = unit_rows(term_weights(sentences))
    count = -(-len(sentences) // _SECTION_SENTENCES)
    if count == 1:
        return _ranks(weights, threshold, epsilon)
    edges = [len(sentences) * number // count for number in range(count + 1)]
    sections = [_ranks(weights[a:b], threshold, epsilon) for a, b in pairwise(edges)]
    return np.concatenate([ranks / ranks[ranks > 0.0].mean() for ranks in sections])


def _ranks(weights: Matrix, threshold: float, epsilon: float) -> Floats:
    blocks = _neighbours(weights, threshold)
    degrees = np.concatenate([np.diff(block.indptr) for block in blocks])
    shares = 1.0 / np.maximum(degrees, 1)
    ranks = np.full(len(degrees), 1.0 / len(degrees))
    if not degrees.any():
        return ranks
    moved = 1.0
    while moved > epsilon:
        shared = ranks * shares
        following = np.concatenate([block @ shared for block in blocks])
        following /= np.linalg.norm(following)
        moved = float(np.linalg.norm(following - ranks))
        ranks = following
    return ranks


def _neighbours(rows: Matrix, threshold: float) -> list[Matrix]:
    """The graph's edges, in blocks of rows; ones, whose storage all blocks share."""
    count = rows.shape[0]
    block_rows = max(1, _BLOCK_PAIRS // count)
    ones = np.ones(min(block_rows, count) * count)
    transposed = rows.T.tocsr()
    blocks = []
    for first in range(0, count, block_rows):
        cosines = rows[first : first + block_rows] @ transposed
        alike = cosines.data > threshold + _ROUNDING
        edges_before = np.concatenate([[0], np.cumsum(alike)])
        indices = cosines.indices[alike]
        row_starts = edges_before[cosines.indptr]
        blocks.append(
            sparse.csr_matrix((ones[: len(indices)], indices, row_starts), shape=cosines.shape)
        )
    return blocks
