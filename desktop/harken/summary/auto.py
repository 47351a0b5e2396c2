"""The default way to rank: as news for a short summary of a report, balanced for all else.

A report's writer has put what matters first, and up to some hundred words nothing represents it as
well as its beginning does. Of a longer summary that would leave out the end. As a longer summary
contains the shorter one, the two are joined: the sentences that "news" takes first, and after them
the others as "balanced" takes them.

The lead ends at a hundred words or a quarter of the sentences. Its first two sentences are any; the
others are left out where "balanced" does not take them among its first third. So a third of a
report is the summary that "balanced" makes but for those two at most, and mostly the very same:
`Order.balanced_from` says from where on it is.
"""

from collections.abc import Collection, Sequence

from harken.summary.balanced import BALANCED, NEWS, BalancedSummarizer, Traits, taken
from harken.summary.lexicon import Lexicon
from harken.summary.order import Order
from harken.summary.wishes import Wishes

_LEAD_WORDS = 100
_LEAD_SHARE = 0.25
_MOST_LATE = 2
"""So many sentences lead however late "balanced" takes them."""
_EARLY_SHARE = 1 / 3
"""What "balanced" takes among so many of the sentences may lead in any number."""


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
        lead = _lead(traits, wishes, balanced.places) if self._news else {}
        others = {
            place: worth
            for place, worth in zip(balanced.places, balanced.worth, strict=True)
            if place not in lead
        }
        places = (*lead, *others)
        worth = (*lead.values(), *others.values())
        return Order(places, worth, len(lead), _balanced_from(balanced.places, lead))


def _balanced_from(balanced: Sequence[int], lead: Collection[int]) -> int:
    """How many sentences of a balanced order have the whole lead among them.

    Behind the lead the orders are the same but for the lead: with that many, both have chosen the
    same, and so with any more.
    """
    return max((rank for rank, place in enumerate(balanced, 1) if place in lead), default=0)


def _lead(traits: Traits, wishes: Wishes, balanced: Sequence[int]) -> dict[int, float]:
    """What "news" takes first, and its worth; of it only two that "balanced" takes late."""
    early = set(balanced[: round(len(balanced) * _EARLY_SHARE)])
    pinned = len(wishes.pinned)
    lead: dict[int, float] = {}
    words = 0.0
    most = max(1.0, len(traits.words) * _LEAD_SHARE) + pinned
    for place, worth in taken(traits, NEWS, wishes):
        if len(lead) >= pinned + _MOST_LATE and place not in early:
            continue
        words += traits.words[place]
        if len(lead) >= pinned and (words > _LEAD_WORDS or len(lead) + 1 > most):
            break
        lead[place] = worth
    return lead
