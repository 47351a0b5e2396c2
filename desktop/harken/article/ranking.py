"""The ranking of an article's sentences: made once, any length chosen from it at once."""

from dataclasses import dataclass

MIXED = "news, then balanced"
"""What the method "auto" comes to where it is neither all news nor all balanced."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a sentence ranks where it does; each share is 0 to 1."""

    centrality: float
    """How much it says of what the other sentences say."""
    position: float = 0.0
    """How near the start it stands."""
    title: float = 0.0
    """How much of the title's words it has."""
    focus: float = 0.0
    """How much it has of the words that the person looks for."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The rankable sentences of an article, best first.

    A summary of any length is a prefix of `order`, put back in document order. The title,
    headings, skipped parts and repeated sentences are not in it.
    """

    method: str
    """The method that was asked for, "auto" too."""
    order: tuple[int, ...]
    """Indices into `Article.sentences`, best first."""
    scores: tuple[float, ...]
    """The score of each sentence of `order`, never rising."""
    reasons: tuple[Reasons, ...]
    """The reasons for each sentence of `order`."""
    keywords: tuple[str, ...] = ()
    """What the article is about, best first, in lower case."""
    words: tuple[int, ...] = ()
    """The words of each sentence of `order`, so that a length in words is chosen at once."""
    lead: int = 0
    """How many of the first the method "auto" chose as "news" does; the others are "balanced"."""
    balanced_from: int = 0
    """From how many on the first of "auto" are, taken together, the first of "balanced"."""
    pinned: int = 0
    """How many of the first are pinned: a summary of any length has these."""

    @property
    def finds_focus(self) -> bool:
        """Whether a sentence has some of the words that the person looks for."""
        return any(reasons.focus > 0.0 for reasons in self.reasons)

    def method_of(self, sentences: int) -> str:
        """The method that chose a summary of so many sentences.

        For "auto" it is what it came to: "news" as far as the lead goes, "balanced" where that
        would choose the same sentences, and between the two `MIXED`.
        """
        if self.method != "auto":
            return self.method
        if sentences <= self.lead:
            return "news"
        return "balanced" if sentences >= self.balanced_from else MIXED
