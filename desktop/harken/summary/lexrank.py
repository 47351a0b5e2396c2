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

from itertools import pairwise

import numpy as np
from scipy import sparse

from harken.summary.term_summarizer import TermSummarizer
from harken.summary.terms import Floats, Matrix, Terms, term_weights, unit_rows

_BLOCK_PAIRS = 1_000_000
"""Pairs of sentences compared at a time: 50 MB where every sentence is like every other."""

_WHOLE_SENTENCES = 5_000
"""The most that are all compared with each other: 100 MB of edges where all are alike."""

_SECTION_SENTENCES = 2_000
"""The most in a section of a longer text: time grows with it where many words are everywhere."""

_ROUNDING = 1e-12


class SparseLexRank(TermSummarizer):
    """sumy's LexRank."""

    threshold = 0.1
    epsilon = 0.1

    def rate(self, terms: Terms) -> Floats:
        """The rank of each sentence; shape (sentences,)."""
        return lexrank_scores(terms.counts, self.threshold, self.epsilon)


def lexrank_scores(counts: Matrix, threshold: float = 0.1, epsilon: float = 0.1) -> Floats:
    """The rank of each sentence.

    Args:
        counts: How often each term is in each sentence, at least one sentence.
        threshold: Sentences whose cosine is above are neighbours, 0 to 1.
        epsilon: The ranks are done when they move less than this (length of the difference).

    Returns:
        One rank a sentence, shape (n,), 0 for a sentence without words. They are a vector of
        length 1 or, in sections, 1 on the average of each section's sentences that have a rank.
    """
    weights = unit_rows(term_weights(counts))
    sentences = counts.shape[0]
    if sentences <= _WHOLE_SENTENCES:
        return _ranks(weights, threshold, epsilon)
    count = -(-sentences // _SECTION_SENTENCES)
    edges = [sentences * number // count for number in range(count + 1)]
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
