"""Which articles are too short to shorten; `tests/listening` has what the session makes of it."""

import pytest

from harken.article.emphasis import Emphasis
from harken.article.model import Article, BlockKind
from harken.article.ranking import Ranking, Reasons
from harken.summary.too_short import whole_if_too_short
from tests.listening.articles import article_of

TITLE = (BlockKind.TITLE, "The wall")


def of(*blocks: tuple[BlockKind, str]) -> Article:
    return article_of(TITLE, *blocks)


def ranked(*order: int) -> Ranking:
    return Ranking("auto", order, (1.0,) * len(order), (Reasons(1.0),) * len(order))


def test_a_short_one_is_all_but_its_title() -> None:
    article = of((BlockKind.HEADING, "How"), (BlockKind.PARAGRAPH, "It fell. We left. It ended."))

    assert whole_if_too_short(article, ranked(2, 3, 4)) == (1, 2, 3, 4)
    assert whole_if_too_short(article, ranked(2, 4), Emphasis(excluded=frozenset({3}))) == (1, 2, 4)


@pytest.mark.parametrize(
    ("block", "order"),
    [
        ((BlockKind.PARAGRAPH, "The sea came. " * 500), (1,)),
        ((BlockKind.CODE, "x = wall(x)\n" * 3000), ()),
        ((BlockKind.PARAGRAPH, "The sea " + "and the sea " * 500 + "came."), ()),
        ((BlockKind.PARAGRAPH, "A. B. C. D. E."), (1, 2, 3, 4)),
    ],
    ids=["one sentence again and again", "code", "an endless sentence", "enough"],
)
def test_what_runs_for_minutes_or_has_a_choice_is_not(
    block: tuple[BlockKind, str], order: tuple[int, ...]
) -> None:
    article = of(block, (BlockKind.PARAGRAPH, "It fell. We left."))
    last = len(article.sentences) - 1

    assert whole_if_too_short(article, ranked(*order, last - 1, last)) is None


def test_where_nothing_can_be_chosen_it_is_all() -> None:
    article = of((BlockKind.TABLE, "Low water. " * 20))

    assert whole_if_too_short(article, ranked()) == tuple(range(1, 21))
