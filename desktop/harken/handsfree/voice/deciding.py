"""Which command a stretch of sound is, if any. Only the child imports this.

The limits were chosen on synthetic voices; `tests/benchmarks/README.md` says on which, and what
they let through.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.mel import Samples

_CALLED_LOG = -23.0
"""What is less likely is no phrase."""
_AGAINST_WRITTEN_LOG = -17.0
"""Nor is what is less likely against what the recogniser would write. That alone would not do:
where several people talk at once, it would write nothing that is likely."""
_HELD_LOG = -22.0
"""What is less likely is no phrase while the person holds the key."""
_BARE_LOG = -14.0
"""The same for a word alone, which is fewer tokens."""
_AHEAD_LOG = 2.0
"""By so much the likeliest word is ahead of the next one, or nothing is understood."""


class Rating(Protocol):
    """What tells how likely phrases are; see `Recogniser`."""

    def log_likelihoods(self, sound: Samples, phrases: Sequence[str]) -> npt.NDArray[np.float64]:
        """The natural logarithm of each phrase's likelihood."""
        ...

    def weighed(
        self, sound: Samples, phrases: Sequence[str]
    ) -> tuple[npt.NDArray[np.float64], float]:
        """The same, and that of what was most likely said, whatever it is."""
        ...


def called_word(rating: Rating, sound: Samples, call: str, words: Sequence[str]) -> str | None:
    """The word that follows the call in the sound; None where no phrase was said."""
    found, written = rating.weighed(sound, _called(call, words))
    return _likeliest(found, words, max(_CALLED_LOG, written + _AGAINST_WRITTEN_LOG))


def held_word(rating: Rating, sound: Samples, call: str, words: Sequence[str]) -> str | None:
    """The word that was said with or without the call; None where none was."""
    called = rating.log_likelihoods(sound, _called(call, words))
    bare = rating.log_likelihoods(sound, [f"{word.capitalize()}." for word in words])
    return _likeliest(called, words, _HELD_LOG) or _likeliest(bare, words, _BARE_LOG)


def _called(call: str, words: Sequence[str]) -> list[str]:
    return [f"{call.capitalize()} {word}." for word in words]


def _likeliest(
    found: npt.NDArray[np.float64], words: Sequence[str], least_log: float
) -> str | None:
    order = np.argsort(found)
    best = float(found[order[-1]])
    ahead = best - float(found[order[-2]]) if len(words) > 1 else np.inf
    return words[order[-1]] if best >= least_log and ahead >= _AHEAD_LOG else None
