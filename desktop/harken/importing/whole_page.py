"""A text that was copied as a whole web page: where in it the article lies.

The article is the stretch of lines with the highest sum of scores, prose counting for and
furniture against (the largest-sum subarray, in one pass).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harken.article.model import SkipReason

_MIN_PARTS = 20
_MIN_SHARE_OF_SCRAPS = 0.4
_SCRAP_WORDS = 4
_TITLE_WORDS = range(4, 26)
_TITLE_WITHIN = 12
_RUN = 4
_RUN_MEAN_WORDS = 9


@dataclass(frozen=True, slots=True)
class Look:
    """What one part of a text looks like."""

    words: int
    ended: bool
    """Whether it ends as a sentence does."""
    reason: SkipReason | None
    """Why it is furniture by its words alone."""
    repeated: bool

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph."""
        return self.reason is None and (self.words >= 20 or (self.words >= 8 and self.ended))

    @property
    def scrap(self) -> bool:
        """Whether it is a few words without an end mark, as menus are."""
        return self.words <= _SCRAP_WORDS and not self.ended


def is_whole_page(looks: Sequence[Look]) -> bool:
    """Whether so many lines are scraps that the text must be a page with its menus."""
    scraps = sum(look.scrap for look in looks)
    return (
        len(looks) >= _MIN_PARTS
        and scraps >= _MIN_SHARE_OF_SCRAPS * len(looks)
        and any(look.reason is not None for look in looks)
        and any(look.prose for look in looks)
    )


def furniture_around(looks: Sequence[Look]) -> Iterator[tuple[int, SkipReason]]:
    """The numbers of the parts around the article and of link lists in it, and why."""
    start, end = _article(looks)
    title = _title_before(looks, start)
    for number in range(start):
        if number != title:
            yield number, SkipReason.NAVIGATION
    for number in _link_lists(looks, start, end):
        yield number, SkipReason.NAVIGATION
    for number in range(end, len(looks)):
        yield number, SkipReason.BOILERPLATE


def _score(look: Look) -> float:
    if look.reason is not None and look.words < 40:
        return -6.0
    if look.words >= 8 and look.ended:
        return min(look.words, 60) / 6
    if look.words >= 15:
        return min(look.words, 60) / 7
    score = 0.5 if look.ended and look.words >= 3 else -1.2
    return score - 1.0 if look.repeated else score


def _article(looks: Sequence[Look]) -> tuple[int, int]:
    best = total = 0.0
    start, found = 0, (0, len(looks))
    for number, look in enumerate(looks):
        total += _score(look)
        if total <= 0:
            total, start = 0.0, number + 1
        elif total > best:
            best, found = total, (start, number + 1)
    return found


def _title_before(looks: Sequence[Look], start: int) -> int | None:
    """The longest line that could be a title, among the last ones before the article."""
    near = range(max(0, start - _TITLE_WITHIN), start)
    able = [n for n in near if looks[n].reason is None and looks[n].words in _TITLE_WORDS]
    return max(able, key=lambda n: (looks[n].words, n), default=None)


def _link_lists(looks: Sequence[Look], start: int, end: int) -> Iterator[int]:
    """Runs of short lines in the middle, with furniture among them."""
    run: list[int] = []
    for number in range(start, end + 1):
        if number < end and _score(looks[number]) < 0:
            run.append(number)
            continue
        words = sum(looks[n].words for n in run)
        if (
            len(run) >= _RUN
            and words < _RUN_MEAN_WORDS * len(run)
            and any(looks[n].reason is not None for n in run)
        ):
            yield from run
        run = []
