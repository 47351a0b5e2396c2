"""A place in what is read, to the word. Knows no Qt."""

from dataclasses import dataclass

from harken.article.model import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a script."""

    at: int = 0
    """The sentence."""
    offset: int | None = None
    """Where in the sentence's block to start; None for the sentence's start."""
    word: Span | None = None
    """The word that was heard last."""
    into_s: float = 0.0
    """How much of the sentence was heard."""
    ended: bool = False
    """Whether the reading was heard to its end."""
    fresh: bool = False
    """Whether it is the start only because nothing was heard or chosen: then it is the start of
    whatever comes to be read."""

    @property
    def start(self) -> int | None:
        """Where to start so that the word that was heard last is heard again."""
        return self.word.start if self.word is not None else self.offset


START = Place(fresh=True)
"""Where a reading begins that nobody has heard yet."""
