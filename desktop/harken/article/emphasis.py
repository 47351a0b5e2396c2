"""What a person wants a summary to weigh."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A person's wishes for one article's summary; none by default."""

    focus: str = ""
    """Words that pull the sentences with them up."""
    pinned: frozenset[int] = frozenset()
    """Sentences that are in every summary, as numbers into `Article.sentences`."""
    excluded: frozenset[int] = frozenset()
    """Sentences that are in none."""

    def pinning(self, sentence: int) -> Self:
        """These wishes, and the sentence in every summary."""
        free = self.freeing(sentence)
        return replace(free, pinned=free.pinned | {sentence})

    def excluding(self, sentence: int) -> Self:
        """These wishes, and the sentence in none."""
        free = self.freeing(sentence)
        return replace(free, excluded=free.excluded | {sentence})

    def freeing(self, *sentences: int) -> Self:
        """These wishes without any for the sentences."""
        free = frozenset(sentences)
        return replace(self, pinned=self.pinned - free, excluded=self.excluded - free)

    def within(self, sentences: int) -> Self:
        """These wishes as far as an article of so many sentences has what they are for."""
        there = range(sentences)
        pinned, excluded = self.pinned.intersection(there), self.excluded.intersection(there)
        return replace(self, pinned=pinned, excluded=excluded)


NO_EMPHASIS = Emphasis()
