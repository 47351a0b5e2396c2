"""Going back to an article: its last ranking is shown at once, as long as it would be the same."""

import pytest

from harken.article.emphasis import Emphasis
from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.kept_rankings import KeptRankings
from harken.summary.length import Sentences
from tests.listening.articles import skip_of, small_article
from tests.listening.stage import Stage, ranking_of


@pytest.fixture
def visited(stage: Stage) -> Stage:
    """The small article was ranked, then another one; a further ranking takes its time."""
    stage.do(Action.SET_LENGTH, Sentences(3))
    stage.open(small_article())
    stage.open(small_article("other"))
    stage.ranker.at_once = False
    return stage


@pytest.mark.parametrize("reading", [Reading.SUMMARY, Reading.SKIM])
def test_summary_and_place_are_there_at_once(visited: Stage, reading: Reading) -> None:
    visited.do(Action.SET_READING, reading)
    place = visited.do(Action.NEXT_SENTENCE).position
    visited.open(small_article())
    state = visited.open(small_article("other"))
    assert (state.ranking_progress, len(state.summary), state.position) == (None, 3, place)
    assert visited.ranker.asked == []


def test_the_length_is_the_one_that_is_wished_now(visited: Stage) -> None:
    visited.do(Action.SET_LENGTH, Sentences(5))
    assert len(visited.open(small_article()).summary) == 5


def test_a_ranking_on_its_way_for_another_article_does_not_arrive_in_this(visited: Stage) -> None:
    visited.open(small_article("third"))
    before = visited.open(small_article())
    visited.ranker.answer()
    visited.settle()
    assert visited.state == before


def test_giving_up_another_method_leaves_the_one_before(visited: Stage) -> None:
    before = visited.open(small_article())
    visited.do(Action.SET_METHOD, "balanced")
    assert visited.do(Action.CANCEL_RANKING) == before


def test_another_method_is_asked_for(visited: Stage) -> None:
    visited.do(Action.SET_METHOD, "balanced")
    state = visited.open(small_article())
    assert (state.method, state.ranking, state.ranking_progress) == ("balanced", None, 0.0)


def test_other_skips_are_asked_for(visited: Stage) -> None:
    article = small_article()
    assert visited.open(article.with_skip(skip_of(article, 3))).ranking_progress == 0.0


def test_wishes_that_were_not_ranked_yet_are_asked_for(visited: Stage) -> None:
    wishes = Emphasis(pinned=frozenset({4}))
    visited.do(Action.SET_EMPHASIS, wishes)
    visited.open(small_article())
    state = visited.open(small_article("other"))
    assert (state.emphasis, state.ranking_progress) == (wishes, 0.0)


def test_a_method_that_was_refused_is_not_tried_again(stage: Stage) -> None:
    stage.ranker.refused = {"lsa"}
    stage.do(Action.SET_METHOD, "lsa")
    stage.open(small_article())
    stage.ranker.refused = set()
    assert stage.open(small_article("other")).method == "lsa"
    stage.notices.clear()
    state = stage.open(small_article())
    assert state.ranking is not None
    assert (state.method, state.ranking.method, stage.notices) == ("auto", "auto", [])


def test_those_of_long_ago_are_forgotten() -> None:
    kept = KeptRankings()
    articles = [small_article(f"number {number}") for number in range(33)]
    for article in articles:
        kept.keep(article, "auto", Emphasis(), ranking_of(article))
    found = [kept.find(article, "auto", Emphasis()) is not None for article in articles]
    assert found == [False] + [True] * 32
