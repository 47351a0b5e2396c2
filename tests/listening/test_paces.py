"""Listening teaches how fast the voice is: what is told follows it, and what is read does not."""

import pytest

from harken.article.pace import amounts_of, letters_in, total
from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.state import Mode
from harken.speech.paces import Paces
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from harken.summary.length import Minutes, Sentences
from tests.listening.articles import long_article
from tests.listening.stage import TICK_S, Stage


@pytest.fixture
def unheard(stage: Stage) -> Stage:
    """A session that knows nothing of its voices, with an article of some minutes."""
    stage.session.paces = Paces()
    stage.open(long_article(400))
    stage.do(Action.SET_LENGTH, Minutes(0.5))
    return stage


def hear_it_all(stage: Stage) -> float:
    """How many seconds the reading takes from here."""
    ticks = 0
    stage.do(Action.PLAY)
    while stage.state.mode is Mode.PLAYING:
        stage.listen(TICK_S)
        ticks += 1
    return ticks * TICK_S


def test_an_article_that_was_heard_takes_as_long_as_is_told(unheard: Stage) -> None:
    told_first_s = unheard.state.article_s
    truth_s = hear_it_all(unheard)
    assert abs(told_first_s / truth_s - 1) > 0.1
    assert unheard.state.article_s == pytest.approx(truth_s, rel=0.05)


def test_of_what_was_heard_the_time_is_known(unheard: Stage) -> None:
    truth_s = hear_it_all(unheard)
    unheard.session.paces = Paces()
    assert unheard.state.article_s == pytest.approx(truth_s, rel=0.01)
    assert unheard.do(Action.SET_RATE, 200).article_s != pytest.approx(
        truth_s * 175 / 200, rel=0.05
    )


def test_it_is_known_of_the_summary_too_whatever_its_length(unheard: Stage) -> None:
    unheard.do(Action.SET_LENGTH, Sentences(5))
    unheard.do(Action.SET_READING, Reading.SUMMARY)
    truth_s = hear_it_all(unheard)
    unheard.session.paces = Paces()
    unheard.do(Action.SET_LENGTH, Sentences(20))
    assert unheard.do(Action.SET_LENGTH, Sentences(5)).summary_s == pytest.approx(truth_s, rel=0.01)


def test_by_other_rules_it_is_unknown_again(unheard: Stage) -> None:
    hear_it_all(unheard)
    unheard.session.paces = Paces()
    heard_s = unheard.state.article_s
    unheard.do(Action.SET_RULES, ReadingRules(pronunciations=(Pronunciation("wall", "mall"),)))
    article = unheard.state.article
    assert article is not None
    amount = total(amounts_of(article, range(len(article.sentences))))
    pace = Paces().pace(unheard.state.voice or "", 175)
    assert unheard.state.article_s == pytest.approx(pace.seconds(amount))
    assert unheard.state.article_s != pytest.approx(heard_s, rel=0.05)


def test_in_a_sentence_that_was_heard_time_goes_on_evenly(unheard: Stage) -> None:
    hear_it_all(unheard)
    unheard.do(Action.SEEK, (2, 0))
    told_s = []
    for _ in range(500):
        unheard.listen(TICK_S)
        told_s.append(unheard.state.elapsed_s)
    assert told_s == sorted(told_s)
    assert told_s[-1] - told_s[0] == pytest.approx(500 * TICK_S, abs=1)


def test_the_summary_stays_and_only_its_time_is_told_better(unheard: Stage) -> None:
    before = unheard.state
    hear_it_all(unheard)
    after = unheard.do(Action.SET_READING, Reading.SUMMARY)
    assert after.summary == before.summary
    assert after.summary_s != before.summary_s
    assert after.summary_s == pytest.approx(hear_it_all(unheard), rel=0.05)


def test_a_length_that_is_set_anew_goes_by_what_is_known_now(unheard: Stage) -> None:
    before = unheard.state
    hear_it_all(unheard)
    after = unheard.do(Action.SET_LENGTH, Minutes(0.5))
    assert len(after.summary) < len(before.summary)
    assert after.summary_s <= 30


def test_what_is_told_does_not_flicker(unheard: Stage) -> None:
    unheard.do(Action.PLAY)
    unheard.listen(60)
    unheard.changes.clear()
    unheard.listen(30)
    assert len(unheard.changes) <= 1


def test_each_rate_is_learned_for_itself(unheard: Stage) -> None:
    hear_it_all(unheard)
    unheard.do(Action.SET_RATE, 250)
    truth_s = hear_it_all(unheard)
    assert unheard.state.article_s == pytest.approx(truth_s, rel=0.05)
    assert set(next(iter(unheard.session.paces.heard.values()))) == {175, 250}


def letters_learned(stage: Stage) -> float:
    rates = stage.session.paces.heard.get(stage.state.voice or "", {})
    return sum(letters for letters, _ in rates.values())


def test_what_is_not_heard_teaches_nothing(unheard: Stage) -> None:
    unheard.do(Action.SET_READING, Reading.SUMMARY)
    unheard.do(Action.SET_READING, Reading.ARTICLE)
    for _ in range(20):
        unheard.do(Action.NEXT_SENTENCE)
    unheard.do(Action.PLAY)
    unheard.listen(1)
    unheard.do(Action.STOP)
    assert unheard.session.paces.heard == {}


def test_a_sentence_teaches_when_it_was_heard_to_its_end(unheard: Stage) -> None:
    article = unheard.state.article
    assert article is not None
    unheard.do(Action.PLAY)
    for sentence in range(3):
        unheard.listen_until(sentence + 1)
        heard = article.sentences[: sentence + 1]
        letters = sum(letters_in(article.text_of(it.span)) for it in heard)
        assert letters_learned(unheard) == pytest.approx(letters, abs=1)


def test_one_that_is_not_disturbed_by_another_length_teaches_once(unheard: Stage) -> None:
    unheard.do(Action.SET_READING, Reading.SUMMARY)
    unheard.do(Action.PLAY)
    unheard.listen(1)
    for count in range(3, 60):
        unheard.do(Action.SET_LENGTH, Sentences(count))
    assert unheard.session.paces.heard == {}
    article, sentence = unheard.state.article, unheard.state.sentence
    assert article is not None and sentence is not None
    unheard.listen_until(unheard.state.summary[1])
    letters = letters_in(article.text_of(article.sentences[sentence].span))
    assert letters_learned(unheard) == pytest.approx(letters, abs=1)


def test_what_was_learned_is_known_to_the_next_session(unheard: Stage) -> None:
    truth_s = hear_it_all(unheard)
    kept = unheard.session.paces.heard
    unheard.session.paces = Paces()
    unheard.open(long_article(300))
    unheard.open(long_article(400))
    assert unheard.state.article_s != pytest.approx(truth_s, rel=0.05)
    unheard.session.paces = Paces(kept)
    assert unheard.state.article_s == pytest.approx(truth_s, rel=0.05)
