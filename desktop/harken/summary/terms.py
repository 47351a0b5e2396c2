"""The terms of sentences as sparse matrices."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats: TypeAlias = npt.NDArray[np.float64]
Matrix: TypeAlias = Any
"""A scipy CSR matrix of float64; scipy has no types."""


def term_weights(sentences: Sequence[Sequence[str]]) -> Matrix:
    """Weights by tf / max tf x log(n / (1 + df)).

    So sumy's LexRank weighs; shape (sentences, terms).

    Args:
        sentences: The stems of each sentence; stop words are left out.
    """
    columns: dict[str, int] = {}
    terms: list[int] = []
    frequencies: list[float] = []
    row_starts = [0]
    for sentence in sentences:
        counts = Counter(sentence)
        most = max(counts.values(), default=1)
        terms.extend(columns.setdefault(term, len(columns)) for term in counts)
        frequencies.extend(count / most for count in counts.values())
        row_starts.append(len(terms))
    indices = np.array(terms, dtype=np.int32)
    sentences_with_term = np.bincount(indices, minlength=len(columns))
    inverse_frequency = np.log(len(sentences) / (1.0 + sentences_with_term))
    data = np.array(frequencies) * inverse_frequency[indices]
    shape = (len(sentences), max(1, len(columns)))
    return sparse.csr_matrix((data, indices, np.array(row_starts, dtype=np.int32)), shape=shape)


def unit_rows(matrix: Matrix) -> Matrix:
    """The same matrix with its rows at length 1; a row of zeros stays one."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=matrix.data**2, minlength=matrix.shape[0]))
    lengths[lengths == 0.0] = 1.0
    matrix.data /= lengths[rows]
    return matrix
