"""How long a summary is, and which sentences that gives. Pure and instant: no ranking happens here.

Every length is a prefix of the ranking's order, put back in document order, so that a longer
summary always contains the shorter one. Any length of an article that has something to rank gives
at least one sentence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Sentences:
    """So many sentences."""

    count: int


@dataclass(frozen=True, slots=True)
class Words:
    """At most so many words, by white space; only a single sentence may have more."""

    count: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, 0 to 100, of the ranked sentences."""

    percent: float


@dataclass(frozen=True, slots=True)
class Minutes:
    """At most so many minutes of listening; only a single sentence may take longer."""

    minutes: float


Length: TypeAlias = Sentences | Words | Percent | Minutes

DEFAULT_LENGTH = Minutes(1.0)


def choose(article: Article, ranking: Ranking, length: Length, pace: Pace) -> tuple[int, ...]:
    """The summary of an article.

    Args:
        article: The article. Sentences that were skipped since it was ranked are left out.
        ranking: The article's ranking.
        length: How much is asked for; out-of-range lengths give one sentence or all.
        pace: The speed of the voice, for a length in minutes.

    Returns:
        Indices into `article.sentences`, rising.
    """
    order, words = ranking.order, ranking.words
    skipped = _skipped(article)
    if not skipped.isdisjoint(order):
        order, words = tuple(index for index in order if index not in skipped), ()
    match length:
        case Sentences(count):
            chosen = count
        case Words(count):
            chosen = bisect_right(list(accumulate(words or _words(article, order))), count)
        case Percent(percent):
            chosen = round(len(order) * min(percent, 100) / 100) if percent > 0 else 1
        case Minutes(minutes):
            chosen = _within(article, order, minutes * 60, pace)
    return tuple(sorted(order[: max(1, chosen)]))


def seconds_of(article: Article, indices: Sequence[int], pace: Pace) -> float:
    """How many seconds these sentences take to hear, their pauses included."""
    return pace.seconds(sum(_characters(article, indices)), len(indices))


def _within(article: Article, order: Sequence[int], most_seconds: float, pace: Pace) -> int:
    """How many of the first sentences are heard in this time."""
    characters = list(accumulate(_characters(article, order)))
    return bisect_right(
        range(len(order)),
        most_seconds,
        key=lambda last: pace.seconds(characters[last], last + 1),
    )


def _words(article: Article, indices: Sequence[int]) -> Iterator[int]:
    sentences = article.sentences
    return (len(article.text_of(sentences[index].span).split()) for index in indices)


def _characters(article: Article, indices: Sequence[int]) -> list[int]:
    spans = [article.sentences[index].span for index in indices]
    return [span.end - span.start for span in spans]


def _skipped(article: Article) -> set[int]:
    """The sentences that a skip touches; found from the skips, which are few."""
    skipped: set[int] = set()
    for skip in article.skips:
        sentence = article.sentence_at(skip.span.block, skip.span.start)
        while not skip.restored and sentence is not None and sentence.span.overlaps(skip.span):
            skipped.add(sentence.index)
            after = sentence.index + 1
            sentence = article.sentences[after] if after < len(article.sentences) else None
    return skipped
