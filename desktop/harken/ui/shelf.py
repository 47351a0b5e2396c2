"""The articles of this session, each with where it came from."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.importing.importer import Articles
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


class Shelf(QObject):
    """Keeps the articles in the order in which they were asked for."""

    arrived = Signal(object, bool)
    """An `Article`, and whether it was here already."""

    def __init__(self) -> None:
        super().__init__()
        self._articles: dict[Order, Article] = {}
        self._origins: dict[Order, Origin] = {}
        self._orders: dict[str, Order] = {}
        """By the articles' ids, those that were exchanged for others included."""

    @property
    def articles(self) -> Articles:
        """What has arrived, in the order of the asking."""
        return tuple(self._articles[order] for order in sorted(self._articles))

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or the one that it was exchanged for."""
        order = self._orders.get(article_id)
        return self._articles[order] if order is not None else None

    def origin(self, article_id: str) -> Origin | None:
        """Where an article came from, if it can be read from there in another way."""
        order = self._orders.get(article_id)
        return self._origins.get(order) if order is not None else None

    def following(self, article_id: str) -> Article | None:
        """The article after this one."""
        orders = sorted(self._articles)
        order = self._orders.get(article_id)
        place = orders.index(order) + 1 if order is not None else len(orders)
        return self._articles[orders[place]] if place < len(orders) else None

    def take(self, arrival: Arrival) -> None:
        """Puts the articles of a source in their place."""
        arrived: list[tuple[Article, bool]] = []
        for place, article in enumerate(arrival.articles):
            known = article.id in self._orders
            order = self._orders.setdefault(article.id, (*arrival.order, place))
            self._articles.setdefault(order, article)
            if article.extent is not None:
                # The newest: an older file may be gone by now.
                self._origins[order] = Origin(arrival.source, place, arrival.stamp)
            arrived.append((self._articles[order], known))
        for article, known in arrived:
            self.arrived.emit(article, known)

    def replace(self, article_id: str, article: Article) -> None:
        """Exchanges an article for the same with other skips, or for another reading of it."""
        order = self._orders.get(article_id)
        if order is not None:
            self._orders[article.id] = order
            self._articles[order] = article
