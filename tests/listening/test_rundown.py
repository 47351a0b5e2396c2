"""A plan for the time there is: made of real rankings' shapes, heard in virtual time."""

import sys
from dataclasses import replace

import pytest

from harken.article.model import Article
from harken.article.position import Reading
from harken.library.entry import Portion, Queued
from harken.listening.command import Action
from harken.listening.fit_plan import Choice
from harken.listening.habits import Habits
from harken.listening.plan import Plan
from harken.listening.state import Mode
from harken.summary.length import Minutes
from tests.listening.fake_voice import VOICES
from tests.listening.heard import texts_of
from tests.listening.planner import Planner, article, readings
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage


@pytest.fixture
def three(stage: Stage) -> Planner:
    """Three articles: about two, eight and four minutes."""
    return Planner(stage, [article("a", 32), article("b", 120), article("c", 60)])


def test_what_fits_is_planned_without_ranking_anything(three: Planner) -> None:
    three.stage.ranker.at_once = False
    assert readings(three.plan(60)) == ["article", "article", "article"]


def test_the_longest_is_planned_as_a_summary(three: Planner) -> None:
    whole_s = three.plan(60).seconds
    plan = three.plan(whole_s / 60 * 0.7)
    assert readings(plan) == ["article", "summary", "article"]
    assert plan.seconds == pytest.approx(plan.asked_s, rel=0.05)


def test_another_choice_is_another_plan(three: Planner) -> None:
    whole_s = three.plan(60).seconds
    plan = three.plan(whole_s / 60 * 0.7, b=Choice.WHOLE, a=Choice.LATER)
    assert readings(plan) == ["later", "article", "summary"]


def test_a_newer_plan_wins(three: Planner) -> None:
    three.stage.session.fitting.plan(60, {})
    three.stage.session.fitting.plan(240, {})
    for _ in range(20):
        three.stage.settle()
    assert [plan.asked_s for plan in three.plans] == [240]


def test_what_cannot_be_ranked_is_whole_or_waits(three: Planner) -> None:
    three.stage.ranker.refused.add("auto")
    whole_s = three.plan(60).seconds
    plan = three.plan(whole_s / 60 * 0.7)
    assert "summary" not in readings(plan)
    assert "later" in readings(plan)


@pytest.mark.parametrize("reading", [Reading.ARTICLE, Reading.SUMMARY])
def test_of_what_was_begun_only_the_rest_is_planned(sessions: Sessions, reading: Reading) -> None:
    """Also where all fits; of the article nothing was heard where the summary was."""
    three = Planner(sessions.stage, [article("a", 32), article("b", 120), article("c", 60)])
    whole_s = three.plan(60).items[1].allotted.seconds
    three.stage.do(Action.OPEN_ARTICLE, "b")
    three.stage.do(Action.SET_READING, reading)
    three.stage.do(Action.PLAY)
    left_s = three.stage.listen(40).remaining_s
    three.stage.do(Action.OPEN_ARTICLE, "a")
    three.stage.do(Action.PAUSE)
    assert three.stage.session.queue.items[1].entry.heard > 0
    planned_s = three.plan(60).items[1].allotted.seconds
    assert planned_s == pytest.approx(left_s if reading is Reading.ARTICLE else whole_s, abs=5)
    assert whole_s - left_s > 30


def test_an_empty_queue_has_an_empty_plan(stage: Stage) -> None:
    plans: list[Plan] = []
    stage.session.fitting.planned.connect(plans.append)
    stage.session.fitting.plan(600, {})
    assert plans[0].items == ()
    stage.do(Action.FIT_TIME, plans[0])
    assert stage.state.plan_left_s is None


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_a_plan_is_heard_in_its_time(three: Planner, share: float) -> None:
    plan = three.plan(three.plan(60).seconds / 60 * share)
    assert three.hear(plan) == pytest.approx(plan.asked_s, rel=0.05)
    assert any("The time is over: " in notice for notice in three.stage.notices)
    assert three.stage.state.plan_left_s is None


