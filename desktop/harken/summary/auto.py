"""The default way to rank: as news for a short summary of a report, balanced for all else.

A report's writer has put what matters first, and up to some hundred words nothing represents it as
well as its beginning does. Of a longer summary that would leave out the end. As a longer summary
contains the shorter one, the two are joined: the sentences that "news" takes first, and after them
the others as "balanced" takes them. The lead ends at a hundred words or a quarter of the sentences,
so that from about a third on a summary is nearly the one that "balanced" makes.
"""

from harken.summary.balanced import BALANCED, NEWS, BalancedSummarizer, Traits, taken
from harken.summary.lexicon import Lexicon
from harken.summary.order import Order
from harken.summary.wishes import Wishes

_LEAD_WORDS = 100
_LEAD_SHARE = 0.25


class AutoSummarizer(BalancedSummarizer):
    """A sumy summarizer.

    Args:
        lexicon: Stop words and stems of the documents' language.
        title: The words of the title.
        news: Whether what it is to rank reports news.
    """

    def __init__(self, lexicon: Lexicon, title: tuple[str, ...] = (), *, news: bool) -> None:
        super().__init__(lexicon, title, BALANCED)
        self._news = news

    def order(self, traits: Traits, wishes: Wishes) -> Order:
        """The order of the sentences, and how many of them are the lead."""
        balanced = super().order(traits, wishes)
        lead = _lead(traits, wishes) if self._news else {}
        others = {
            place: worth
            for place, worth in zip(balanced.places, balanced.worth, strict=True)
            if place not in lead
        }
        return Order((*lead, *others), (*lead.values(), *others.values()), len(lead))


def _lead(traits: Traits, wishes: Wishes) -> dict[int, float]:
    """What "news" takes first, and its worth."""
    lead: dict[int, float] = {}
    words = 0.0
    most = max(1.0, len(traits.words) * _LEAD_SHARE) + len(wishes.pinned)
    for place, worth in taken(traits, NEWS, wishes):
        words += traits.words[place]
        if len(lead) >= len(wishes.pinned) and (words > _LEAD_WORDS or len(lead) + 1 > most):
            break
        lead[place] = worth
    return lead
