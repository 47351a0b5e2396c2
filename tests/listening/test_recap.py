"""The recap: who comes back after a day hears two key sentences of what was heard."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer

from harken.library.library import Library
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.recap import Recap, recap_places
from harken.listening.script import Script
from harken.listening.state import Mode
from tests.listening.articles import small_article
from tests.listening.heard import texts_of
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage, ranking_of

DAY_S = 24 * 60 * 60.0
KEY_SENTENCES = ["Nobody saw it come over the old wall.", "By noon it stood in the street."]
"""The longest of those before sentence 9."""
RECAP = " ".join(["Earlier:", *KEY_SENTENCES])


class TestWhichSentences:
    def places(self, at: int, indices: range = range(12)) -> list[int]:
        article = small_article()
        return recap_places(Script(article, indices), at, ranking_of(article))

    def test_the_best_of_what_was_heard_in_their_order(self) -> None:
        article = small_article()
        order = [it for it in ranking_of(article).order if it < 9]
        assert self.places(9) == sorted(order[:2])

    def test_never_the_sentence_that_comes_nor_later_ones(self) -> None:
        for at in range(13):
            assert all(place < at for place in self.places(at))

    @pytest.mark.parametrize("at", range(6))
    def test_none_where_little_was_heard(self, at: int) -> None:
        assert self.places(at) == []

    def test_neither_title_nor_headings(self) -> None:
        assert not {0, 1, 6} & {place for at in range(13) for place in self.places(at)}

    def test_one_where_only_one_is_ranked(self) -> None:
        article = small_article()
        script = Script(article, [0, 1, 2, 6, 7, 8, 9])
        ranking = ranking_of(article)
        assert len(recap_places(script, 6, ranking)) == 2
        assert len(recap_places(Script(article, [0, 1, 6]), 3, ranking)) == 0


def come_back(sessions: Sessions, away_s: float, upto: int = 9) -> Stage:
    """Listens to the small article up to a sentence, and is there again after a time."""
    stage = sessions.stage
    stage.session.queue.add(small_article())
    stage.open(small_article())
    stage.do(Action.PLAY)
    stage.listen_until(upto)
    stage.do(Action.PAUSE)
    sessions.begin(settled=False)

    def left_earlier(library: Library) -> None:
        progress = library.progress("small")
        assert progress is not None
        library.keep_progress(replace(progress, heard_s=time.time() - away_s))

    sessions.ask(left_earlier)
    stage = sessions.begin()
    stage.session.resume()
    stage.settle()
    stage.forget()
    assert stage.state.sentence == upto
    return stage


def sounds(stage: Stage) -> bool:
    """Whether anything is heard."""
    return stage.player.playing


def tells(stage: Stage) -> bool:
    """Whether something is told in between."""
    return stage.state.aside


def patience(stage: Stage) -> QTimer:
    """What ends the waiting for a ranking."""
    recap = stage.session.findChild(Recap)
    timer = recap.findChild(QTimer) if recap is not None else None
    assert timer is not None
    return timer


def recaps(stage: Stage) -> list[str]:
    """The recaps that were told."""
    return [notice for notice in stage.notices if notice.startswith("Earlier:")]


def test_after_a_day_two_sentences_are_told_and_then_it_goes_on(sessions: Sessions) -> None:
    stage = come_back(sessions, DAY_S + 60)
    stage.do(Action.PLAY)
    assert recaps(stage) == [RECAP]
    assert stage.state.mode is Mode.PLAYING
    assert tells(stage)
    said = stage.listen(2.0)
    assert said.sentence == 9, "the place stays"
    while tells(stage):
        stage.listen(0.1)
    assert stage.state.sentence == 9
    assert stage.listen_until(10).mode is Mode.PLAYING
    texts = texts_of(stage)
    assert texts.index("Earlier:") < texts.index(KEY_SENTENCES[0]) < texts.index(KEY_SENTENCES[1])


def test_what_is_told_is_shown_while_it_is_said_and_no_longer(sessions: Sessions) -> None:
    stage = come_back(sessions, DAY_S + 60)
    stage.do(Action.PLAY)
    shown: list[str | None] = []
    while tells(stage):
        state = stage.listen(0.1)
        assert state.article is not None
        assert state.sentence == 9, "the place stays"
        told = state.recalled
        span = state.article.sentences[told].span if told is not None else None
        text = state.article.text_of(span) if span is not None else None
        if shown[-1:] != [text]:
            shown.append(text)
    assert [text for text in shown if text is not None] == KEY_SENTENCES
    assert len([it for it in stage.places if it.recalled is not None]) == 2, "each is told once"
    assert stage.state.recalled is None


def test_what_is_told_is_shown_no_longer_in_a_pause(sessions: Sessions) -> None:
    stage = come_back(sessions, DAY_S + 60)
    stage.do(Action.PLAY)
    while stage.state.recalled is None:
        stage.listen(0.1)
    assert stage.do(Action.PAUSE).recalled is None
    stage.do(Action.SAY_STATUS)
    stage.listen(0.5)
    assert tells(stage)
    assert stage.state.recalled is None


def test_after_a_clock_that_was_ahead_it_is_told(sessions: Sessions) -> None:
    stage = come_back(sessions, -30 * DAY_S)
    stage.do(Action.PLAY)
    assert recaps(stage) == [RECAP]


def test_play_pause_tells_it_too(sessions: Sessions) -> None:
    stage = come_back(sessions, 3 * DAY_S)
    stage.do(Action.PLAY_PAUSE)
    assert recaps(stage) == [RECAP]


def test_it_is_told_once(sessions: Sessions) -> None:
    stage = come_back(sessions, 2 * DAY_S)
    stage.do(Action.PLAY)
    stage.do(Action.PAUSE)
    assert not tells(stage)
    stage.do(Action.PLAY)
    assert not tells(stage)
    assert recaps(stage) == [RECAP]
    stage.listen_until(10)


@pytest.mark.parametrize("away_s", [0.0, DAY_S - 60, -DAY_S])
def test_within_a_day_it_goes_on_at_once(sessions: Sessions, away_s: float) -> None:
    """So it does where the clock was put back."""
    stage = come_back(sessions, away_s)
    stage.do(Action.PLAY)
    assert not tells(stage)
    assert recaps(stage) == []


def test_who_wants_none_gets_none(sessions: Sessions) -> None:
    stage = come_back(sessions, 2 * DAY_S)
    stage.do(Action.SET_HABITS, Habits(recap=False))
    stage.do(Action.PLAY)
    assert not tells(stage)


def test_where_little_was_heard_there_is_none(sessions: Sessions) -> None:
    stage = come_back(sessions, 2 * DAY_S, upto=4)
    stage.do(Action.PLAY)
    assert not tells(stage)
    stage.listen_until(5)


@pytest.mark.parametrize("action", [Action.PAUSE, Action.STOP, Action.PLAY_PAUSE])
def test_a_pause_ends_it(sessions: Sessions, action: Action) -> None:
    stage = come_back(sessions, 2 * DAY_S)
    stage.do(Action.PLAY)
    stage.listen(1.0)
    state = stage.do(action)
    assert not state.aside
    assert not sounds(stage)
    assert state.sentence == 9


def test_a_move_ends_it(sessions: Sessions) -> None:
    stage = come_back(sessions, 2 * DAY_S)
    stage.do(Action.PLAY)
    stage.listen(1.0)
    state = stage.do(Action.NEXT_SENTENCE)
    assert (state.aside, state.sentence, state.mode) == (False, 10, Mode.PLAYING)


def test_who_begins_anew_needs_none(sessions: Sessions) -> None:
    stage = come_back(sessions, 2 * DAY_S)
    stage.do(Action.SEEK, (0, 0))
    assert not tells(stage)


class TestTheRankingIsNotThereYet:
    @pytest.fixture
    def stage(self, sessions: Sessions) -> Stage:
        stage = come_back(sessions, 2 * DAY_S)
        assert patience(stage).interval() <= 1000
        patience(stage).setInterval(3_600_000)  # tests end it themselves
        stage.ranker.at_once = False
        stage.do(Action.SET_METHOD, "balanced")
        stage.do(Action.PLAY)
        return stage

    def test_it_is_waited_for_in_silence(self, stage: Stage) -> None:
        assert stage.state.mode is Mode.PLAYING
        assert not sounds(stage)
        stage.ranker.answer()
        stage.settle()
        assert len(recaps(stage)) == 1
        assert sounds(stage)
        stage.listen_until(10)

    def test_not_for_long(self, stage: Stage) -> None:
        patience(stage).timeout.emit()
        assert sounds(stage)
        assert not tells(stage)
        stage.ranker.answer()
        stage.listen_until(10)
        assert recaps(stage) == []

    def test_nor_where_there_will_be_none(self, stage: Stage) -> None:
        stage.ranker.refused = {"balanced"}
        stage.ranker.answer()
        stage.settle()
        assert sounds(stage)
        stage.listen_until(10)

    @pytest.mark.parametrize("action", [Action.PAUSE, Action.STOP, Action.PLAY_PAUSE])
    def test_a_pause_is_a_pause(self, stage: Stage, action: Action) -> None:
        state = stage.do(action)
        assert state.mode in (Mode.PAUSED, Mode.READY)
        stage.ranker.answer()
        stage.settle()
        assert not sounds(stage)
        stage.do(Action.PLAY)
        assert sounds(stage)
        stage.listen_until(10)

    def test_a_move_is_heard_at_once(self, stage: Stage) -> None:
        stage.do(Action.NEXT_SENTENCE)
        assert sounds(stage)
        stage.listen_until(11)


def test_playing_on_into_an_article_tells_its_recap(sessions: Sessions) -> None:
    stage = come_back(sessions, 2 * DAY_S)
    other = small_article("other")
    stage.session.queue.add(other)
    stage.open(other)
    stage.do(Action.PLAY)
    stage.listen(1.0)
    stage.do(Action.OPEN_ARTICLE, "small")
    assert tells(stage)
    assert recaps(stage) == [RECAP]
    assert stage.listen_until(10).mode is Mode.PLAYING


class TestTheTitleIsConfirmed:
    """Who goes to another article with eyes shut hears which it is, and then the recap."""

    @pytest.fixture
    def stage(self, sessions: Sessions) -> Stage:
        stage = come_back(sessions, 2 * DAY_S)
        stage.do(Action.SET_HABITS, Habits(confirm=True))
        other = small_article("other")
        stage.session.queue.add(other)
        stage.open(other)
        stage.do(Action.PLAY)
        patience(stage).setInterval(3_600_000)  # tests end it themselves
        stage.ranker.at_once = False
        stage.do(Action.SET_METHOD, "balanced")
        stage.listen(1.0)
        stage.forget()
        return stage

    def test_before_the_recap(self, stage: Stage) -> None:
        stage.do(Action.OPEN_ARTICLE, "small")
        assert "Article: The harbour." not in texts_of(stage)
        stage.ranker.answer()
        stage.settle()
        stage.listen(1.0)
        texts = texts_of(stage)
        assert texts.index("Article: The harbour.") < texts.index("Earlier:")
        assert stage.listen_until(10).mode is Mode.PLAYING

    def test_where_there_is_none(self, stage: Stage) -> None:
        stage.do(Action.OPEN_ARTICLE, "small")
        patience(stage).timeout.emit()
        assert tells(stage)
        stage.listen_until(10)
        assert "Article: The harbour." in texts_of(stage)
        assert "Earlier:" not in texts_of(stage)
