"""What is counted, how sure it is, and how it is shown."""

import math
from dataclasses import dataclass
from statistics import NormalDist

_CONFIDENCE = 0.95


@dataclass(slots=True)
class Hits:
    """How many commands were heard."""

    hits: int = 0
    wrong: int = 0
    """Commands that nobody gave then."""
    tries: int = 0

    def cells(self) -> str:
        """For a row of a Markdown table."""
        share = share_cell(self.hits, self.tries)
        return f"{self.hits} of {self.tries} | {share} | {self.wrong}"


@dataclass(slots=True)
class Alarms:
    """How many commands were heard of a background in which there was none."""

    count: int = 0
    seconds: float = 0.0
    core_seconds: float = 0.0

    def cells(self) -> str:
        """For a row of a Markdown table."""
        hours = self.seconds / 3600
        return (
            f"{hours:.2f} | {self.count} | {self.count / hours:.1f} "
            f"| {most_expected(self.count) / hours:.1f} "
            f"| {100 * self.core_seconds / self.seconds:.1f}"
        )


def share_cell(count: int, tries: int) -> str:
    """A share in percent, with Wilson's interval of 95 %."""
    z = NormalDist().inv_cdf((1 + _CONFIDENCE) / 2)
    share, spread = count / tries, z * z / tries
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (share * (1 - share) / tries + spread / 4 / tries) ** 0.5
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return f"{100 * share:.1f} [{100 * low:.1f}, {100 * high:.1f}]"


def most_expected(count: int) -> float:
    """The least mean of a Poisson distribution with which more would have come in 95 %."""
    low, high = 0.0, 10.0 + 3 * count
    while high - low > 1e-6:
        mean = (low + high) / 2
        at_most = math.exp(-mean) * sum(mean**n / math.factorial(n) for n in range(count + 1))
        low, high = (mean, high) if at_most > 1 - _CONFIDENCE else (low, mean)
    return high
