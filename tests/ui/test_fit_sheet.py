"""I have so many minutes: asked, shown, chosen otherwise, started."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from harken.article.position import Reading
from harken.library.entry import Portion, Queued
from harken.listening.command import Action, Command
from harken.listening.fit_plan import Choice
from harken.listening.plan import Plan
from harken.listening.state import Mode
from harken.ui.durations import clock
from harken.ui.fit.row import FitRow
from harken.ui.fit.sheet import FitSheet
from tests.ui.articles import article_of, words
from tests.ui.house import House


@pytest.fixture
def sheet(house: House) -> FitSheet:
    for number in range(3):
        house.session.queue.add(article_of(words(400 * (number + 1)), title=f"Article {number}"))
    house.settle()
    house.memory.keep(fit_minutes=120)
    first = house.state.queue[0].entry.id
    house.workspace.desk.open_id(first)
    house.wait_for(lambda: house.state.article is not None, "an article")
    house.workspace.sheets.show_fit()
    (found,) = house.window.findChildren(FitSheet)
    house.wait_for(lambda: found.start.isEnabled() and bool(rows(found)), "a plan")
    return found


def rows(sheet: FitSheet) -> list[FitRow]:
    found = sheet.findChildren(FitRow)
    return sorted(found, key=lambda row: row.y())


def shares(sheet: FitSheet) -> list[str]:
    return [row.findChildren(QLabel)[1].accessibleName() for row in rows(sheet)]


def choose(house: House, sheet: FitSheet, row: int, choice: Choice) -> None:
    rows(sheet)[row].choice.choose(choice.value)
    house.wait_for(sheet.start.isEnabled, "another plan")


def test_it_shows_what_fits(house: House, sheet: FitSheet) -> None:
    assert len(rows(sheet)) == 3
    assert all(share.startswith("Whole, ") for share in shares(sheet))
    assert "there is time to spare" in sheet.total.text()


def test_fewer_minutes_make_summaries(house: House, sheet: FitSheet) -> None:
    sheet.minutes.number.setValue(5)
    house.wait_for(lambda: sheet.total.text().endswith("of 5 min"), "the plan")
    assert any("Summary" in share for share in shares(sheet))
    assert house.memory.settings.fit_minutes == 5


def test_what_is_chosen_stays_whatever_else_is(house: House, sheet: FitSheet) -> None:
    sheet.minutes.number.setValue(5)
    choose(house, sheet, 0, Choice.LATER)
    choose(house, sheet, 2, Choice.SUMMARY)
    assert shares(sheet)[0] == "Another time"
    assert shares(sheet)[2].startswith("Summary, ")


def test_a_choice_that_is_too_long_is_told(house: House, sheet: FitSheet) -> None:
    sheet.minutes.number.setValue(1)
    for row in range(3):
        choose(house, sheet, row, Choice.WHOLE)
    house.wait_for(lambda: "more than" in sheet.total.text(), "the warning")
    assert sheet.total.property("wrong")


def test_nothing_chosen_cannot_be_started(house: House, sheet: FitSheet) -> None:
    for row in range(3):
        rows(sheet)[row].choice.choose(Choice.LATER.value)
    house.wait_for(lambda: "Nothing is left" in sheet.total.text(), "the word")
    assert not sheet.start.isEnabled()


def test_enter_starts_it(house: House, sheet: FitSheet) -> None:
    sheet.minutes.number.setValue(5)
    house.wait_for(lambda: any("Summary" in share for share in shares(sheet)), "a summary")
    house.wait_for(sheet.start.isEnabled, "the plan")
    sheet.start.setFocus()
    QTest.keyClick(sheet.start, Qt.Key.Key_Return)
    house.wait_for(lambda: house.state.plan_left_s is not None, "the start")
    assert house.state.mode is Mode.PLAYING
    portions = [item.portion for item in house.state.queue]
    assert Reading.SUMMARY in [it.reading for it in portions if it is not None]
    assert "left of your time" in house.workspace.side.up_next._fit.accessibleName()


def test_it_follows_the_reading_behind_it(house: House, sheet: FitSheet) -> None:
    """What is left is told as it was when that was planned: it is known better all the time."""
    planned: list[tuple[int | None, str]] = []
    house.session.fitting.planned.connect(
        lambda _: planned.append((house.state.sentence, clock(house.state.remaining_s)))
    )
    before, start = shares(sheet)[0], sheet.start
    start.setFocus()
    house.session.do(Command(Action.PLAY))
    house.hear(3000)
    assert house.state.mode is Mode.PLAYING
    here = house.state.sentence
    house.wait_for(lambda: bool(planned) and planned[-1][0] == here, "the plan from here")
    assert shares(sheet)[0] == f"The rest of it, {planned[-1][1]}" != before
    assert start.hasFocus(), "what is shown anew takes nothing from the keyboard"


def test_what_is_started_is_planned_from_where_the_reading_is_then(
    house: House, sheet: FitSheet
) -> None:
    started: list[Plan] = []
    sheet.accepted_plan.connect(started.append)
    house.session.do(Command(Action.PLAY))
    for _ in range(3000):  # no event is handled: the sheet cannot have shown it yet
        house.player.pass_time()
    left_s = house.state.remaining_s
    sheet.start.click()
    house.wait_for(lambda: bool(started), "the start")
    assert started[0].items[0].allotted.seconds == pytest.approx(left_s, abs=0.5)


def test_what_ends_behind_it_or_comes_meanwhile_is_planned_for(
    house: House, sheet: FitSheet
) -> None:
    house.put(article_of(words(50), title="A late one"))
    house.wait_for(lambda: len(rows(sheet)) == 4, "what came")
    house.session.do(Command(Action.NEXT_ARTICLE))
    house.wait_for(lambda: len(rows(sheet)) == 3, "what is left")
    assert "Article 0" not in [row.findChildren(QLabel)[0].accessibleName() for row in rows(sheet)]


class TestWhatIsLeftOfAPlan:
    @pytest.fixture
    def left(self, house: House) -> House:
        """At the start the plan of another session has eight minutes left."""
        house.memory.keep(plan_left_minutes=8, fit_minutes=10)
        planned = [article_of(words(400 * n), title=f"Planned {n}") for n in (1, 2)]
        house.put(*planned, article_of(words(20), title="Another"))
        portion = Portion(Reading.ARTICLE)
        ids = [item.entry.id for item in house.state.queue]
        queue = (Queued(ids[0], portion), Queued(ids[1], portion), Queued(ids[2]))
        house.session.do(Command(Action.SET_QUEUE, queue))
        self.open(house, 0)
        return house

    def open(self, house: House, row: int) -> None:
        opened = house.state.queue[row].entry
        house.session.do(Command(Action.OPEN_ARTICLE, opened.id))
        house.wait_for(lambda: house.window.windowTitle().startswith(opened.title), "an article")

    def fit(self, house: House) -> str:
        return house.workspace.side.up_next._fit.text()

    def test_is_offered_and_begins_where_the_person_wants(self, left: House) -> None:
        button = left.workspace.side.up_next._fit
        assert button.text() == "Go on: 8 min…"
        assert button.accessibleName() == "Go on with the 8 min left of your time"
        assert left.state.mode is Mode.READY
        button.click()
        [sheet] = left.window.findChildren(FitSheet)
        left.wait_for(lambda: bool(rows(sheet)), "a plan")
        assert sheet.minutes.value == 8
        sheet.start.click()
        left.wait_for(lambda: left.state.plan_left_s is not None, "the start")
        assert self.fit(left) == "8 min left…"
        assert left.memory.settings.fit_minutes == 10, "what the person has is as it was"

    def test_stays_while_what_was_planned_is_heard(self, left: House) -> None:
        left.session.do(Command(Action.PLAY))
        left.hear()
        self.open(left, 1)
        assert self.fit(left) == "Go on: 8 min…"

    def test_is_gone_where_something_else_is_opened(self, left: House) -> None:
        self.open(left, 2)
        assert self.fit(left) == "Fit my time…"
        assert left.memory.settings.plan_left_minutes == 0

    def test_is_remembered_while_it_is_heard_and_not_after(self, left: House) -> None:
        left.session.fitting.planned.connect(
            lambda plan: left.session.do(Command(Action.FIT_TIME, plan))
        )
        left.session.fitting.plan(3.5 * 60, {})
        left.wait_for(lambda: left.state.plan_left_s is not None, "the start")
        left.hear()
        assert left.memory.settings.plan_left_minutes == 4
        left.session.do(Command(Action.FIT_TIME))
        assert left.memory.settings.plan_left_minutes == 0
        assert self.fit(left) == "Fit my time…"

    def test_is_not_cut_in_the_narrowest_side(self, left: House) -> None:
        left.window.resize(720, 480)
        left.memory.keep(plan_left_minutes=175)
        left.workspace.side.show_state(left.state)
        left.settle()
        button = left.workspace.side.up_next._fit
        assert button.text() == "Go on: 2 h 55 min…"
        assert button.width() >= button.sizeHint().width()
        assert left.workspace.side.up_next.rect().contains(button.geometry())


def test_esc_changes_nothing(house: House, sheet: FitSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    house.settle()
    assert not house.window.findChildren(FitSheet)
    assert house.state.plan_left_s is None
    assert all(item.portion is None for item in house.state.queue)


def test_an_article_that_cannot_be_opened_is_named_and_left_out(
    house: House, sheet: FitSheet
) -> None:
    damaged = house.state.queue[1].entry.id
    work = "UPDATE body SET form = x'78' WHERE article = ?"
    house.library.ask(lambda library: library._database.change(work, (damaged,))).result(10)
    sheet.minutes.number.setValue(5)
    house.wait_for(lambda: "of 5 min" in sheet.total.text(), "the plan")
    assert shares(sheet)[1] == "Left out: it cannot be opened"
    assert not rows(sheet)[1].choice.isEnabled()
    assert sheet.total.text().endswith("What cannot be opened is left out: “Article 1”.")
    assert sheet.start.isEnabled()
