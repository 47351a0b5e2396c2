"""The last ranking of each article that was opened, to be shown at once on return. Knows no Qt."""

from dataclasses import dataclass

from harken.article.emphasis import Emphasis
from harken.article.model import Article, Skip
from harken.article.ranking import Ranking

_MOST_ARTICLES = 32
_MOST_SENTENCES = 200_000
"""Of all rankings that are kept: some tens of megabytes. The latest is kept whatever its size."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A ranking, and what it was made of."""

    skips: tuple[Skip, ...]
    wished: str
    emphasis: Emphasis
    ranking: Ranking


class KeptRankings:
    """Rankings by the ids of their articles; those of long ago give way."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def keep(self, article: Article, wished: str, emphasis: Emphasis, ranking: Ranking) -> None:
        """Keeps a ranking in place of the article's last one.

        Args:
            article: The article, with the skips that it was ranked with.
            wished: The method that was wished; the ranking's own may have been taken instead.
            emphasis: What the ranking weighs.
            ranking: The ranking.
        """
        self._kept.pop(article.id, None)
        self._kept[article.id] = _Kept(tuple(article.skips), wished, emphasis, ranking)
        while len(self._kept) > 1 and self._too_many():
            del self._kept[next(iter(self._kept))]

    def find(self, article: Article, wished: str, emphasis: Emphasis) -> Ranking | None:
        """The article's last ranking, None where it would be another one now."""
        kept = self._kept.get(article.id)
        if kept is None or (kept.skips, kept.emphasis) != (tuple(article.skips), emphasis):
            return None
        return kept.ranking if wished in (kept.wished, kept.ranking.method) else None

    def _too_many(self) -> bool:
        sentences = sum(len(kept.ranking.order) for kept in self._kept.values())
        return len(self._kept) > _MOST_ARTICLES or sentences > _MOST_SENTENCES
