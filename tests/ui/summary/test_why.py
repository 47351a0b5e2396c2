"""Why a sentence is in the summary: what is told, and the panel that tells it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from harken.article.emphasis import Emphasis
from harken.article.model import Block, BlockKind
from harken.article.ranking import Ranking, Reasons
from harken.listening.command import Action, Command
from harken.summary.length import Sentences
from harken.ui.why import Why, why
from harken.ui.why_panel import WhyPanel
from tests.ui.articles import article_of
from tests.ui.house import House
from tests.ui.summary.places import LONG, LONGEST, SHORT, choose, menu_at

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_why_is_told_in_figures_and_esc_closes_it(reading: House) -> None:
    QTest.keyClick(reading.workspace.reading.view, Qt.Key.Key_W)
    [panel] = reading.workspace.reading.findChildren(WhyPanel)
    assert panel.isVisible()
    assert panel.accessibleName() == (
        "2nd of 5. In the summary, which takes the first 2, by Balanced. "
        "Says what the rest says: 100 %."
    )
    assert reading.window.geometry().contains(panel.geometry())
    assert [bar.accessibleName() for bar in panel.findChildren(QProgressBar)] == [
        "Says what the rest says"
    ]
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    choose(menu_at(reading, LONGEST), "Why this sentence")
    panel = reading.workspace.reading.findChildren(WhyPanel)[-1]
    assert panel.accessibleName().startswith("1st of 5")
    QTest.keyClick(panel, Qt.Key.Key_Tab)
    assert not panel.isVisible(), "there is nothing in it to go to"


def test_why_names_what_the_method_looks_at_and_what_was_wished(reading: House) -> None:
    reasons = (Reasons(0.8, 1.0, 0.25, 0.0), Reasons(1.0, 0.5, 0.0, 0.0))
    ranking = Ranking("auto", (LONG, LONGEST), (1.0, 0.5), reasons, lead=1)
    told = why(reading.state, ranking, LONG)
    assert told.rank == "1st of 2"
    assert told.hint == "1st of 2 · Stands near the start"
    assert told.shares == (
        ("Says what the rest says", 0.8),
        ("Stands near the start", 1.0),
        ("Shares words with the title", 0.25),
    )
    assert told.outcome == "In the summary, which takes the first 2, by Balanced."
    assert why(reading.state, ranking, SHORT).rank == "Not ranked"
    wishes = Emphasis("mud", frozenset({LONG}), frozenset({SHORT}))
    reading.session.do(Command(Action.SET_EMPHASIS, wishes))
    told = why(reading.state, ranking, LONG)
    assert told.rank == "Always in the summary, as you wished"
    assert told.shares[-1] == ("Has your focus words", 0.0)
    assert why(reading.state, ranking, SHORT).told == (
        "Never in the summary, as you wished. "
        "Not in the summary now, which takes the first 2, by Balanced."
    )


@pytest.mark.parametrize(
    ("place", "rank"),
    [
        (0, "1st"),
        (1, "2nd"),
        (2, "3rd"),
        (3, "4th"),
        (10, "11th"),
        (12, "13th"),
        (21, "22nd"),
        (110, "111th"),
    ],
)
def test_ranks_are_ordinal_numbers(reading: House, place: int, rank: str) -> None:
    ranking = Ranking("balanced", tuple(range(200)), (1.0,) * 200, (Reasons(1.0),) * 200)
    assert why(reading.state, ranking, place).rank == f"{rank} of 200"


def test_without_a_summary_there_is_nothing_to_explain(house: House) -> None:
    house.workspace.reading.explain()
    assert not house.window.findChildren(WhyPanel)


def test_another_article_closes_what_was_told_of_the_one_before(reading: House) -> None:
    page = reading.workspace.reading
    page.explain(LONGEST)
    assert page.findChildren(WhyPanel)
    reading.open(article_of("Short.", title="Another"))
    assert not page.findChildren(WhyPanel)


class TestAShortArticle:
    """All of it is read, what is not ranked too."""

    HEADING, FIRST, SECOND = 1, 2, 3
    WHOLE = "In the summary: the article is short, it is read whole."

    @pytest.fixture
    def short(self, house: House) -> House:
        heading = Block(BlockKind.HEADING, "What the mud does", 2)
        house.open(article_of(heading, "It came in. And it went out."))
        house.settle()
        assert (house.state.too_short, house.state.summary) == (True, (1, 2, 3))
        return house

    def why(self, house: House, sentence: int) -> Why:
        assert house.state.ranking is not None
        return why(house.state, house.state.ranking, sentence)

    def test_a_heading_is_read_with_the_rest(self, short: House) -> None:
        told = self.why(short, self.HEADING)
        assert told == Why("Read with all the rest", self.WHOLE, ())

    def test_a_sentence_has_its_rank_all_the_same(self, short: House) -> None:
        told = self.why(short, self.FIRST)
        assert (told.rank, told.outcome) == ("2nd of 2", self.WHOLE)
        assert told.shares

    def test_the_title_is_there_without_being_read(self, short: House) -> None:
        assert self.why(short, 0).rank == "Not ranked"

    def test_what_was_wished_comes_first(self, short: House) -> None:
        wishes = Emphasis("", frozenset({self.FIRST}), frozenset({self.SECOND}))
        short.session.do(Command(Action.SET_EMPHASIS, wishes))
        short.settle()
        told = self.why(short, self.FIRST)
        assert (told.rank, told.outcome) == ("Always in the summary, as you wished", self.WHOLE)
        assert self.why(short, self.SECOND).outcome == (
            "Not in the summary: the article is short, the rest is read whole."
        )


def test_a_summary_of_one_sentence_or_none_is_told_as_such(reading: House) -> None:
    def told(sentence: int) -> str:
        assert reading.state.ranking is not None
        return why(reading.state, reading.state.ranking, sentence).outcome

    reading.session.do(Command(Action.SET_LENGTH, Sentences(1)))
    assert told(LONGEST) == "In the summary, which takes the first, by Balanced."
    assert told(LONG) == "Not in the summary now, which takes the first, by Balanced."
    everything = frozenset(range(7))
    reading.session.do(Command(Action.SET_EMPHASIS, Emphasis(excluded=everything)))
    reading.settle()
    assert reading.state.summary == ()
    assert told(LONG) == "Nothing is in the summary now."
