"""Skipping and restoring parts of an article: one by one, by kind, and all. Knows no Qt."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from harken.article.model import Article, Skip, SkipReason, Span


@dataclass(frozen=True, slots=True)
class Tally:
    """How many parts of one kind there are."""

    reason: SkipReason
    skipped: int
    restored: int


def tallies(skips: Sequence[Skip]) -> list[Tally]:
    """The kinds among the parts, the most frequently skipped first."""
    skipped = Counter(skip.reason for skip in skips if not skip.restored)
    restored = Counter(skip.reason for skip in skips if skip.restored)
    kinds = dict.fromkeys(skip.reason for skip in skips)
    found = [Tally(kind, skipped[kind], restored[kind]) for kind in kinds]
    return sorted(found, key=lambda tally: -tally.skipped)


def with_kind(article: Article, reason: SkipReason | None, *, restored: bool) -> Article:
    """A copy in which all parts of a kind (None: all parts) are restored, or skipped again."""
    return replace(
        article,
        skips=tuple(
            replace(skip, restored=restored) if reason in (None, skip.reason) else skip
            for skip in article.skips
        ),
    )


def skip_at(article: Article, block: int, offset: int) -> int | None:
    """The part at a place, as a number into `Article.skips`: one in force before a restored one."""
    here = Span(block, offset, offset + 1)
    found = [index for index, skip in enumerate(article.skips) if skip.span.overlaps(here)]
    return min(found, key=lambda index: article.skips[index].restored, default=None)


def without_block(article: Article, block: int) -> Article:
    """A copy that skips a whole block, by hand unless it was skipped and restored before."""
    whole = Span(block, 0, len(article.blocks[block].text))
    for index, skip in enumerate(article.skips):
        if skip.restored and skip.span == whole:
            return article.with_restored(index, restored=False)
    return article.with_skip(Skip(whole, SkipReason.BY_HAND))


def carried_over(before: Article, after: Article) -> Article:
    """`after`, another reading of the same source, with what the person chose in `before`.

    Parts are the same where their text is.
    """
    restored = {before.text_of(skip.span) for skip in before.skips if skip.restored}
    by_hand = {
        before.text_of(skip.span)
        for skip in before.skips
        if skip.reason is SkipReason.BY_HAND and not skip.restored
    }
    article = replace(
        after,
        skips=tuple(
            replace(skip, restored=True) if after.text_of(skip.span) in restored else skip
            for skip in after.skips
        ),
    )
    for number, block in enumerate(article.blocks):
        if number and block.text in by_hand:
            article = without_block(article, number)
    return article