def test_what_is_done_is_not_planned(three: Planner) -> None:
    three.hear(three.plan(60, b=Choice.LATER, c=Choice.LATER))
    assert [one.item.entry.id for one in three.plan(60).items] == ["b", "c"]


@pytest.mark.parametrize("rate_wpm", [140, 230])
def test_it_ends_in_time_although_the_voice_is_faster_or_slower_than_was_reckoned(
    three: Planner, rate_wpm: int
) -> None:
    plan = three.plan(6)
    assert Reading.SUMMARY in [one.allotted.reading for one in plan.items]
    three.stage.do(Action.SET_RATE, rate_wpm)
    assert three.hear(plan) == pytest.approx(plan.asked_s, rel=0.05)


@pytest.mark.parametrize("choice", [Choice.WHOLE, Choice.SUMMARY])
@pytest.mark.parametrize(
    "change",
    [
        *((Action.SET_RATE, rate_wpm) for rate_wpm in (100, 130, 300)),
        (Action.SET_VOICE, VOICES[1].id),
    ],
)
def test_another_speed_never_leads_a_summary_back(
    stage: Stage, change: tuple[Action, object], choice: Choice
) -> None:
    """What was heard of it stays, and its sentence is heard to the end."""
    stage.synthesiser.takes[VOICES[1].id] = 2
    planner = Planner(stage, [article("a", 90), article("b", 24), article("c", 60)])
    plan = planner.plan(5, a=Choice.SUMMARY, b=Choice.WHOLE, c=choice)
    stage.do(Action.FIT_TIME, plan)
    before = stage.listen(40)
    assert before.sentence is not None
    heard = [it for it in before.summary if it <= before.sentence]
    sentences = [before.sentence, stage.do(*change).sentence]
    while (state := stage.listen(0.5)).article == before.article:
        assert [it for it in state.summary if it <= before.sentence] == heard
        sentences.append(state.sentence)
    assert sentences == sorted(sentences, key=lambda it: it or 0)


@pytest.mark.parametrize("rate_wpm", [115, 300])
def test_another_rate_in_its_midst_leaves_it_its_time(stage: Stage, rate_wpm: int) -> None:
    """The last summary makes up for what is whole, and that is told at once."""
    planner = Planner(stage, [article("a", 90), article("b", 24), article("c", 120)])
    plan = planner.plan(6, a=Choice.SUMMARY, b=Choice.WHOLE, c=Choice.SUMMARY)
    stage.do(Action.FIT_TIME, plan)
    stage.listen(30)
    state = stage.do(Action.SET_RATE, rate_wpm)
    assert state.plan_rest_s == pytest.approx(state.plan_left_s, rel=0.06)
    while stage.listen(1.0).mode is Mode.PLAYING:
        pass
    assert stage.player.flowed_s == pytest.approx(360, rel=0.05)


def test_what_is_told_to_be_left_has_the_announcements_in_it(three: Planner) -> None:
    plan = three.plan(60)
    state = three.stage.do(Action.FIT_TIME, plan)
    assert state.plan_rest_s == pytest.approx(plan.seconds, abs=0.5)
    assert plan.seconds > sum(one.allotted.seconds for one in plan.items) + 5


