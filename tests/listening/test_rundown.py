"""A plan for the time there is: made of real rankings' shapes, heard in virtual time."""

import pytest

from harken.article.model import Article, BlockKind
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action
from harken.listening.fit_plan import Choice
from harken.listening.fitting import Plan
from harken.listening.state import Mode
from tests.listening.articles import article_of
from tests.listening.stage import Stage

SENTENCES = (
    "The quiet water came over the old wall once again",
    "Nobody in the street had seen anything like it before that night",
    "By noon the bakers moved their flour",
    "They asked the fishers, who knew the sea, what could be done about it now",
)


def article(name: str, sentences: int) -> Article:
    paragraphs = [
        (
            BlockKind.PARAGRAPH,
            " ".join(f"{SENTENCES[(at + n) % 4]}." for n in range(4)),
        )
        for at in range(0, sentences, 4)
    ]
    return article_of((BlockKind.TITLE, f"About {name}"), *paragraphs, name=name)


class Planner:
    """Asks for plans, and hears them."""

    def __init__(self, stage: Stage, articles: list[Article]) -> None:
        self.stage = stage
        self.plans: list[Plan] = []
        self.failures: list[Exception] = []
        for one in articles:
            stage.session.queue.add(one)
        stage.open(articles[0])
        stage.session.fitting.planned.connect(self.plans.append)
        stage.session.fitting.failed.connect(self.failures.append)

    def plan(self, minutes: float, **choices: Choice) -> Plan:
        self.stage.session.fitting.plan(minutes * 60, choices)
        for _ in range(20):
            self.stage.settle()
        return self.plans[-1]

    def hear(self, plan: Plan, most_s: float = 4000.0) -> float:
        """How long it plays until it is silent by itself."""
        before_s = self.stage.player.flowed_s
        self.stage.do(Action.FIT_TIME, plan)
        for _ in range(int(most_s)):
            if self.stage.listen(1.0).mode in (Mode.ENDED, Mode.PAUSED, Mode.READY):
                break
        return self.stage.player.flowed_s - before_s


def readings(plan: Plan) -> list[str]:
    return [
        one.allotted.reading.value if one.allotted.reading is not None else "later"
        for one in plan.items
    ]


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
    assert any("are over." in notice for notice in three.stage.notices)
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


def test_an_article_that_is_gone_is_told(stage: Stage) -> None:
    planner = Planner(stage, [article("a", 200), article("b", 200)])
    stage.session.queue._texts._added.pop("b")  # as if the library had lost it
    planner.stage.session.fitting.plan(120, {})
    for _ in range(20):
        stage.settle()
    assert isinstance(planner.failures[0], HarkenError)
