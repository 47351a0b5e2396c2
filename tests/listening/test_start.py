"""A start of which nothing was heard is the start, whatever comes to be read."""

import pytest

from harken.article.emphasis import Emphasis
from harken.article.position import Reading
from harken.listening.command import Action
from harken.summary.length import Sentences
from tests.listening.articles import small_article
from tests.listening.stage import Stage

IN_SUMMARY = pytest.mark.parametrize("reading", [Reading.SUMMARY, Reading.SKIM])

ONLY, FIRST_OF_ALL = 3, 2
"""The sentence of the shortest summary, and the first of the longest."""


@pytest.fixture
def short(stage: Stage) -> Stage:
    """The small article with a summary of one sentence."""
    stage.do(Action.SET_LENGTH, Sentences(1))
    stage.open(small_article())
    assert stage.state.summary == (ONLY,)
    return stage


@IN_SUMMARY
def test_of_a_longer_summary(short: Stage, reading: Reading) -> None:
    short.do(Action.SET_READING, reading)
    state = short.do(Action.SET_LENGTH, Sentences(9))
    assert (state.sentence, state.elapsed_s) == (FIRST_OF_ALL, 0.0)
    short.do(Action.PLAY)
    short.listen_until(FIRST_OF_ALL, word="It")


@IN_SUMMARY
def test_of_another_method_and_of_other_wishes(short: Stage, reading: Reading) -> None:
    short.do(Action.SET_READING, reading)
    short.do(Action.SET_METHOD, "balanced")
    assert short.state.sentence == short.state.summary[0] != ONLY
    short.do(Action.SET_LENGTH, Sentences(3))
    state = short.do(Action.SET_EMPHASIS, Emphasis(pinned=frozenset({FIRST_OF_ALL})))
    assert state.sentence == FIRST_OF_ALL


@IN_SUMMARY
def test_of_a_ranking_that_arrives(short: Stage, reading: Reading) -> None:
    short.do(Action.SET_READING, reading)
    short.ranker.at_once = False
    short.do(Action.SET_METHOD, "balanced")
    short.do(Action.SET_LENGTH, Sentences(3))
    short.ranker.answer()
    short.settle()
    assert short.state.sentence == short.state.summary[0]


@IN_SUMMARY
def test_of_a_summary_that_was_left_for_the_article(short: Stage, reading: Reading) -> None:
    short.do(Action.SET_READING, reading)
    short.do(Action.SET_READING, Reading.ARTICLE)
    short.do(Action.SET_LENGTH, Sentences(9))
    assert short.do(Action.SET_READING, reading).sentence == FIRST_OF_ALL


@IN_SUMMARY
def test_of_a_summary_that_was_left_for_another_article(short: Stage, reading: Reading) -> None:
    short.do(Action.SET_READING, reading)
    short.open(small_article("other"))
    short.do(Action.SET_LENGTH, Sentences(9))
    assert short.open(small_article()).sentence == FIRST_OF_ALL


def test_of_the_article_that_was_only_skimmed_over(short: Stage) -> None:
    short.do(Action.SET_READING, Reading.SKIM)
    assert short.do(Action.SET_READING, Reading.ARTICLE).sentence == 0


@IN_SUMMARY
@pytest.mark.parametrize("silence", [Action.PAUSE, Action.STOP])
def test_what_was_heard_stays(short: Stage, reading: Reading, silence: Action) -> None:
    short.do(Action.SET_READING, reading)
    short.do(Action.PLAY)
    short.listen_until(ONLY, word="saw")
    short.do(silence)
    assert short.do(Action.SET_LENGTH, Sentences(9)).sentence == ONLY


@IN_SUMMARY
def test_what_was_chosen_stays(short: Stage, reading: Reading) -> None:
    short.do(Action.SET_READING, reading)
    short.do(Action.SEEK_SECONDS, 0.0)
    assert short.do(Action.SET_LENGTH, Sentences(9)).sentence == ONLY


def test_stopping_before_anything_was_heard_chooses_nothing(short: Stage) -> None:
    short.do(Action.SET_READING, Reading.SUMMARY)
    short.do(Action.STOP)
    assert short.do(Action.SET_LENGTH, Sentences(9)).sentence == FIRST_OF_ALL


def test_after_the_end_it_is_the_start_again(short: Stage) -> None:
    short.do(Action.SET_READING, Reading.SUMMARY)
    short.do(Action.PLAY)
    short.listen(30)
    short.do(Action.STOP)
    assert short.do(Action.SET_LENGTH, Sentences(9)).sentence == FIRST_OF_ALL
