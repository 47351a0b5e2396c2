"""What weighs more and what weighs nothing, as a person says it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from harken.article.emphasis import Emphasis
from harken.listening.command import Action, Command
from harken.summary.length import Sentences
from harken.ui.tuning.popup import TuningPopup
from harken.ui.tuning.resting_field import REST_MS
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.hands import button, enter, type_into
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_a_focus_holds_after_enter_or_a_rest(panel: TuningPopup, house: House) -> None:
    field = panel.focus.field
    type_into(field, "tide")
    assert house.state.emphasis.focus == ""
    house.wait_for(lambda: house.state.emphasis.focus == "tide", "the focus")
    assert REST_MS >= 400
    enter(field, " storm  surges ")
    assert house.state.emphasis.focus == "storm  surges"


def test_a_focus_keeps_the_pins_and_they_are_cleared_by_themselves(
    panel: TuningPopup, house: House
) -> None:
    assert not panel.focus._picked.isVisible()
    picks = Emphasis("", frozenset([3]), frozenset([5, 6]))
    house.session.do(Command(Action.SET_EMPHASIS, picks))
    assert panel.focus._count.text() == "1 pinned · 2 left out"
    enter(panel.focus.field, "tide")
    assert house.state.emphasis == Emphasis("tide", frozenset([3]), frozenset([5, 6]))
    button(panel.focus, "Clear").click()
    assert house.state.emphasis == Emphasis("tide")
    assert not panel.focus._picked.isVisible()


def test_a_focus_that_no_sentence_has_is_told(
    panel: TuningPopup, house: House, fake_ranker: FakeRanker
) -> None:
    told = panel.focus._not_found
    assert not told.isVisible()
    fake_ranker.at_once = False
    enter(panel.focus.field, "zebra")
    assert not told.isVisible()  # Nobody knows yet.
    fake_ranker.answer()
    house.settle()
    assert (told.isVisible(), told.text()) == (True, "No sentence has these words")
    ranking = house.state.ranking
    assert ranking is not None
    some = (replace(ranking.reasons[0], focus=0.5), *ranking.reasons[1:])
    panel.show_state(replace(house.state, ranking=replace(ranking, reasons=some)))
    assert not told.isVisible()


def test_esc_and_the_cross_clear_the_focus(panel: TuningPopup, house: House) -> None:
    field = panel.focus.field
    enter(field, "tide")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert house.state.emphasis == Emphasis()
    assert panel.isVisible()
    enter(field, "storm")
    panel.focus._clear.click()
    assert house.state.emphasis == Emphasis()
    assert not panel.focus._clear.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_leaving_the_panel_settles_what_was_typed(panel: TuningPopup, house: House) -> None:
    type_into(panel.focus.field, "tide")
    panel.close()
    assert house.state.emphasis.focus == "tide"


def test_what_is_being_typed_is_not_overwritten(panel: TuningPopup, house: House) -> None:
    type_into(panel.focus.field, "ti")
    house.session.do(Command(Action.FASTER))
    house.session.do(Command(Action.SET_LENGTH, Sentences(4)))
    assert panel.focus.field.text() == "ti"


def test_what_was_typed_for_an_article_is_not_for_the_next(
    panel: TuningPopup, house: House
) -> None:
    first = house.state.article
    assert first is not None
    type_into(panel.focus.field, "tide")
    house.open(article_of(words(300), title="Another"))
    assert not panel.isVisible()
    panel.focus.field.settle()
    assert house.state.emphasis == Emphasis()
    house.open(first)
    assert house.state.emphasis == Emphasis()
