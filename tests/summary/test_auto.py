"""The default: news as far as the lead goes, balanced behind it."""

from itertools import accumulate

import pytest

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.ranking import MIXED
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


REPORTS = [report(sentences, seed) for sentences in (3, 5, 8, 12, 40) for seed in range(6)]


@pytest.mark.parametrize("article", REPORTS)
def test_a_report_is_led_as_news_leads_it(article: Article) -> None:
    auto, news = rank(article, "auto"), rank(article, "news")
    begun = min(2, auto.lead)
    assert begun
    assert auto.order[:begun] == news.order[:begun]
    ranks = [news.order.index(index) for index in auto.order[: auto.lead]]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("article", REPORTS)
def test_two_of_the_lead_at_most_are_late_in_balance(article: Article) -> None:
    auto, balanced = rank(article, "auto"), rank(article, "balanced")
    third = round(len(balanced.order) / 3)
    assert len(set(auto.order[: auto.lead]) - set(balanced.order[:third])) <= 2


@pytest.mark.parametrize("article", REPORTS)
def test_the_lead_has_up_to_a_hundred_words_and_a_quarter_of_the_sentences(
    article: Article,
) -> None:
    auto = rank(article, "auto")
    assert auto.lead == 1 or sum(auto.words[: auto.lead]) <= 100
    assert auto.lead <= max(1, len(auto.order) / 4)


def test_behind_the_lead_the_order_is_balanced() -> None:
    auto, balanced = rank(REPORT, "auto"), rank(REPORT, "balanced")
    lead = auto.order[: auto.lead]
    assert auto.order[auto.lead :] == tuple(i for i in balanced.order if i not in lead)


@pytest.mark.parametrize("article", REPORTS)
def test_it_says_what_a_length_came_to(article: Article) -> None:
    auto, balanced = rank(article, "auto"), rank(article, "balanced")
    for count in range(1, len(auto.order) + 1):
        same = set(auto.order[:count]) == set(balanced.order[:count])
        behind = "balanced" if same else MIXED
        assert auto.method_of(count) == ("news" if count <= auto.lead else behind)


def test_a_length_can_be_neither_all_news_nor_all_balanced() -> None:
    assert MIXED in {
        ranking.method_of(ranking.lead + 1)
        for ranking in (rank(article, "auto") for article in REPORTS)
    }


def test_seventy_words_are_filled_by_news_as_far_as_any_sentence_fits() -> None:
    words = rank(REPORT, "news").words
    within = [total for total in accumulate(words) if total <= 70]
    assert all(within[-1] + count > 70 for count in words[len(within) :])


def test_what_is_no_news_is_balanced_from_the_start() -> None:
    essay = generated_article(120)
    auto, balanced = rank(essay, "auto"), rank(essay, "balanced")
    assert (auto.lead, auto.method_of(1)) == (0, "balanced")
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
