"""What was deleted lately: seen in the library's panel, and brought back from there."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from harken.library.library import Library
from tests.ui.hands import button
from tests.ui.house import House
from tests.ui.library_panel.test_panel import arrange, choose, panel, press, queue, titles, type_in
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def show(house: House, *expected: str) -> None:
    house.wait_for(lambda: sorted(titles(house)) == sorted(expected), f"{expected}")


@pytest.fixture
def emptied(stocked: House) -> House:
    """Two of four articles were deleted, first "Clocks"; the messages with Undo are gone."""

    def delete(library: Library) -> None:
        library.delete(["id of Clocks"], 7_000_000.0)
        library.delete(["id of bridges"], 7_000_001.0)

    stocked.library.ask(delete).result(10)
    stocked.workspace.side._finding.renew()
    show(stocked, "Trains", "Sluices")
    return stocked


@pytest.fixture
def deleted(emptied: House) -> House:
    """What was deleted is shown."""
    arrange(emptied, "Recently deleted")
    emptied.window.activateWindow()
    emptied.settle()
    return emptied


def test_it_is_a_filter_with_the_one_deleted_last_first(deleted: House) -> None:
    assert titles(deleted) == ["bridges", "Clocks"]
    shown = panel(deleted)
    assert (shown._narrowed.accessibleName(), shown._told.text()) == ("Recently deleted", "2")
    assert shown.list.accessibleName() == "Recently deleted"
    assert unnamed(deleted.window) == []
    shown._all.click()
    show(deleted, "Trains", "Sluices")
    assert shown.list.accessibleName() == "Library"


def test_another_filter_leads_back_to_what_is_there(deleted: House) -> None:
    panel(deleted)._open_arranging()
    chosen = {one.text(): one for one in panel(deleted)._menu.actions() if one.isChecked()}
    assert chosen["Recently deleted"].isEnabled() and "All articles" not in chosen
    assert not chosen["Newest first"].isEnabled(), "they have an order of their own"
    arrange(deleted, "Heard")
    assert titles(deleted) == ["Sluices"]


def test_enter_brings_one_back_as_it_was(deleted: House) -> None:
    choose(deleted, "bridges")
    press(deleted, Qt.Key.Key_Return)
    show(deleted, "Clocks")
    assert deleted.messages == ["“bridges” is back."]
    assert deleted.state.article is None, "it is not played"
    arrange(deleted, "All articles")
    show(deleted, "Trains", "Sluices", "bridges")
    kept = deleted.library.ask(lambda library: library.entry("id of bridges")).result(10)
    assert kept is not None and kept.tags == ("music", "sea")


def by_button(house: House) -> None:
    button(panel(house)._buttons, "Restore").click()


def by_double_click(house: House) -> None:
    shown = panel(house).list
    shown.doubleClicked.emit(shown.currentIndex())


def by_menu(house: House) -> None:
    panel(house)._more.click()
    [menu] = [one for one in panel(house).list.findChildren(QMenu) if one.isVisible()]
    [restore] = menu.actions()
    assert restore.text() == "Restore\tEnter"
    menu.close()
    restore.trigger()


@pytest.mark.parametrize("restore", [by_button, by_double_click, by_menu])
def test_the_mouse_does_the_same(deleted: House, restore: Callable[[House], None]) -> None:
    choose(deleted, "Clocks")
    restore(deleted)
    show(deleted, "bridges")


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Plus, Qt.Key.Key_F2])
def test_nothing_else_is_done_to_what_is_deleted(deleted: House, key: Qt.Key) -> None:
    volume = deleted.state.volume
    choose(deleted, "Clocks")
    press(deleted, key)
    assert (titles(deleted), queue(deleted)) == (["bridges", "Clocks"], [])
    assert deleted.messages == []
    assert deleted.state.volume == volume
    visible = [one.text() for one in (panel(deleted)._play, panel(deleted)._add) if one.isVisible()]
    assert visible == []


def test_it_is_found_by_its_title(deleted: House) -> None:
    type_in(deleted, "CLO")
    assert titles(deleted) == ["Clocks"]
    assert panel(deleted)._told.text() == "1 of 2"
    type_in(deleted, "harbour")
    assert panel(deleted)._nothing.text() == "Nothing that was deleted lately is called like that."


def test_what_is_not_found_there_is_looked_for_in_the_whole_library(deleted: House) -> None:
    assert not panel(deleted)._everywhere.isVisible()
    type_in(deleted, "trains")
    assert titles(deleted) == []
    panel(deleted)._everywhere.click()
    deleted.settle()
    assert titles(deleted) == ["Trains"]
    assert deleted.window.header.search.text() == "trains"
    assert not panel(deleted)._everywhere.isVisible()
    type_in(deleted, "nonsense")
    assert not panel(deleted)._everywhere.isVisible(), "that was all there is"


@pytest.mark.parametrize(("hours_ago", "left"), [(0.5, "24 h"), (3.5, "21 h"), (23.9, "1 h")])
def test_each_says_how_long_it_can_be_brought_back(
    emptied: House, hours_ago: float, left: str
) -> None:
    then_s = time.time() - hours_ago * 3600
    emptied.library.ask(lambda library: library.delete(["id of Trains"], then_s)).result(10)
    arrange(emptied, "Recently deleted")
    emptied.workspace.side._finding.renew()
    show(emptied, "Trains", "bridges", "Clocks")
    row = panel(emptied).model.row(titles(emptied).index("Trains"))
    assert row.note == f"gone in {left}"
    assert row.note in row.spoken


def test_when_the_last_is_back_it_says_what_the_place_is_for(deleted: House) -> None:
    for title, *rest in (("bridges", "Clocks"), ("Clocks",)):
        choose(deleted, title)
        press(deleted, Qt.Key.Key_Return)
        show(deleted, *rest)
    assert panel(deleted)._nothing.text() == "What you delete can be brought back here for a day."
    assert QApplication.focusWidget() is panel(deleted)._all, "it leads on to what is there"


def test_where_all_was_deleted_the_way_back_is_still_there(emptied: House) -> None:
    for title, *rest in (("Trains", "Sluices"), ("Sluices",)):
        choose(emptied, title)
        press(emptied, Qt.Key.Key_Delete)
        show(emptied, *rest)
    emptied.workspace.notices.dismiss()
    assert panel(emptied).isVisible()
    assert "Recently deleted" in panel(emptied)._nothing.text()
    arrange(emptied, "Recently deleted")
    assert titles(emptied) == ["Sluices", "Trains", "bridges", "Clocks"]


def test_the_keyboard_alone_gets_there(emptied: House) -> None:
    panel(emptied)._arrange.setFocus()
    QTest.keyClick(panel(emptied)._arrange, Qt.Key.Key_Space)
    menu = panel(emptied)._menu
    assert QApplication.activePopupWidget() is menu
    for _ in menu.actions():
        current = menu.activeAction()
        if current is not None and current.text() == "Recently deleted":
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    show(emptied, "bridges", "Clocks")
