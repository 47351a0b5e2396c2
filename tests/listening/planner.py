"""Asks for plans on a stage, of articles that are as long as a test needs them."""

from harken.article.model import Article, BlockKind
from harken.listening.command import Action
from harken.listening.fit_plan import Choice
from harken.listening.plan import Plan
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
        for one in articles:
            stage.session.queue.add(one)
        if articles:
            stage.open(articles[0])
        stage.session.fitting.planned.connect(self.plans.append)

    def plan(self, minutes: float, **choices: Choice) -> Plan:
        self.stage.session.fitting.plan(minutes * 60, choices)
        for _ in range(20):
            self.stage.settle()
        return self.plans[-1]

    def lose(self, name: str) -> None:
        """Has an article be gone, as if the library had lost it."""
        self.stage.session.queue._texts._added.pop(name)

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
