"""How long the summary is, to the minute or exactly, as a person says it."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from harken.listening.command import Action, Command
from harken.summary.length import Length, Minutes, Percent, Sentences, Words
from harken.ui.tuning_popup import TuningPopup
from tests.ui.articles import article_of
from tests.ui.hands import button, checked, enter
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
        ("minutes", "2.5", Minutes(2.5)),
        ("minutes", "2,5", Minutes(2.5)),
        ("minutes", "1:30", Minutes(1.5)),
        ("sentences", "12", Sentences(12)),
        ("words", "70", Words(70)),
        ("percent", "20", Percent(20)),
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
    ("unit", "text"),
    [
        ("minutes", "soon"), ("minutes", "0"), ("minutes", "-3"), ("minutes", "nan"),
        ("minutes", "1:"), ("minutes", "inf"), ("sentences", "1:30"), ("percent", "120"),
    ],
)  # fmt: skip
def test_what_is_no_length_is_told_and_changes_nothing(
    panel: TuningPopup, house: House, unit: str, text: str
) -> None:
    panel.length._unit.choose(unit)
    enter(panel.length._field, text)
    assert house.state.length == Minutes(1)
    assert panel.length._hint.isVisible()
    assert panel.length._hint.text().startswith("A number")
    enter(panel.length._field, "3")
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
