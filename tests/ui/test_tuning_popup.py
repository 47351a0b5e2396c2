"""The panel that tunes the summary, as a person uses it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.child import Child
from harken.importing.importer import Importer
from harken.listening.command import Action, Command
from harken.settings import load_settings
from harken.summary.length import Length, Minutes, Percent, Sentences, Words
from harken.summary.ranker import METHODS, Ranker
from harken.ui.buttons import Button, Field
from harken.ui.keys_sheet import KeysSheet
from harken.ui.method_names import method_names
from harken.ui.resting_field import REST_MS
from harken.ui.tuning_popup import TuningPopup
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


@pytest.fixture
def ranker() -> FakeRanker:
    return FakeRanker()


@pytest.fixture
def house(
    qapp: QApplication, importer: Importer, settings: Path, ranker: FakeRanker
) -> Iterator[House]:
    qapp.setStyle("Fusion")
    house = House(importer, settings, ranker)  # type: ignore[arg-type]  # a stand-in
    house.open(article_of(words(400)))
    yield house
    house.close()


@pytest.fixture
def panel(house: House) -> TuningPopup:
    """The open panel over an article of forty sentences."""
    house.workspace.reading.controls.open_tuning()
    return house.workspace.reading.controls.tuning


def button(root: QWidget, text: str) -> Button:
    [found] = [one for one in root.findChildren(Button) if one.text() == text]
    return found


def checked(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(Button) if one.isChecked()]


def type_into(field: Field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def enter(field: Field, text: str) -> None:
    type_into(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


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


def test_a_method_is_chosen_and_explained(panel: TuningPopup, house: House) -> None:
    assert [name.split()[0] for name in checked(panel.method)] == ["Auto"]
    button(panel.method, "News").click()
    assert house.state.method == "news"
    assert checked(panel.method) == ["News"]
    assert "first" in panel.method._line.text()
    panel.method._actions["luhn"].trigger()
    assert checked(panel.method) == ["Luhn"]
    assert panel.method._actions["luhn"].isChecked()
    button(panel.method, "Balanced").click()
    assert checked(panel.method) == ["Balanced"]
    assert button(panel.method, "More…").accessibleName() == "More ways to choose"


def test_every_method_has_a_name_and_a_line() -> None:
    names = method_names()
    assert set(names) == set(METHODS)
    assert len({name for name, _ in names.values()}) == len(METHODS)
    assert all(line.endswith(".") for _, line in names.values())


def test_a_method_that_refuses_is_not_shown_as_chosen(
    panel: TuningPopup, house: House, ranker: FakeRanker
) -> None:
    ranker.refused = {"kl"}
    panel.method._actions["kl"].trigger()
    house.wait_for(lambda: bool(house.messages), "the message")
    assert "Cannot rank by kl" in house.messages[0]
    assert house.state.method == "auto"
    assert [name.split()[0] for name in checked(panel.method)] == ["Auto"]


def test_length_and_method_are_remembered(
    panel: TuningPopup, house: House, importer: Importer, ranker: FakeRanker, settings: Path
) -> None:
    ranker.refused = {"kl"}
    button(panel.length, "3 min").click()
    button(panel.method, "News").click()
    house.settle()
    panel.method._actions["kl"].trigger()
    house.wait_for(lambda: bool(house.messages), "the message")
    house.memory.write()
    kept = load_settings(settings)
    assert (kept.length, kept.summary_method) == (Minutes(3), "news")
    again = House(importer, settings, ranker)  # type: ignore[arg-type]
    again.open(article_of(words(400)))
    assert (again.state.length, again.state.method) == (Minutes(3), "news")
    again.close()


def test_what_auto_came_to_is_told(
    qapp: QApplication, importer: Importer, documents: Child, sample: Article, settings: Path
) -> None:
    qapp.setStyle("Fusion")
    house = House(importer, settings, Ranker(documents))
    try:
        house.open(sample)
        house.wait_for(lambda: house.state.ranking is not None, "the ranking")
        row = house.workspace.reading.controls
        row.open_tuning()
        ranking = house.state.ranking
        assert ranking is not None
        came_to = ranking.method_of(len(house.state.summary)).capitalize()
        assert checked(row.tuning.method) == [f"Auto ({came_to})"]
        house.session.do(Command(Action.SET_LENGTH, Percent(100)))
        assert checked(row.tuning.method) == ["Auto (Balanced)"]
    finally:
        house.close()


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


def test_single_keys_are_typed_and_do_nothing_else(panel: TuningPopup, house: House) -> None:
    for field in (panel.focus.field, panel.length._field):
        type_into(field, "eswtk ?S")
        assert field.text() == "eswtk ?S"
    assert house.state.reading == "article" and house.state.mode == "ready"
    assert not house.window.findChildren(KeysSheet)


def test_no_length_is_asked_for_by_opening_and_closing(house: House) -> None:
    commands: list[Command] = []
    house.workspace.reading.commanded.connect(commands.append)
    for length in (Minutes(1.25), Percent(33.3), Words(1200)):
        house.session.do(Command(Action.SET_LENGTH, length))
        house.workspace.reading.controls.open_tuning()
        house.workspace.reading.controls.tuning.close()
        assert house.state.length == length
    assert commands == []


def test_l_opens_the_panel_ready_for_a_number(house: House) -> None:
    house.window.activateWindow()
    house.workspace.reading.view.setFocus()
    QTest.keyClick(house.workspace.reading.view, Qt.Key.Key_L)
    panel = house.workspace.reading.controls.tuning
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.length._field
    assert panel.length._field.selectedText() == "1"
    panel.close()


@pytest.mark.parametrize("size", [(720, 480), (1200, 780)])
def test_the_panel_stays_inside_the_window(house: House, size: tuple[int, int]) -> None:
    house.window.resize(*size)
    emphasis = Emphasis("tide", frozenset([3]), frozenset([5, 6]))
    house.session.do(Command(Action.SET_EMPHASIS, emphasis))
    house.settle()
    house.workspace.reading.controls.open_tuning()
    house.settle()
    panel = house.workspace.reading.controls.tuning
    assert house.window.frameGeometry().contains(panel.frameGeometry())
    for one in panel.findChildren(Button):
        if one.isVisible():
            bold_px = one.fontMetrics().horizontalAdvance(one.text())
            assert one.width() >= bold_px + 8
    panel.close()
