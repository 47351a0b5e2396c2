"""How central each sentence is, by continuous LexRank.

G. Erkan and D. Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
Journal of Artificial Intelligence Research 22 (2004), section 3.3: a walk from sentence to sentence
goes to each by its cosine, and starts anew with probability 0.15; a sentence's rank is how often
the walk is there.

Three deviations. The n x n cosines are never built: a step is two products with the sentences'
terms, so that time and memory grow with the length of the text. Terms are not weighed by how few
sentences have them where the language's stop words are known: the paper takes those weights from
many documents; within a single one a rare word is rare and not telling. And no step stays where it
is: by its likeness to itself a sentence that speaks of something else would rank as an average one.
"""

import numpy as np
from scipy import sparse

from harken.summary.terms import Floats, Matrix, Terms, unit_rows

_DAMPING = 0.85
_MOVED_LEAST = 1e-4
_MOST_ROUNDS = 100
_ROUNDING = 1e-9


def sentence_vectors(terms: Terms, *, stop_words_known: bool) -> Matrix:
    """A row of length 1 for each sentence, of which products are cosines; zeros without terms.

    Args:
        terms: The sentences' terms.
        stop_words_known: Whether stop words are left out of the terms; else words that many
            sentences have weigh less.
    """
    counts = terms.counts.copy()
    if not stop_words_known:
        sentences_with_term = np.bincount(counts.indices, minlength=counts.shape[1])
        rarity = np.log1p(counts.shape[0] / np.maximum(sentences_with_term, 1))
        counts.data *= rarity[counts.indices]
    return unit_rows(sparse.csr_matrix(counts))


def continuous_lexrank(vectors: Matrix) -> Floats:
    """The rank of each sentence as a share of the highest, 0 to 1; shape (sentences,).

    Args:
        vectors: Those of at least one sentence, not negative.
    """
    by_term = vectors.T.tocsr()
    count = vectors.shape[0]
    to_itself = np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel()
    alike = vectors @ (by_term @ np.ones(count)) - to_itself
    degrees = np.where(alike > _ROUNDING, alike, np.inf)
    ranks = np.full(count, 1.0 / count)
    for _ in range(_MOST_ROUNDS):
        leaving = ranks / degrees
        shared = vectors @ (by_term @ leaving) - to_itself * leaving
        following = (1.0 - _DAMPING) / count + _DAMPING * shared
        moved = float(np.abs(following - ranks).sum())
        ranks = following
        if moved < _MOVED_LEAST:
            break
    shares: Floats = ranks / ranks.max()
    return shares
