"""What is too short to shorten: one rule for the window and the terminal."""

from collections.abc import Sequence

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article
from harken.article.pace import Pace, amounts_of, total
from harken.article.ranking import Ranking

_FEWEST_TO_CHOOSE_FROM = 4
"""Of fewer sentences any choice leaves out too much or nothing."""
_MOST_READ_WHOLE = 12
"""With more that cannot be chosen, such as a table or a refrain, the few are a summary."""
_MOST_SECONDS = 120.0
_USUAL_PACE = Pace(0.052)
"""About 175 words a minute: what is short does not depend on who reads it."""


def whole_if_too_short(
    article: Article, ranking: Ranking, emphasis: Emphasis = NO_EMPHASIS
) -> tuple[int, ...] | None:
    """All of an article of which there is too little to choose from, instead of a summary.

    It has fewer than four sentences to choose from, at most twelve, and is read in two minutes,
    code and tables included; or nothing can be chosen from it, however long it is.

    Args:
        article: The article.
        ranking: The article's ranking.
        emphasis: What the ranking weighs. What the person has left out stays out, and does not
            make an article short.

    Returns:
        All that is read but the title, which a summary bears already (that too, where it is all),
        as numbers into `article.sentences`, rising; None where there is enough to choose from.
    """
    if not _has_few(ranking, emphasis):
        return None
    whole = _all_of(article, emphasis)
    return whole if not ranking.order or _is_short(article, whole) else None


def _has_few(ranking: Ranking, emphasis: Emphasis) -> bool:
    """Whether there is little to choose from, and not because the person has left it out."""
    if len(ranking.order) >= _FEWEST_TO_CHOOSE_FROM:
        return False
    return len(emphasis.excluded.union(ranking.order)) < _FEWEST_TO_CHOOSE_FROM


def _is_short(article: Article, indices: Sequence[int]) -> bool:
    if len(indices) > _MOST_READ_WHOLE:
        return False
    amount = total(amounts_of(article, indices, unread=frozenset()))
    return _USUAL_PACE.seconds(amount) <= _MOST_SECONDS


def _all_of(article: Article, emphasis: Emphasis) -> tuple[int, ...]:
    read = [it for it in article.sentences_read() if it.index not in emphasis.excluded]
    body = [it for it in read if it.span.block != 0]
    return tuple(it.index for it in body or read)
