"""The words of sentences, numbered and counted once, for every way to rank and for keywords."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from harken.summary.lexicon import Lexicon

Floats: TypeAlias = npt.NDArray[np.float64]
Numbers: TypeAlias = npt.NDArray[np.int32]
Matrix: TypeAlias = Any
"""A scipy CSR matrix of float64; scipy has no types."""

NO_TERM = -1


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a text's sentences are made of.

    A term is a stem, with all the words that have it; stop words have none.
    """

    counts: Matrix
    """How often each term is in each sentence; shape (sentences, terms), at least one column."""
    columns: dict[str, int]
    """The column of each stem, in the order of the text."""
    vocabulary: tuple[str, ...]
    """Every different word, as it is written, in the order of the text."""
    column_of_word: Numbers
    """The column of each word's term, or `NO_TERM`; shape (vocabulary,)."""
    sequence: Numbers
    """The whole text as places in the vocabulary; shape (words,)."""
    lengths: Numbers
    """The words of each sentence, stop words too; shape (sentences,)."""

    def shares_of(self, stems: Collection[str]) -> Floats:
        """The part of some different stems that each sentence has, 0 to 1; shape (sentences,)."""
        known = [self.columns[stem] for stem in stems if stem in self.columns]
        chosen = np.zeros(self.counts.shape[1])
        chosen[known] = 1.0 / max(1, len(stems))
        shares: Floats = (self.counts > 0.0) @ chosen
        return shares


class _Numbering(dict[str, int]):
    """The place of each word in the order in which they were first asked for."""

    def __missing__(self, word: str) -> int:
        return self.setdefault(word, len(self))


def content_terms(sentences: Sequence[Sequence[str]], lexicon: Lexicon) -> Terms:
    """The terms of sentences.

    Args:
        sentences: The words of each sentence, as they are written.
        lexicon: The stop words and stemmer of their language.
    """
    words, columns = _Numbering(), _Numbering()
    sequence = np.fromiter(map(words.__getitem__, chain.from_iterable(sentences)), dtype=np.int32)
    lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int32)
    stems = map(lexicon.term, words)
    column_of_word = np.array(
        [NO_TERM if stem is None else columns[stem] for stem in stems], dtype=np.int32
    )
    in_columns = column_of_word[sequence]
    counted = in_columns != NO_TERM
    rows = np.repeat(np.arange(len(sentences), dtype=np.int32), lengths)
    places = (rows[counted], in_columns[counted])
    shape = (len(sentences), max(1, len(columns)))
    counts = sparse.csr_matrix((np.ones(len(places[0])), places), shape=shape)
    return Terms(counts, columns, tuple(words), column_of_word, sequence, lengths)


def term_weights(counts: Matrix) -> Matrix:
    """Weights by tf / max tf x log(n / (1 + df)), as sumy's LexRank weighs.

    Args:
        counts: Those of `Terms`.

    Returns:
        A matrix of the same shape.
    """
    sentences, terms = counts.shape
    most = np.maximum(counts.max(axis=1).toarray().ravel(), 1.0)
    sentences_with_term = np.bincount(counts.indices, minlength=terms)
    inverse_frequency = np.log(sentences / (1.0 + sentences_with_term))
    data = counts.data / most[rows_of(counts)] * inverse_frequency[counts.indices]
    return sparse.csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)


def unit_rows(matrix: Matrix) -> Matrix:
    """The same matrix with its rows at length 1; a row of zeros stays one."""
    rows = rows_of(matrix)
    lengths = np.sqrt(np.bincount(rows, weights=matrix.data**2, minlength=matrix.shape[0]))
    lengths[lengths == 0.0] = 1.0
    matrix.data /= lengths[rows]
    return matrix


def rows_of(matrix: Matrix) -> npt.NDArray[np.int64]:
    """The row of each entry that a CSR matrix holds."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
