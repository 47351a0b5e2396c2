"""How far a ranking has come."""

from collections.abc import Callable
from typing import Any

_STEP = 0.01


class Progress:
    """Tells the part that is done: never less than before, and not more often than is seen.

    Args:
        tell: Told the part, 0 to 1; 0 at once.
    """

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._told = 0.0
        tell(0.0)

    def reach(self, done: float) -> None:
        """So much is done."""
        if done >= self._told + _STEP or done == 1.0 > self._told:
            self._told = done
            self._tell(done)

    def part(self, start: float, end: float) -> Callable[[float], None]:
        """A progress, 0 to 1, of what lies between two parts of this one."""
        return lambda done: self.reach(start + (end - start) * min(1.0, done))


def watch(summarizer: Any, sentences: int, reach: Callable[[float], None]) -> None:
    """Makes one of sumy's summarizers tell how far it has come, where it goes in many steps.

    Args:
        summarizer: Any of sumy's. LSA and Edmundson go in few steps, of which nothing is told.
        sentences: How many it is going to rate.
        reach: Told the part that is done, 0 to 1.
    """
    steps = {
        "_rate_sentences_edge": sentences * (sentences - 1) // 2,
        "_find_index_of_best_sentence": sentences,
        "rate_sentence": sentences,
    }
    for name, expected in steps.items():
        inner = getattr(summarizer, name, None)
        if inner is not None:
            setattr(summarizer, name, _counted(inner, max(1, expected), reach))


def _counted(
    inner: Callable[..., Any], expected: int, reach: Callable[[float], None]
) -> Callable[..., Any]:
    calls = 0
    between = max(1, expected // 100)

    def counted(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls % between == 0:
            reach(calls / expected)
        return inner(*arguments)

    return counted
