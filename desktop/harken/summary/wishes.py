"""What a person wishes of a summary, as it meets the sentences of a document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from harken.article.emphasis import Emphasis
from harken.summary.terms import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """The wishes for the sentences of a document; places are theirs, arrays in document order."""

    focus: Floats
    """How much of the focus each sentence has, 0 to 1."""
    pinned: tuple[int, ...]
    """Those that come before all others, rising."""
    allowed: npt.NDArray[np.bool_]
    """Whether each may be in a summary."""


def no_wishes(sentences: int) -> Wishes:
    """None at all, for a document of so many sentences."""
    return Wishes(np.zeros(sentences), (), np.ones(sentences, dtype=bool))


def wishes_of(emphasis: Emphasis, indices: Sequence[int], focus: Floats) -> Wishes:
    """The wishes for the sentences of a document.

    Args:
        emphasis: As the person has it. What is pinned and excluded is pinned.
        indices: The number of each of the document's sentences, rising.
        focus: How much of the focus each has.
    """
    pinned = tuple(place for place, index in enumerate(indices) if index in emphasis.pinned)
    excluded = emphasis.excluded - emphasis.pinned
    allowed = np.array([index not in excluded for index in indices], dtype=bool)
    return Wishes(focus, pinned, allowed)
