"""A text that was copied as a whole web page: where in it the article lies.

The article is the stretch of lines with the highest sum of scores, prose counting for it, short
lines and furniture against it (the largest-sum subarray, in one pass). Before, what stands under
the names and dates of other people is taken out: comments, and teasers of other articles. After,
the stretch grows by lists that belong to it and shrinks by its by-line and its link lists.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from harken.article.model import SkipReason
from harken.importing.cleaning import bylines
from harken.importing.cleaning.copied_title import find_title
from harken.importing.cleaning.looks import Look

_MIN_PARTS = 20
_MIN_SHARE_OF_SCRAPS = 0.4

_END_SCORE = -14.0
_FURNITURE_SCORE = -6.0
_LONE_FURNITURE_SCORE = -2.0
"""Of a line like "Read also: …" between two paragraphs."""
_SHORT_SCORE = -1.2
_SHORT_ENDED_SCORE = 0.5
_REPEATED_SCORE = -1.0
_FOREIGN_SCORE = -1.0
_ENDED_WORDS_A_POINT = 4
_OPEN_WORDS_A_POINT = 9
_MOST_WORDS_COUNTED = 60
_LONG_WORDS = 40
_LABEL_WORDS = 6
_LINK_TOLD = re.compile(r"[:：]\s*\S")
_QUIET_LINES = 6
_QUIET = 0.4
"""So much of its weight has a short line with no furniture near: a menu is never far from it."""

_RUN = 4
_RUN_MEAN_WORDS = 9
_POSTS = 3
_POSTS_APART = 20
_PROSE_BEFORE_POSTS = 3
_CARD_WITHIN = 3
_CARD_MIN_WORDS = 4
_LIST_LINES = 3
_LIST_MEAN_WORDS = 4
_LIST_SHARE_WITH_FIGURES = 0.6
_BOX_LINES = 8
_PARAGRAPH_WORDS = 15
_HEADING_LINES = 1
_LINES_ON = 2
_MENU_LINES = 4
_MENU_WITHIN = 20
_ENDS = 2
_HEAD_LINES = 14
_HEAD_PROSE = 2


def is_whole_page(looks: Sequence[Look]) -> bool:
    """Whether so many lines are scraps that the text must be a page with its menus.

    Of a long article few are: then a menu before it and two things that end articles tell it.
    """
    if len(looks) < _MIN_PARTS or not any(look.prose for look in looks):
        return False
    scraps = sum(look.scrap for look in looks)
    if scraps >= _MIN_SHARE_OF_SCRAPS * len(looks):
        return any(look.topic is not None for look in looks)
    return _begins_with_menu(looks) and _is_followed(looks)


def _begins_with_menu(looks: Sequence[Look]) -> bool:
    """Whether scraps stand in a row before the first paragraph."""
    before = itertools.takewhile(lambda look: not look.prose, looks[:_MENU_WITHIN])
    rows = itertools.groupby(before, key=lambda look: look.scrap and not look.has_figures)
    return any(is_menu and sum(1 for _ in row) >= _MENU_LINES for is_menu, row in rows)


def _is_followed(looks: Sequence[Look]) -> bool:
    """Whether behind the first paragraph two kinds of furniture that end articles stand."""
    first = next(number for number, look in enumerate(looks) if look.prose)
    behind = {look.topic.name for look in looks[first:] if look.topic and _ends_article(look)}
    return len(behind) >= _ENDS


def furniture_around(looks: Sequence[Look]) -> Iterator[tuple[int, SkipReason]]:
    """The numbers of the parts around the article and of link lists in it, and why."""
    foreign = {*_posts(looks), *_cards(looks), *_listed_links(looks)}
    scores = _scores(looks, foreign)
    start, end = _best_stretch(scores)
    end = _beyond_boxes(looks, end, foreign)
    end = _with_list_behind(looks, end, foreign)
    title = find_title(looks, start, end)
    if title is not None and any(look.prose for look in looks[title + 1 : start]):
        start = title
    start = _behind_credits(looks, start, end)
    if title is not None and title > start:
        start = title
    inside = {*foreign, *_link_lists(looks, scores, start, end)}
    for number in range(len(looks)):
        if number < start and number != title:
            yield number, SkipReason.NAVIGATION
        elif number >= end:
            yield number, SkipReason.BOILERPLATE
        elif number >= start and number in inside:
            yield number, SkipReason.NAVIGATION


def _scores(looks: Sequence[Look], foreign: set[int]) -> list[float]:
    furniture = [number for number, look in enumerate(looks) if look.topic is not None]
    scores = []
    behind = 0
    for number, look in enumerate(looks):
        while behind < len(furniture) and furniture[behind] < number - _QUIET_LINES:
            behind += 1
        quiet = behind == len(furniture) or furniture[behind] > number + _QUIET_LINES
        score = _FOREIGN_SCORE if number in foreign else _score(look)
        if score == _FURNITURE_SCORE and all(
            other.prose for other in looks[max(0, number - 1) : number + 2 : 2]
        ):
            score = _LONE_FURNITURE_SCORE
        scores.append(score * _QUIET if score < 0 and quiet else score)
    return scores


def _score(look: Look) -> float:
    if _ends_article(look):
        return _END_SCORE
    if look.topic is not None and look.words < _LONG_WORDS:
        return _FURNITURE_SCORE
    if look.words >= 8 and look.ended:
        return min(look.words, _MOST_WORDS_COUNTED) / _ENDED_WORDS_A_POINT
    if look.words >= 15:
        return min(look.words, _MOST_WORDS_COUNTED) / _OPEN_WORDS_A_POINT
    score = _SHORT_ENDED_SCORE if look.ended and look.words >= 3 else _SHORT_SCORE
    return score + _REPEATED_SCORE if look.repeated and not look.alone else score


def _ends_article(look: Look) -> bool:
    if look.topic is None:
        return bylines.is_about_a_name(look.line)
    # "Read also: …" between two paragraphs is only a line; "Most read" has a list behind it.
    is_label = look.words <= _LABEL_WORDS and not _LINK_TOLD.search(look.line)
    return look.topic.ends_article and (is_label or not look.topic.heads_links)


def _best_stretch(scores: Sequence[float]) -> tuple[int, int]:
    best = total = 0.0
    start, found = 0, (0, len(scores))
    for number, score in enumerate(scores):
        total += score
        if total <= 0:
            total, start = 0.0, number + 1
        elif total > best:
            best, found = total, (start, number + 1)
    return found


def _posts(looks: Sequence[Look]) -> Iterator[int]:
    """Comments or teasers: behind some prose three dates or names, never far from one another.

    A short line stands before each; in a diary or a chronicle it is prose.
    """
    for near in _clusters(_signed(looks)):
        if len(near) >= _POSTS and near[1] - near[0] > 1:
            yield from range(near[0] - 1, near[-1] + 1)


def _clusters(numbers: Iterable[int]) -> Iterator[list[int]]:
    cluster: list[int] = []
    for number in numbers:
        if cluster and number - cluster[-1] > _POSTS_APART:
            yield cluster
            cluster = []
        cluster.append(number)
    yield cluster


def _signed(looks: Sequence[Look]) -> Iterator[int]:
    prose = 0
    for number, (before, look) in enumerate(itertools.pairwise(looks), start=1):
        prose += before.prose
        signed = (look.dated and not before.dated) or look.credit
        if prose >= _PROSE_BEFORE_POSTS and signed and not before.prose:
            yield number


def _cards(looks: Sequence[Look]) -> Iterator[int]:
    """Links to other articles with a teaser: picture and headline say the same line twice."""
    for number, look in enumerate(looks):
        if look.words < _CARD_MIN_WORDS or not look.repeated:
            continue
        for again in range(number + 1, min(number + 1 + _CARD_WITHIN, len(looks) - 1)):
            behind = looks[again + 1]
            if looks[again].line == look.line and behind.prose and not behind.opens:
                yield from range(number, again + 2)


def _listed_links(looks: Sequence[Look]) -> Iterator[int]:
    """The list items right behind a label like "Most read"."""
    is_links = False
    for number, look in enumerate(looks):
        if look.topic is not None and look.topic.heads_links and look.words <= _LABEL_WORDS:
            is_links = True
        elif not look.listed:
            is_links = False
        elif is_links:
            yield number


def _beyond_boxes(looks: Sequence[Look], end: int, foreign: set[int]) -> int:
    """The end of the paragraphs that go on behind a few lines of furniture."""
    for number in range(end, len(looks)):
        look = looks[number]
        if number in foreign or look.dated or look.credit or _ends_article(look):
            break
        if look.prose and look.ended and look.words >= _PARAGRAPH_WORDS:
            end = number + 1
        elif number - end >= _BOX_LINES:
            break
    return end


def _with_list_behind(looks: Sequence[Look], end: int, foreign: set[int]) -> int:
    """The end of a list of dates, prices or amounts that goes on up to the next furniture."""
    number = end
    while number < len(looks) and number not in foreign:
        look = looks[number]
        if look.topic is not None or _ends_article(look) or look.dated:
            break
        number += 1
    lines = looks[end:number]
    if (
        number < len(looks)
        and len(lines) >= _LIST_LINES
        and sum(look.has_figures for look in lines) >= _LIST_SHARE_WITH_FIGURES * len(lines)
        and sum(look.words for look in lines) >= _LIST_MEAN_WORDS * len(lines)
    ):
        return number
    return end


def _behind_credits(looks: Sequence[Look], start: int, end: int) -> int:
    """The first line behind by-line and date; before them stand sub-headline and picture."""
    head = range(start, min(start + _HEAD_LINES, end))
    last = max((n for n in head if looks[n].dated or looks[n].credit), default=None)
    if last is None:
        return start
    before = sum(look.prose for look in looks[start:last])
    behind = sum(look.prose for look in looks[last:end])
    return last + 1 if before <= _HEAD_PROSE < behind else start


def _link_lists(
    looks: Sequence[Look], scores: Sequence[float], start: int, end: int
) -> Iterator[int]:
    """Runs of short lines in the middle, with furniture among them."""
    run: list[int] = []
    for number in range(start, end + 1):
        if number < end and scores[number] < 0:
            run.append(number)
            continue
        words = sum(looks[n].words for n in run)
        if len(run) >= _RUN and words < _RUN_MEAN_WORDS * len(run):
            yield from _box_in(looks, run)
        run = []


def _box_in(looks: Sequence[Look], run: Sequence[int]) -> Sequence[int]:
    """The furniture of a run and the lines about it, but not a heading before it or behind it."""
    furniture = [at for at, number in enumerate(run) if looks[number].topic is not None]
    if not furniture:
        return []
    first, last = furniture[0], furniture[-1]
    topic = looks[run[last]].topic
    begin = first if first <= _HEADING_LINES else 0
    behind = [looks[number] for number in run[last + 1 :]]
    is_closed = (
        topic is not None
        and not topic.heads_links
        and len(behind) <= _LINES_ON
        and all(look.opens for look in behind[:1])
    )
    return run[begin : last + 1 if is_closed else len(run)]