def test_what_is_left_is_told_without_reading_the_texts_again(
    three: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with every word."""
    three.stage.do(Action.FIT_TIME, three.plan(12, b=Choice.WHOLE))
    read: list[Article] = []
    monkeypatch.setattr(Article, "sentences_read", read.append)
    assert three.stage.listen(5).plan_rest_s is not None
    assert read == []


def test_a_bug_of_the_ranker_is_told_and_the_plan_is_made(
    three: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    three.stage.ranker.at_once = False
    only_b = {"a": Choice.LATER, "c": Choice.LATER}
    three.stage.session.fitting.plan(360, only_b)
    three.stage.settle()
    [asked] = three.stage.ranker.asked
    asked.future.set_exception(TypeError("a bug"))
    three.stage.settle()
    assert told == [TypeError]
    assert readings(three.plans[-1]) == ["later", "article", "later"]


def test_a_length_for_the_speed_before_is_not_taken_where_no_summary_is_left(
    three: Planner,
) -> None:
    stage = three.stage
    plan = three.plan(6, b=Choice.LATER, c=Choice.SUMMARY)
    stage.do(Action.FIT_TIME, replace(plan, known={}))
    stage.ranker.at_once = False
    stage.do(Action.SET_RATE, 190)
    whole = Portion(Reading.ARTICLE)
    stage.do(Action.SET_QUEUE, (Queued("a", whole), Queued("c", whole), Queued("b")))
    stage.do(Action.SET_RATE, 210)
    stage.ranker.answer()
    stage.settle()
    assert [item.portion for item in stage.state.queue] == [whole, whole, None]


def test_a_pause_stops_its_clock(three: Planner) -> None:
    three.stage.do(Action.FIT_TIME, three.plan(6))
    three.stage.listen(20)
    three.stage.do(Action.PAUSE)
    left_s = three.stage.state.plan_left_s
    three.stage.listen(60)
    assert three.stage.state.plan_left_s == left_s
    assert left_s == pytest.approx(340, abs=1)


def test_what_waits_comes_behind_and_is_not_heard(three: Planner) -> None:
    plan = three.plan(4, a=Choice.LATER)
    three.hear(plan)
    items = three.stage.state.queue
    assert [item.entry.id for item in items] == ["b", "c", "a"]
    assert items[-1].portion is None
    assert three.stage.state.article is not None
    assert three.stage.state.article.id == "c"


def test_going_elsewhere_gives_it_up(three: Planner) -> None:
    three.stage.do(Action.FIT_TIME, three.plan(4, c=Choice.LATER))
    three.stage.listen(5)
    three.stage.do(Action.OPEN_ARTICLE, "c")
    assert three.stage.state.plan_left_s is None


class TestAnArticleThatCannotBeRead:
    def test_is_left_out_and_the_rest_is_planned(self, sessions: Sessions) -> None:
        articles = [article("a", 32), article("b", 120), article("c", 60), article("d", 60)]
        planner = Planner(sessions.stage, articles)
        damaged = "UPDATE body SET form = x'78' WHERE article = 'b'"
        sessions.ask(lambda library: library._database.change(damaged))
        sessions.ask(lambda library: library.delete(["d"], 1.0))
        plan = planner.plan(4, b=Choice.WHOLE)
        assert readings(plan) == ["article", "later", "summary", "later"]
        told = [str(one.left_out) for one in plan.items if one.left_out is not None]
        assert ["“About b”" in told[0], "“About d”" in told[1]] == [True, True]
        assert planner.hear(plan) == pytest.approx(240, rel=0.05)
        assert [it.entry.id for it in planner.stage.state.queue] == ["a", "c", "b", "d"]

    def test_is_tried_again_for_another_plan(self, three: Planner) -> None:
        added = three.stage.session.queue._texts._added
        lost = added["b"]
        three.lose("b")
        assert "later" in readings(three.plan(6))
        added["b"] = lost
        assert "later" not in readings(three.plan(6))

    def test_for_a_moment_keeps_its_time_in_a_plan_that_is_heard(self, three: Planner) -> None:
        plan = three.plan(12, b=Choice.WHOLE, c=Choice.SUMMARY)
        three.stage.do(Action.FIT_TIME, replace(plan, known={}))
        three.stage.listen(5)
        before = [item.portion for item in three.stage.state.queue]
        three.lose("b")
        three.stage.do(Action.SET_RATE, 190)
        assert [item.portion for item in three.stage.state.queue] == before

    def test_leaves_the_rest_of_a_plan_its_time_when_it_breaks_later(self, three: Planner) -> None:
        plan = three.plan(6)
        three.lose("b")
        assert three.hear(plan) == pytest.approx(360, rel=0.05)


def test_without_the_habit_of_going_on_a_plan_goes_on(three: Planner) -> None:
    three.stage.do(Action.SET_HABITS, Habits(autoplay=False))
    plan = three.plan(6)
    assert three.hear(plan) == pytest.approx(plan.asked_s, rel=0.05)
    assert three.stage.state.article is not None
    assert three.stage.state.article.id == "c"


def portions(stage: Stage) -> list[Portion | None]:
    """What is to be heard of each article, in the queue's order."""
    return [item.portion for item in stage.state.queue]


class TestWhatThePersonChoseStays:
    def test_the_length_of_summaries(self, three: Planner) -> None:
        """A plan's lengths are for this time only, here and elsewhere."""
        three.stage.do(Action.SET_LENGTH, Minutes(2.0))
        three.hear(three.plan(2, c=Choice.LATER))
        assert three.stage.state.article is not None
        assert three.stage.state.article.id == "b"
        assert three.stage.state.length != Minutes(2.0)
        for name in "ca":
            three.stage.do(Action.OPEN_ARTICLE, name)
            assert three.stage.state.length == Minutes(2.0)

    def test_nothing_of_a_plan_that_is_given_up(self, three: Planner) -> None:
        three.stage.do(Action.FIT_TIME, three.plan(4, c=Choice.SUMMARY))
        portions = [item.portion for item in three.stage.state.queue]
        assert None not in portions
        three.stage.do(Action.FIT_TIME, None)
        before, now = portions[-1], [item.portion for item in three.stage.state.queue]
        assert now == [None, None, before], "the last is the person's choice"

    def test_what_waits_keeps_what_was_chosen_of_it(
        self, three: Planner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also behind what a plan has in view."""
        monkeypatch.setattr("harken.listening.fitting._MOST_ARTICLES", 2)
        chosen = Portion(Reading.SUMMARY, 0.5, locked=True)
        queued = (Queued("a"), Queued("b", chosen), Queued("c", chosen))
        three.stage.do(Action.SET_QUEUE, queued)
        three.stage.do(Action.FIT_TIME, three.plan(60, b=Choice.LATER))
        assert [it.portion for it in three.stage.state.queue[1:]] == [chosen, chosen]

    def test_a_plan_that_is_heard_where_another_has_nothing_to_hear(self, three: Planner) -> None:
        three.stage.do(Action.FIT_TIME, three.plan(4))
        before = three.stage.listen(5)
        empty = three.plan(4, a=Choice.LATER, b=Choice.LATER, c=Choice.LATER)
        after = three.stage.do(Action.FIT_TIME, empty)
        assert (after.plan_left_s, after.queue) == (before.plan_left_s, before.queue)


class TestInAnotherSession:
    @pytest.fixture
    def planner(self, sessions: Sessions) -> Planner:
        """A plan, of which the last was chosen."""
        planner = Planner(sessions.stage, [article("a", 32), article("b", 120), article("c", 60)])
        planner.stage.do(Action.FIT_TIME, planner.plan(6, c=Choice.SUMMARY))
        assert None not in portions(planner.stage)
        return planner

    def begin_again(self, sessions: Sessions) -> Stage:
        stage = sessions.begin()
        stage.session.resume()
        stage.settle()
        return stage

    @pytest.mark.parametrize("ends", ["quits", "is killed"])
    def test_what_was_planned_stays_and_no_time_runs(
        self, planner: Planner, sessions: Sessions, ends: str
    ) -> None:
        before = planner.stage.listen(5)
        if ends == "is killed":
            sessions.abandon()
        stage = self.begin_again(sessions)
        assert portions(stage) == [item.portion for item in before.queue]
        assert stage.state.queue_s == pytest.approx(before.queue_s, abs=15)
        assert (stage.state.plan_left_s, stage.state.mode) == (None, Mode.READY)

    def test_a_summary_in_its_midst_goes_on_at_its_sentence(
        self, planner: Planner, sessions: Sessions
    ) -> None:
        stage = planner.stage
        while stage.listen(1.0).article != article("b", 120):
            pass
        left = stage.listen(60)
        assert left.reading is Reading.SUMMARY
        state = self.begin_again(sessions).state
        assert (state.reading, state.sentence) == (left.reading, left.sentence)

    def test_a_summary_that_was_announced_is_a_summary(
        self, planner: Planner, sessions: Sessions
    ) -> None:
        while planner.stage.listen(0.1).article != article("b", 120):
            pass
        assert planner.stage.state.aside
        state = self.begin_again(sessions).state
        assert (state.article, state.reading) == (article("b", 120), Reading.SUMMARY)
        assert state.sentence == state.summary[0]

    def test_who_opens_something_else_does_without_it(
        self, planner: Planner, sessions: Sessions
    ) -> None:
        chosen = portions(planner.stage)[-1]
        stage = self.begin_again(sessions)
        stage.session.queue.add(article("d", 20))
        stage.do(Action.OPEN_ARTICLE, "b")
        assert None not in portions(stage)[:3]
        stage.do(Action.OPEN_ARTICLE, "d")
        assert portions(stage) == [None, None, chosen, None], "the person's choice stays"

    def test_it_is_left_by_a_command(self, planner: Planner, sessions: Sessions) -> None:
        chosen = portions(planner.stage)[-1]
        stage = self.begin_again(sessions)
        stage.do(Action.FIT_TIME, None)
        assert portions(stage) == [None, None, chosen]

    def test_another_plan_goes_on_from_where_it_was(
        self, planner: Planner, sessions: Sessions
    ) -> None:
        del planner
        while sessions.stage.listen(1.0).article != article("b", 120):
            pass
        left_s = sessions.stage.listen(30).plan_left_s
        assert left_s is not None
        stage = self.begin_again(sessions)
        before = stage.state.sentence
        again = Planner(stage, [])
        plan = again.plan(left_s / 60)
        stage.do(Action.FIT_TIME, plan)
        assert stage.listen(0.5).sentence == before
        while stage.listen(1.0).mode is Mode.PLAYING:
            pass
        assert stage.player.flowed_s == pytest.approx(left_s, rel=0.05)


class TestTheQueueChangesMeanwhile:
    def change(self, planner: Planner, names: str) -> None:
        """Puts the queue in another order, or takes some out."""
        portions = {item.entry.id: item.portion for item in planner.stage.state.queue}
        queued = tuple(Queued(name, portions[name]) for name in names)
        planner.stage.do(Action.SET_QUEUE, queued)

    def hear_out(self, planner: Planner) -> list[str]:
        """The articles that are heard until it is silent."""
        heard: list[str] = []
        for _ in range(4000):
            state = planner.stage.listen(1.0)
            assert state.article is not None
            if heard[-1:] != [state.article.id]:
                heard.append(state.article.id)
            if state.mode is Mode.ENDED:
                break
        return heard

    def test_without_its_last_article_it_ends_with_the_one_before(self, stage: Stage) -> None:
        names = {"a": 32, "b": 120, "c": 60, "d": 60}
        planner = Planner(stage, [article(*one) for one in names.items()])
        stage.do(Action.FIT_TIME, planner.plan(5, d=Choice.LATER))
        stage.listen(5)
        self.change(planner, "abd")
        assert self.hear_out(planner) == ["a", "b"]
        assert stage.player.flowed_s == pytest.approx(300, rel=0.05)

    def test_in_another_order_all_of_it_is_heard(self, three: Planner) -> None:
        three.stage.do(Action.FIT_TIME, three.plan(6))
        three.stage.listen(5)
        self.change(three, "acb")
        assert self.hear_out(three) == ["a", "c", "b"]
        assert three.stage.player.flowed_s == pytest.approx(360, rel=0.05)

    def test_what_comes_in_between_waits(self, three: Planner) -> None:
        three.stage.do(Action.FIT_TIME, three.plan(6))
        three.stage.listen(5)
        three.stage.session.queue.add(article("new", 20), "a")
        assert self.hear_out(three) == ["a", "b", "c"]

    @pytest.mark.parametrize(("lost", "heard"), [("b", ["a", "c"]), ("c", ["a", "b"])])
    def test_what_cannot_be_opened_is_passed_over(
        self, three: Planner, lost: str, heard: list[str]
    ) -> None:
        plan = three.plan(6)
        three.lose(lost)
        three.stage.do(Action.FIT_TIME, plan)
        assert self.hear_out(three) == heard
        assert three.stage.state.plan_left_s is None


class TestTheFirstCannotBeOpened:
    def test_the_next_one_begins_and_gets_its_time(self, three: Planner) -> None:
        plan = three.plan(4, a=Choice.LATER)
        three.lose("b")
        assert three.hear(plan) == pytest.approx(240, rel=0.05)
        assert three.stage.state.article is not None
        assert three.stage.state.article.id == "c"

    def test_where_none_can_the_plan_is_given_up(self, three: Planner) -> None:
        plan = three.plan(4, a=Choice.LATER)
        three.lose("b")
        three.lose("c")
        three.stage.do(Action.FIT_TIME, plan)
        assert three.stage.state.plan_left_s is None
        assert "The plan is given up." in texts_of(three.stage)


class TestWhatIsSaid:
    def test_the_time_is_over(self, three: Planner) -> None:
        three.hear(three.plan(1))
        three.stage.listen(1.0)
        assert "The time is over: one minute." in texts_of(three.stage)

    def test_all_was_heard_before_the_time_was_over(self, three: Planner) -> None:
        three.hear(three.plan(60, b=Choice.LATER, c=Choice.LATER))
        three.stage.listen(1.0)
        assert "That was all of the plan." in texts_of(three.stage)

    def test_the_plan_is_given_up_by_going_elsewhere(self, three: Planner) -> None:
        three.stage.do(Action.SET_HABITS, Habits(confirm=True))
        three.stage.do(Action.FIT_TIME, three.plan(4, c=Choice.LATER))
        three.stage.listen(5)
        three.stage.forget()
        three.stage.do(Action.OPEN_ARTICLE, "c")
        assert "The plan is given up. Article: About c." in texts_of(three.stage)
        assert "The plan is given up." in three.stage.notices


def test_another_plan_knows_what_was_heard_meanwhile(sessions: Sessions) -> None:
    sessions.begin()
    planner = Planner(sessions.stage, [article("a", 32), article("b", 120), article("c", 60)])
    planner.plan(4)
    stage = planner.stage
    stage.do(Action.OPEN_ARTICLE, "b")
    stage.do(Action.SET_READING, Reading.ARTICLE)
    stage.do(Action.PLAY)
    stage.listen(200)
    stage.do(Action.PAUSE)
    left_s = stage.state.remaining_s
    stage.do(Action.OPEN_ARTICLE, "a")
    _, b, _ = planner.plan(4, b=Choice.WHOLE).items
    assert b.allotted.seconds == pytest.approx(left_s, abs=8)


def test_a_plan_that_is_heard_and_one_that_is_asked_for_do_not_meet(three: Planner) -> None:
    three.stage.do(Action.FIT_TIME, three.plan(60, b=Choice.LATER, c=Choice.LATER))
    asked = len(three.plans)
    three.stage.ranker.at_once = False
    three.stage.session.fitting.forget()
    three.stage.session.fitting.plan(200, {})
    three.stage.listen(240)
    assert three.stage.state.plan_left_s is None
    three.stage.ranker.at_once = True
    for _ in range(20):
        three.stage.ranker.answer()
        three.stage.settle()
    assert [plan.asked_s for plan in three.plans[asked:]] == [200]
