"""The default: news as far as the lead goes, balanced behind it."""

from itertools import accumulate

import pytest

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.summary.in_child import rank
from tests.summary.articles import article_of, generated_article


def report(sentences: int, seed: int = 0) -> Article:
    """Made-up prose that looks reported."""
    prose = generated_article(sentences, seed)
    texts = [
        prose.text_of(s.span).rstrip(".") + ", police said on Monday."
        for s in prose.sentences
        if s.span.block
    ]
    return article_of(*texts, title="Made up")


REPORT = report(40)


def test_the_lead_of_a_report_is_that_of_news() -> None:
    auto, news = rank(REPORT, "auto"), rank(REPORT, "news")
    assert auto.lead > 1
    assert auto.order[: auto.lead] == news.order[: auto.lead]


def test_the_lead_has_up_to_a_hundred_words() -> None:
    auto = rank(REPORT, "auto")
    assert 70 <= sum(auto.words[: auto.lead]) <= 100


def test_the_lead_of_a_short_report_is_up_to_a_quarter_of_it() -> None:
    assert rank(report(12), "auto").lead == 3
    assert rank(report(3), "auto").lead == 1


def test_behind_the_lead_the_order_is_balanced() -> None:
    auto, balanced = rank(REPORT, "auto"), rank(REPORT, "balanced")
    lead = auto.order[: auto.lead]
    assert auto.order[auto.lead :] == tuple(i for i in balanced.order if i not in lead)


def test_from_where_balance_has_the_lead_both_choose_the_same() -> None:
    auto, balanced = rank(REPORT, "auto"), rank(REPORT, "balanced")
    enough = max(balanced.order.index(index) for index in auto.order[: auto.lead]) + 1
    for count in range(enough, len(auto.order) + 1):
        assert set(auto.order[:count]) == set(balanced.order[:count])


def test_it_says_which_of_both_a_length_came_to() -> None:
    auto = rank(REPORT, "auto")
    assert [auto.method_of(count) for count in (1, auto.lead, auto.lead + 1)] == [
        "news",
        "news",
        "balanced",
    ]


def test_seventy_words_are_filled_as_far_as_any_sentence_fits() -> None:
    words = rank(REPORT, "auto").words
    within = [total for total in accumulate(words) if total <= 70]
    assert all(within[-1] + count > 70 for count in words[len(within) :])


def test_what_is_no_news_is_balanced_from_the_start() -> None:
    essay = generated_article(120)
    auto, balanced = rank(essay, "auto"), rank(essay, "balanced")
    assert auto.lead == 0
    assert (auto.order, auto.scores) == (balanced.order, balanced.scores)


def test_the_pinned_are_part_of_the_lead() -> None:
    pinned = frozenset({30, 35})
    auto = rank(REPORT, "auto", Emphasis(pinned=pinned))
    assert auto.order[:2] == (30, 35)
    assert auto.lead >= 2


@pytest.mark.parametrize("sentences", [1, 2, 3])
def test_a_very_short_report_is_ranked_whole(sentences: int) -> None:
    ranking = rank(report(sentences), "auto")
    assert len(ranking.order) == sentences
    assert ranking.lead == 1
