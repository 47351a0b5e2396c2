"""The window's left side: what of it is open, hidden, and remembered."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from harken.importing.importer import Importer
from harken.settings import load_settings
from harken.ui.article_row import ROW_PX
from harken.ui.section import Section
from harken.ui.side_tabs import SideTabs
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


@pytest.fixture
def filled(house: House) -> House:
    """A window with something in it."""
    house.put(*(article_of(words(30), title=name) for name in ("Alpha", "Beta")))
    house.window.activateWindow()
    house.wait_for(lambda: house.workspace.side.library.model.rowCount() == 2, "the library")
    return house


def opened(house: House) -> list[bool]:
    side = house.workspace.side
    return [side.up_next.is_open, side.library.is_open]


def head(section: Section) -> QPushButton:
    return section.findChildren(QPushButton)[0]


def tab(house: House, name: str) -> QPushButton:
    tabs = house.workspace.side.panel.findChildren(SideTabs)[0].buttons
    return next(one for one in tabs if one.text() == name)


def test_in_a_low_window_two_tabs_stand_above_the_list(filled: House) -> None:
    filled.window.resize(720, 480)
    filled.settle()
    side = filled.workspace.side
    tabs = (tab(filled, "UP NEXT"), tab(filled, "LIBRARY"))
    assert [one.isVisible() for one in tabs] == [True, True]
    assert not side.library.isVisible(), "no heading of a list that is not there"
    assert not head(side.up_next).isVisible(), "its name is said once"
    assert abs(tabs[0].width() - tabs[1].width()) <= 1
    tabs[0].setFocus()
    QTest.keyClick(tabs[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not tabs[0]
    tabs[1].setFocus()
    QTest.keyClick(tabs[1], Qt.Key.Key_Space)
    filled.settle()
    assert (side.up_next.isVisible(), side.library.list.isVisible()) == (False, True)
    assert tabs[1].accessibleName() == "LIBRARY, 2"
    filled.window.resize(1200, 780)
    filled.settle()
    assert not tabs[0].isVisible() and head(side.up_next).isVisible()


def test_a_low_window_found_what_is_looked_for_under_its_tab(filled: House) -> None:
    filled.window.resize(720, 480)
    filled.window.header.search.setText("beta")
    filled.settle()
    assert tab(filled, "LIBRARY").isChecked()


def test_a_low_window_has_one_list_at_a_time(filled: House) -> None:
    filled.window.resize(1200, 780)
    filled.settle()
    assert opened(filled) == [True, True]
    filled.window.resize(720, 480)
    filled.settle()
    assert opened(filled) == [True, False]
    tab(filled, "LIBRARY").click()
    assert opened(filled) == [False, True]
    assert tab(filled, "LIBRARY").isChecked()
    tab(filled, "UP NEXT").click()
    assert opened(filled) == [True, False]
    filled.window.resize(1200, 780)
    filled.settle()
    assert opened(filled) == [True, True]


def put_many(house: House, count: int) -> None:
    house.put(*(article_of(words(30), title=f"Number {n}") for n in range(count)))
    library = house.workspace.side.library
    house.wait_for(lambda: library.model.rowCount() == count, "the library")


@pytest.mark.parametrize("count", [1, 4, 30])
def test_no_line_is_cut_in_half(house: House, count: int) -> None:
    put_many(house, count)
    side = house.workspace.side
    for height in (480, 540, 600, 700, 780, 1000):
        house.window.resize(720, height)
        for section in (side.up_next, side.library):
            side.panel.reveal(section)
            house.settle()
            shown, all_px = section.list, count * ROW_PX
            seen_px = shown.viewport().height()
            assert seen_px >= min(2 * ROW_PX, all_px)
            if seen_px < all_px:
                assert seen_px % ROW_PX == 0
                shown.scrollToBottom()
                assert shown.verticalScrollBar().value() == all_px - seen_px
                shown.scrollToTop()


def test_the_smallest_window_shows_three_lines_of_either_list(house: House) -> None:
    put_many(house, 9)
    house.window.resize(720, 480)
    house.settle()
    side = house.workspace.side
    assert (side.up_next.is_open, side.library.is_open) == (True, False)
    assert side.up_next.list.viewport().height() == 3 * ROW_PX
    tab(house, "LIBRARY").click()
    house.settle()
    assert side.library.list.viewport().height() == 3 * ROW_PX


def test_the_library_has_the_room_that_up_next_leaves(house: House) -> None:
    house.window.resize(1200, 780)
    heights_px = []
    for number in range(6):
        house.put(article_of(words(30), title=f"Number {number}"))
        house.settle()
        side = house.workspace.side
        heights_px.append(side.up_next.height())
        assert side.library.geometry().top() == side.up_next.geometry().bottom() + 1
        assert side.up_next.height() <= side.panel.height() // 2
    assert heights_px[:3] == sorted(set(heights_px[:3])), "it grows with what is in it"
    assert heights_px[-1] == heights_px[-2], "and no further than to the middle"


def test_the_time_that_is_left_of_a_plan_is_not_cut_in_the_narrowest_side(house: House) -> None:
    put_many(house, 3)
    house.window.resize(720, 480)
    house.settle()
    up_next = house.workspace.side.up_next
    state = replace(house.state, plan_left_s=2 * 3600 + 55 * 60.0)
    up_next.show_state(state)
    house.settle()
    assert up_next._fit.text() == "2 h 55 min left…"
    assert up_next._fit.accessibleName() == up_next._fit.toolTip() == "2 h 55 min left of your time"
    assert up_next._fit.width() >= up_next._fit.sizeHint().width()
    assert up_next.rect().contains(up_next._fit.geometry())


def test_a_section_can_be_folded(filled: House) -> None:
    up_next = filled.workspace.side.up_next
    head(up_next).click()
    assert not up_next.list.isVisible()
    head(up_next).click()
    assert up_next.list.isVisible()


def test_it_is_hidden_by_button_and_key_and_stays_so(
    filled: House, importer: Importer, settings: Path
) -> None:
    panel = filled.workspace.side.panel
    QTest.keyClick(filled.window, Qt.Key.Key_F9)
    assert not panel.isVisible()
    filled.window.header.side_wanted.emit()
    assert panel.isVisible()
    QTest.keyClick(filled.window, Qt.Key.Key_F9)
    filled.window.close()
    assert not load_settings(settings).show_side
    again = House(importer, settings)
    again.put(article_of("One."))
    assert not again.workspace.side.panel.isVisible()
    again.close()


def test_searching_shows_the_library_alone_and_all_again_after(filled: House) -> None:
    filled.workspace.side.toggle()
    QTest.keyClick(
        filled.window, Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    field = filled.window.header.search
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "beta")
    filled.settle()
    assert filled.workspace.side.panel.isVisible()
    assert opened(filled) == [False, True]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    filled.settle()
    assert (field.text(), opened(filled)) == ("", [True, True])
    assert QApplication.focusWidget() is not field


@pytest.mark.parametrize("width", [720, 900, 1200])
def test_nothing_of_the_header_is_cut_off(filled: House, width: int) -> None:
    filled.window.resize(width, 600)
    filled.settle()
    header = filled.window.header
    for one in filter(QPushButton.isVisible, header.findChildren(QPushButton)):
        assert header.rect().contains(one.geometry())
        assert one.width() >= one.sizeHint().width()
    assert header.search.width() >= 72
