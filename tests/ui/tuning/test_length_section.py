"""How long the summary is, to the minute or exactly, as a person says it."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from harken.listening.command import Action, Command
from harken.summary.length import Length, Minutes, Percent, Sentences, Words
from harken.ui.tuning.popup import TuningPopup
from harken.ui.tuning.typed_length import MOST
from tests.ui.articles import article_of
from tests.ui.hands import button, checked, enter, type_into
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_make_it_so_many_minutes(panel: TuningPopup, house: House) -> None:
    assert checked(panel.length) == ["1 min"]
    button(panel.length, "3 min").click()
    assert house.state.length == Minutes(3)
    assert checked(panel.length) == ["3 min"]
    assert button(panel.length, "3 min").accessibleName() == "Make it 3 minutes"
    button(panel.length, "3 min").click()
    assert checked(panel.length) == ["3 min"]
    house.session.do(Command(Action.SET_LENGTH, Sentences(4)))
    assert checked(panel.length) == []


@pytest.mark.parametrize(
    ("unit", "text", "length"),
    [
        ("minutes", "2,5", Minutes(2.5)),
        ("minutes", "1:30", Minutes(1.5)),
        ("sentences", "12", Sentences(12)),
        ("words", "1,000", Words(1_000)),
        ("percent", "20", Percent(20)),
        ("percent", "20%", Percent(20)),
    ],
)
def test_an_exact_length(
    panel: TuningPopup, house: House, unit: str, text: str, length: Length
) -> None:
    panel.length._unit.choose(unit)
    enter(panel.length._field, text)
    assert house.state.length == length
    assert panel.length._unit.value == unit


@pytest.mark.parametrize(
    ("unit", "text", "told"),
    [
        ("minutes", "soon", "More than 0 and up to {most}, please, such as 2.5 or 2:30"),
        ("minutes", "0", "More than 0 and up to {most}, please, such as 2.5 or 2:30"),
        ("minutes", "-5", "More than 0 and up to {most}, please, such as 2.5 or 2:30"),
        ("minutes", "9999999", "More than 0 and up to {most}, please, such as 2.5 or 2:30"),
        ("sentences", "1:30", "A whole number from 1 to {most}, please"),
        ("words", "0", "A whole number from 1 to {most}, please"),
        ("percent", "120%", "More than 0 and up to {most}, please"),
    ],
)
def test_what_is_no_length_changes_nothing_and_is_told(
    panel: TuningPopup, house: House, unit: str, text: str, told: str
) -> None:
    field = panel.length._field
    panel.length._unit.choose(unit)
    enter(field, text)
    assert house.state.length == Minutes(1)
    told = told.format(most=QLocale().toString(int(MOST[unit])))
    assert (panel.length._hint.isVisible(), panel.length._hint.text()) == (True, told)
    assert panel.length._hint.property("wrong") is True
    assert field.text() not in (text, "")
    assert field.selectedText() == field.text()
    enter(field, "3")
    assert not panel.length._hint.isVisible()


def test_what_was_typed_stays_as_it_was_typed(panel: TuningPopup, house: House) -> None:
    field = panel.length._field
    for text in ("1:3", "1:30", "2,50"):
        enter(field, text)
        assert field.text() == text
    button(panel.length, "5 min").click()
    assert field.text() == "5"
    panel.length._unit.choose("words")
    enter(field, "1200")
    assert house.state.length == Words(1200)
    panel.close()
    house.workspace.reading.controls.open_tuning()
    assert field.text() == "1200"


def test_esc_closes_the_panel_from_the_field_of_the_length(panel: TuningPopup) -> None:
    QTest.keyClick(panel.length._field, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_another_unit_tells_the_same_length(panel: TuningPopup, house: House) -> None:
    house.session.do(Command(Action.SET_LENGTH, Sentences(8)))
    assert (panel.length._unit.value, panel.length._field.text()) == ("sentences", "8")
    for unit, told in (("words", "80"), ("percent", "20"), ("sentences", "8")):
        panel.length._unit.choose(unit)
        panel.length._unit.activated.emit(0)
        assert panel.length._field.text() == told
    panel.length._unit.choose("minutes")
    panel.length._unit.activated.emit(0)
    told_minutes, right = QLocale().toDouble(panel.length._field.text())
    assert right
    assert told_minutes == pytest.approx(house.state.summary_s / 60, abs=0.06)
    assert house.state.length == Sentences(8)


def test_no_length_is_asked_for_by_opening_and_closing(house: House) -> None:
    commands: list[Command] = []
    house.workspace.reading.commanded.connect(commands.append)
    for length in (Minutes(1.25), Percent(33.3), Words(1200)):
        house.session.do(Command(Action.SET_LENGTH, length))
        house.workspace.reading.controls.open_tuning()
        house.workspace.reading.controls.tuning.close()
        assert house.state.length == length
    assert commands == []


def test_words_are_counted_as_the_length_counts_them(panel: TuningPopup, house: House) -> None:
    # Chinese puts no spaces between words: each character counts as one.
    sentences = [character * 29 + "." for character in "一二三四五六七八九十"]
    house.open(article_of(*sentences, title="标题", language="zh"))
    house.session.do(Command(Action.SET_LENGTH, Words(60)))
    house.workspace.reading.controls.open_tuning()
    assert len(house.state.summary) == 2
    house.session.do(Command(Action.SET_LENGTH, Sentences(2)))
    panel.length._unit.choose("words")
    panel.length._unit.activated.emit(0)
    assert panel.length._field.text() == "58"


def choose_unit(panel: TuningPopup, unit: str) -> None:
    """Picks a unit from the list, which takes the focus."""
    panel.length._unit.setFocus(Qt.FocusReason.MouseFocusReason)
    panel.length._unit.choose(unit)
    panel.length._unit.activated.emit(panel.length._unit.currentIndex())


def test_a_number_is_taken_in_the_unit_that_is_chosen_for_it(
    panel: TuningPopup, house: House
) -> None:
    field = panel.length._field
    for unit, length in (("sentences", Sentences(5)), ("percent", Percent(5))):
        type_into(field, "5")
        choose_unit(panel, unit)
        assert (house.state.length, field.text()) == (length, "5")
        assert panel.length._unit.value == unit
    # What the unit before could not have is well said in this one.
    type_into(field, "150")
    choose_unit(panel, "words")
    assert (house.state.length, field.text()) == (Words(150), "150")
    assert not panel.length._hint.isVisible()


def test_by_keyboard_one_steps_through_the_units(panel: TuningPopup, house: House) -> None:
    unit = panel.length._unit
    type_into(panel.length._field, "5")
    unit.setFocus(Qt.FocusReason.TabFocusReason)
    for name, length in (("sentences", Sentences(5)), ("words", Words(5)), ("percent", Percent(5))):
        QTest.keyClick(unit, Qt.Key.Key_Down)
        assert (unit.value, house.state.length) == (name, length)
        assert unit.hasFocus()


def test_a_number_that_is_confirmed_is_told_in_another_unit(
    panel: TuningPopup, house: House
) -> None:
    panel.length._unit.choose("sentences")
    enter(panel.length._field, "8")
    choose_unit(panel, "words")
    assert (house.state.length, panel.length._field.text()) == (Sentences(8), "80")
    type_into(panel.length._field, "70")
    button(panel.length, "3 min").click()
    choose_unit(panel, "sentences")
    assert house.state.length == Minutes(3)


def test_half_a_number_stays_while_somebody_is_at_it(panel: TuningPopup, house: House) -> None:
    field = panel.length._field
    type_into(field, "1:")
    field.settle()
    assert panel.length._hint.isVisible()
    house.session.do(Command(Action.FASTER))
    assert field.text() == "1:"
    QTest.keyClicks(field, "30")
    field.settle()
    assert house.state.length == Minutes(1.5)
    assert not panel.length._hint.isVisible()
    type_into(field, "1:")
    panel.focus.field.setFocus(Qt.FocusReason.TabFocusReason)
    assert (house.state.length, field.text()) == (Minutes(1.5), "1.5")
