"""The panel that tunes the summary, as a person opens, uses and closes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.article.emphasis import Emphasis
from harken.listening.command import Action, Command
from harken.summary.length import Sentences
from harken.ui.buttons import Button
from harken.ui.keys_sheet import KeysSheet
from harken.ui.tuning.popup import TuningPopup
from tests.ui.hands import enter, type_into
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_single_keys_are_typed_and_do_nothing_else(panel: TuningPopup, house: House) -> None:
    for field in (panel.focus.field, panel.length._field):
        type_into(field, "eswtk ?S")
        assert field.text() == "eswtk ?S"
    assert house.state.reading == "article" and house.state.mode == "ready"
    assert not house.window.findChildren(KeysSheet)


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


def test_a_panel_that_grows_stays_inside_the_window(house: House) -> None:
    house.window.resize(720, 480)
    house.settle()
    house.workspace.reading.controls.open_tuning()
    house.settle()
    panel = house.workspace.reading.controls.tuning
    enter(panel.length._field, "soon")
    house.settle()
    assert panel.length._hint.isVisible()
    assert house.window.frameGeometry().contains(panel.frameGeometry())
    panel.close()


def test_the_panel_says_what_the_person_gets(panel: TuningPopup, house: House) -> None:
    for count, told in ((6, "6 sentences · 15 %"), (1, "1 sentence · 2 %")):
        house.session.do(Command(Action.SET_LENGTH, Sentences(count)))
        assert panel.result.text().endswith(f" s · {told}")
