"""What a person wants a summary to weigh."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A person's wishes for one article's summary; none by default."""

    focus: str = ""
    """Words that pull the sentences with them up."""
    pinned: frozenset[int] = frozenset()
    """Sentences that are in every summary, as numbers into `Article.sentences`."""
    excluded: frozenset[int] = frozenset()
    """Sentences that are in none."""


NO_EMPHASIS = Emphasis()
