"""A plan for the time there is goes on with a summary that was begun, and counts what is left."""

import pytest

from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.fit_plan import Choice
from harken.listening.state import Mode, SessionState
from harken.summary.length import Minutes
from tests.listening.planner import Planner, article
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage


@pytest.fixture
def planner(sessions: Sessions) -> Planner:
    """The summary of the first article, of six minutes, is heard but for its last half minute."""
    planner = Planner(sessions.stage, [article("a", 240), article("b", 120)])
    stage = planner.stage
    stage.do(Action.SET_LENGTH, Minutes(6.0))
    stage.do(Action.SET_READING, Reading.SUMMARY)
    stage.do(Action.PLAY)
    while stage.listen(1.0).remaining_s > 28:
        pass
    return planner


def heard_of(state: SessionState) -> list[int]:
    """What of the summary was heard, to the sentence that is read."""
    assert state.sentence is not None
    return [index for index in state.summary if index <= state.sentence]


def test_it_goes_on_at_its_sentence(planner: Planner) -> None:
    before = planner.stage.state
    planner.stage.do(Action.FIT_TIME, planner.plan(5))
    state = planner.stage.listen(0.5)
    assert (state.mode, state.sentence) == (Mode.PLAYING, before.sentence)
    assert heard_of(state) == heard_of(before)


def test_what_was_heard_of_it_is_not_counted(planner: Planner) -> None:
    """Up next tells of all of it, of which so much is heard."""
    before = planner.stage.state
    plan = planner.plan(5, a=Choice.SUMMARY)
    first = plan.items[0]
    behind = [it for it in range(240) if it > heard_of(before)[-1]]
    assert 0 < first.allotted.seconds < 10 * len(behind)
    assert first.heard_s == pytest.approx(before.elapsed_s)
    planner.stage.do(Action.FIT_TIME, plan)
    portion = planner.stage.state.queue[0].portion
    assert portion is not None and portion.minutes is not None
    assert portion.minutes * 60 == pytest.approx(first.heard_s + first.allotted.seconds, abs=1)


@pytest.mark.parametrize("minutes", [2, 5])
def test_the_plan_ends_in_its_time(planner: Planner, minutes: float) -> None:
    plan = planner.plan(minutes, a=Choice.SUMMARY)
    assert planner.hear(plan) == pytest.approx(60 * minutes, rel=0.05)


def test_from_its_skim_it_goes_on_too(planner: Planner) -> None:
    stage = planner.stage
    stage.do(Action.SET_READING, Reading.SKIM)
    before = stage.listen(3)
    stage.do(Action.FIT_TIME, planner.plan(5, a=Choice.SUMMARY))
    state = stage.listen(0.5)
    assert (state.reading, state.sentence) == (Reading.SUMMARY, before.sentence)


def test_from_the_article_its_summary_is_heard_from_its_start(stage: Stage) -> None:
    """Nothing was heard of it."""
    planner = Planner(stage, [article("a", 120)])
    stage.do(Action.SET_READING, Reading.ARTICLE)
    stage.do(Action.PLAY)
    stage.listen(60)
    plan = planner.plan(2, a=Choice.SUMMARY)
    assert plan.items[0].heard_s == 0.0
    stage.do(Action.FIT_TIME, plan)
    assert stage.state.sentence == stage.state.summary[0]


class TestWhereAnotherArticleIsOpen:
    @pytest.fixture
    def away(self, planner: Planner) -> Planner:
        """Another article is open, before the one that was begun."""
        stage = planner.stage
        stage.do(Action.SET_QUEUE, tuple(reversed(stage.state.queue)))
        stage.do(Action.OPEN_ARTICLE, "b")
        stage.do(Action.PAUSE)
        return planner

    def test_only_what_is_behind_its_place_is_planned(self, away: Planner) -> None:
        begun = away.plan(5, a=Choice.SUMMARY).items[1]
        assert begun.item.entry.id == "a"
        assert begun.allotted.seconds < begun.heard_s

    def test_it_goes_on_there_when_it_is_its_turn(self, away: Planner) -> None:
        stage, plan = away.stage, away.plan(5, a=Choice.SUMMARY, b=Choice.SUMMARY)
        left = stage.session.queue.load("a").result(10)
        assert left is not None and left.progress is not None
        [place] = left.progress.places
        stage.do(Action.FIT_TIME, plan)
        assert stage.state.plan_rest_s == pytest.approx(plan.seconds, abs=10)
        while (state := stage.listen(1.0)).article != article("a", 240):
            pass
        at = article("a", 240).sentence_at(place.block, place.offset)
        assert at is not None and state.sentence is not None
        assert state.sentence in (at.index, at.index + 1)
        while stage.listen(1.0).mode is Mode.PLAYING:
            pass
        assert stage.state.plan_left_s is None
