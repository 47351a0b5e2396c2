"""Where the articles of this session came from, so that they can be read from there again."""

from dataclasses import dataclass

from harken.importing.source import Source
from harken.ui.arrivals import Arrival
from harken.ui.looking import Stamp

Order = tuple[int, int, int]
"""Which handing over, which of its sources, which of its articles."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from, so that it can be read from there again."""

    source: Source
    place: int
    """Which of the source's articles it is."""
    stamp: Stamp | None
    """Of a file, as it was when it was read."""


class Origins:
    """Knows of each article that came in this session from where, and when it was asked for."""

    def __init__(self) -> None:
        self._orders: dict[str, Order] = {}
        """By the articles' ids, those that were exchanged for others included."""
        self._origins: dict[Order, Origin] = {}
        self._instead: dict[str, str] = {}

    def note(self, arrival: Arrival) -> None:
        """Takes note of what a source gave; of an article that came before, the first place."""
        for place, article in enumerate(arrival.articles):
            order = self._orders.setdefault(article.id, (*arrival.order, place))
            if article.extent is not None:
                # The newest: an older file may be gone by now.
                self._origins[order] = Origin(arrival.source, place, arrival.stamp)

    def order(self, article_id: str) -> Order | None:
        """When an article was asked for; None where that was not in this session."""
        return self._orders.get(article_id)

    def origin(self, article_id: str) -> Origin | None:
        """Where an article came from, if it can be read from there in another way."""
        order = self._orders.get(article_id)
        return self._origins.get(order) if order is not None else None

    def exchange(self, before: str, after: str) -> None:
        """An article was exchanged for another reading of the same source."""
        order = self._orders.get(before)
        if order is not None:
            self._orders[after] = order
        self._instead[before] = after
        self._instead.pop(after, None)

    def instead_of(self, article_id: str) -> str | None:
        """What an article was exchanged for; None for one that was not."""
        return self._instead.get(article_id)
