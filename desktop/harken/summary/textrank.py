"""TextRank with sumy's very ranking, in time and memory that grow with the text's length only.

R. Mihalcea and P. Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004, as sumy has it: two
sentences are as alike as the number of pairs of equal words between them, divided by the sum of the
logarithms of their lengths; each sentence shares its rank among all, itself too, by that likeness.

sumy compares n x n sentences. Here likeness is C G C', never multiplied out: C counts the terms of
each sentence, and G = 1 / (log l + log m) depends on the two lengths alone. A text has few
different lengths (even of a million words there are at most 1,400), and G is a smooth function of
them, so a dozen of its eigenvectors v make it up to the last bits: for each, likeness to all
sentences is v C C' v, two products of a sparse matrix with a vector. The ranks differ from sumy's
by rounding only.
"""

from dataclasses import dataclass

import numpy as np

from harken.summary.term_summarizer import TermSummarizer
from harken.summary.terms import Floats, Matrix, Terms

_NEGLIGIBLE = 1e-15
"""Eigenvalues smaller than this part of the largest are rounding."""

_AGAINST_DIVISION_BY_ZERO = 1e-7
"""sumy's, added to what a sentence shares out."""


class MatrixFreeTextRank(TermSummarizer):
    """sumy's TextRank."""

    damping = 0.85
    epsilon = 1e-4

    def rate(self, terms: Terms) -> Floats:
        """The rank of each sentence; shape (sentences,)."""
        return textrank_scores(terms.counts, self.damping, self.epsilon)


def textrank_scores(counts: Matrix, damping: float = 0.85, epsilon: float = 1e-4) -> Floats:
    """The rank of each sentence.

    Args:
        counts: How often each term is in each sentence, at least one sentence.
        damping: The part of its rank that a sentence shares by likeness; the rest goes to all.
        epsilon: The ranks are done when they move less than this (length of the difference).

    Returns:
        One rank a sentence, shape (n,).
    """
    likeness = _Likeness.of(counts)
    sentences = counts.shape[0]
    shared_out = likeness.times(np.ones(sentences)) + _AGAINST_DIVISION_BY_ZERO
    ranks = np.full(sentences, 1.0 / sentences)
    moved = 1.0
    while moved > epsilon:
        to_all = (1.0 - damping) / sentences * ranks.sum()
        following = to_all + damping * likeness.times(ranks / shared_out)
        moved = float(np.linalg.norm(following - ranks))
        ranks = following
    return ranks


@dataclass(frozen=True, slots=True)
class _Likeness:
    """The likeness of all sentences to each other, as an operator."""

    counts: Matrix
    counts_of_terms: Matrix
    """The same, transposed."""
    parts: Floats
    """Those eigenvectors of G that count, laid out by sentence; shape (parts, sentences)."""
    strengths: Floats
    """Their eigenvalues; shape (parts,)."""

    @classmethod
    def of(cls, counts: Matrix) -> "_Likeness":
        lengths, length_of = np.unique(counts.sum(axis=1).A1, return_inverse=True)
        strengths, vectors = np.linalg.eigh(_kernel(lengths))
        counted = np.abs(strengths) > _NEGLIGIBLE * np.abs(strengths).max()
        parts = vectors.T[counted][:, length_of]
        return cls(counts, counts.T.tocsr(), parts, strengths[counted])

    def times(self, vector: Floats) -> Floats:
        """The product with a vector; shape (sentences,)."""
        product = np.zeros(len(vector))
        for part, strength in zip(self.parts, self.strengths, strict=True):
            product += strength * part * (self.counts @ (self.counts_of_terms @ (part * vector)))
        return product


def _kernel(lengths: Floats) -> Floats:
    """What the equal words of two sentences count, by their lengths; shape (lengths, lengths).

    Two sentences of one word each are as alike as 1, for their logarithms are 0.
    """
    logarithms = np.log(np.maximum(lengths, 1.0))
    sums = logarithms[:, None] + logarithms[None, :]
    kernel: Floats = 1.0 / np.where(sums > 0.0, sums, 1.0)
    return kernel
