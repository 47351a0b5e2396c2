"""When to fall silent by itself."""

from dataclasses import dataclass
from enum import StrEnum


class SleepAt(StrEnum):
    """What the sleep timer waits for."""

    MINUTES = "minutes"
    SENTENCE = "sentence"
    ARTICLE = "article"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class Sleep:
    """A wish to fall silent at the end of something, or after some minutes."""

    at: SleepAt
    minutes: float = 0.0
    """For `MINUTES` only."""
