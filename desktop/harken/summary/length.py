"""How long a summary is, and which sentences that gives. Pure and instant: no ranking happens here.

Every length is a prefix of the ranking's order, put back in document order, so that a longer
summary always contains the shorter one. Any length of an article that has something to rank gives
at least one sentence, and all that are pinned: these are the first of the order.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from harken.article.model import Article
from harken.article.pace import Amount, Pace, amounts_of, letters_in, total
from harken.article.ranking import Ranking
from harken.article.words import count_words


@dataclass(frozen=True, slots=True)
class Sentences:
    """So many sentences."""

    count: int


@dataclass(frozen=True, slots=True)
class Words:
    """At most so many words (`count_words`); only one sentence, or the pinned, may have more."""

    count: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, 0 to 100, of the ranked sentences."""

    percent: float


@dataclass(frozen=True, slots=True)
class Minutes:
    """At most so many minutes of listening; only a single sentence, or the pinned, may take longer.

    The summary is the longest that is heard in this time: the next sentence of the ranking's order
    would be too much. A shorter one from further down is not put in its place, or a longer summary
    would no longer contain the shorter one.
    """

    minutes: float


Length: TypeAlias = Sentences | Words | Percent | Minutes

DEFAULT_LENGTH = Minutes(1.0)


def length_of_kind(kind: str, number: float) -> Length:
    """A length as it is kept; raises `ValueError` for a kind that `kind_of` does not give."""
    match kind:
        case "sentences":
            return Sentences(int(number))
        case "words":
            return Words(int(number))
        case "percent":
            return Percent(number)
        case "minutes":
            return Minutes(number)
    raise ValueError(kind)


def kind_of(length: Length) -> tuple[str, float]:
    """A length in plain words, to be kept: its kind and its number."""
    match length:
        case Sentences(count):
            return "sentences", count
        case Words(count):
            return "words", count
        case Percent(percent):
            return "percent", percent
        case Minutes(minutes):
            return "minutes", minutes


def choose(
    article: Article, ranking: Ranking, length: Length, pace: Pace, heard: Sequence[int] = ()
) -> tuple[int, ...]:
    """The summary of an article.

    Args:
        article: The article. Sentences that were skipped since it was ranked are left out.
        ranking: The article's ranking.
        length: How much is asked for. Where that is less than what is pinned, or than a sentence,
            this is the summary; where it is more than there is, all is.
        pace: How the voice reads, for a length in minutes.
        heard: What was heard of a summary that is to be shorter or longer, rising: it stays, and
            only what comes behind it is chosen.

    Returns:
        Indices into `article.sentences`, rising.
    """
    order, words, pinned = ranking.order, ranking.words, ranking.pinned
    if heard:
        stays = tuple(dict.fromkeys((*order[:pinned], *heard)))
        behind = (index for index in order[pinned:] if index > heard[-1])
        order, words, pinned = (*stays, *behind), (), len(stays)
    skipped = _skipped(article)
    if not skipped.isdisjoint(order):
        pinned -= len(skipped.intersection(order[:pinned]))
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
    return tuple(sorted(order[: max(1, chosen, pinned)]))


def seconds_of(article: Article, indices: Sequence[int], pace: Pace) -> float:
    """How many seconds these sentences, rising, take to hear, their pauses included."""
    return pace.seconds(total(amounts_of(article, indices, pauses=pace.pauses)))


def seconds_of_prefixes(article: Article, order: Sequence[int], pace: Pace) -> Iterator[float]:
    """How many seconds the first, the first two, ... of a ranking's order take to hear.

    A summary of just so many minutes has just so many sentences. One pass, as far as it is asked.
    """
    begun: set[int] = set()
    seconds = 0.0
    for index in order:
        span = article.sentences[index].span
        block = article.blocks[span.block]
        # The last of the sentences chosen from a block has the block's pause.
        pause_ms = pace.pauses.after_ms(block.kind, last_of_block=span.block not in begun)
        begun.add(span.block)
        letters = letters_in(block.text[span.start : span.end])
        seconds += pace.seconds(Amount(letters, pause_ms / 1000))
        yield seconds


def _within(article: Article, order: Sequence[int], most_seconds: float, pace: Pace) -> int:
    """How many of the first sentences are heard in this time."""
    for chosen, seconds in enumerate(seconds_of_prefixes(article, order, pace)):
        # The first that is too much ends it: of a long article, too, only the summary is looked at.
        if not seconds <= most_seconds:
            return chosen
    return len(order)


def _words(article: Article, indices: Sequence[int]) -> Iterator[int]:
    sentences = article.sentences
    return (count_words(article.text_of(sentences[index].span)) for index in indices)


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
