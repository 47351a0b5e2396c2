"""What is left to hear of an article that was begun. Knows no Qt."""

from harken.article.model import Article
from harken.article.pace import Amount, Pace, amounts_of, total
from harken.article.pauses import Pauses
from harken.article.position import Reading
from harken.article.ranking import Ranking
from harken.listening.texts import Loaded
from harken.summary.length import seconds_of, seconds_of_prefixes


def amount_left(loaded: Loaded, pauses: Pauses) -> Amount:
    """How much there is to hear of an article from where it was left."""
    article, at = loaded.article, _left_at(loaded, Reading.ARTICLE)
    read = (sentence.index for sentence in article.sentences_read())
    return total(amounts_of(article, [it for it in read if at is None or it >= at], pauses=pauses))


def summary_begun(loaded: Loaded, pace: Pace) -> tuple[int, float] | None:
    """At which sentence a summary was left, and how long that takes; None where it was not begun.

    The sentence is a number into `Article.sentences`.
    """
    at, article = _left_at(loaded, Reading.SUMMARY), loaded.article
    if at is None or at >= len(article.sentences):
        return None
    return at, seconds_of(article, (at,), pace)


def share_heard(loaded: Loaded) -> float:
    """How much of its summary was heard where that was left last, 0 to 1; else 0."""
    progress = loaded.progress
    if progress is None or progress.reading is Reading.ARTICLE:
        return 0.0
    return progress.heard if _left_at(loaded, Reading.SUMMARY) is not None else 0.0


def summaries_s(
    article: Article, ranking: Ranking, pace: Pace, begun: tuple[int, float] | None = None
) -> tuple[float, ...]:
    """How long what is left of summaries of one sentence more each takes, rising.

    Args:
        article: The article.
        ranking: Its ranking.
        pace: How the voice reads.
        begun: The sentence at which the summary is, and how long the rest of that takes: only what
            comes behind it counts, and it is heard to its end. None where nothing was heard.
    """
    order, pinned, first_s = ranking.order, ranking.pinned, 0.0
    if begun is not None:
        at, first_s = begun
        pinned = sum(index > at for index in order[:pinned])
        order = tuple(index for index in order if index > at)
    behind_s = [0.0, *seconds_of_prefixes(article, order, pace)]
    each_s = tuple(first_s + max(one, behind_s[pinned]) for one in behind_s)
    # Who is in the midst of it need hear no more than its sentence.
    return each_s if begun is not None else each_s[1:]


def _left_at(loaded: Loaded, reading: Reading) -> int | None:
    """The sentence at which a reading was left; one more than there are where it was behind them.

    None where it was not begun.
    """
    article, progress = loaded.article, loaded.progress
    for place in progress.places if progress is not None else ():
        if place.reading is reading:
            sentence = article.sentence_at(place.block, place.offset)
            return len(article.sentences) if sentence is None else sentence.index
    return None
