"""Everything that a button or a menu of the window does can be done without a mouse.

A button is reached by Tab, or by the arrows from one beside it. A menu is opened by a button or by
the menu key, and the arrows come to each of its lines.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from harken.ui.doing import Doing
from harken.ui.keys import KEYS
from harken.ui.popups import Popup
from harken.ui.tab_order import tab_stops
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.test_popups import OPENED

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


@pytest.fixture
def full(house: House) -> House:
    """The window with all there is to press: a queue, a find bar, messages, a chosen line."""
    house.window.resize(1200, 800)
    house.window.activateWindow()
    house.put(*(article_of(words(80), title=name) for name in ("One", "Two", "Three")))
    house.workspace.desk.open_id("id of Two")
    library = house.workspace.side.library
    house.wait_for(lambda: library.model.rowCount() == 3, "the library")
    house.workspace.messages.tell_undoable("Something was done.", lambda: None)
    house.workspace.find.appear()
    library.focus_first()
    house.settle()
    return house


def buttons(root: QWidget) -> Iterator[QAbstractButton]:
    """What is seen and can be pressed in one window."""
    for button in root.findChildren(QAbstractButton):
        # The drawing in a field is part of that.
        part = isinstance(button.parent(), QLineEdit)
        if button.isVisible() and button.isEnabled() and button.window() is root.window():
            yield from () if part else (button,)


def unreached(root: QWidget) -> list[str]:
    """The buttons that Tab does not come to: of those that exclude each other, one is enough."""
    stops = set(tab_stops(root))
    return [
        button.accessibleName() or button.text()
        for button in buttons(root)
        if button not in stops and not _is_one_of_a_row(button, stops)
    ]


def _is_one_of_a_row(button: QAbstractButton, stops: set[QWidget]) -> bool:
    """Whether the arrows lead to it from another that Tab comes to."""
    group = button.group()
    siblings = group.buttons() if group is not None else button.parentWidget().children()
    exclusive = group.exclusive() if group is not None else button.autoExclusive()
    return exclusive and any(one in stops for one in siblings)


def test_every_button_of_the_window_is_reached(full: House) -> None:
    central = full.window.centralWidget()
    assert central is not None
    assert len(list(buttons(central))) > 30
    assert unreached(central) == []


@pytest.mark.parametrize("opened", OPENED)
def test_every_button_of_a_panel_is_reached(full: House, opened: str) -> None:
    OPENED[opened](full)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, Popup)
    assert unreached(panel) == []
    panel.close()


def lines_of(menu: QMenu) -> Iterator[QAction]:
    """What can be chosen in a menu and the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from lines_of(inner)
        elif not action.isSeparator() and action.isEnabled():
            yield action


def reached_by_arrows(menu: QMenu) -> set[str]:
    """The lines that Down comes to, and those of the menus that Right opens."""
    seen: set[str] = set()
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        inner = action.menu()
        if isinstance(inner, QMenu):
            QTest.keyClick(menu, Qt.Key.Key_Right)
            seen |= {inner.activeAction().text()} | reached_by_arrows(inner)
            QTest.keyClick(inner, Qt.Key.Key_Left)
        else:
            seen.add(action.text())
    return seen


def main_menu(house: House) -> None:
    [button] = [one for one in buttons(house.window.header) if one.accessibleName() == "Menu"]
    QTest.keyClick(button, Qt.Key.Key_Space)


def menu_of_the_queue(house: House) -> None:
    shown = house.workspace.side.up_next.list
    shown.setFocus()
    shown.open_menu(shown.mapToGlobal(QPoint(9, 9)))


def menu_of_the_library(house: House) -> None:
    shown = house.workspace.side.library.list
    shown.setFocus()
    shown.open_menu(shown.mapToGlobal(QPoint(9, 9)))


def menu_for_sorting(house: House) -> None:
    QTest.keyClick(house.workspace.side.library._arrange, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    "open_menu", [main_menu, menu_of_the_queue, menu_of_the_library, menu_for_sorting]
)
def test_every_line_of_a_menu_is_reached(full: House, open_menu: Callable[[House], None]) -> None:
    open_menu(full)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert reached_by_arrows(menu) == {action.text() for action in lines_of(menu)}
    menu.close()


def test_every_doing_of_the_window_has_a_key_or_a_place(full: House) -> None:
    """What has no key of its own is a button's, which Tab comes to, or the terminal's."""
    keyless = {doing for doing in full.workspace._actions if doing not in {k.doing for k in KEYS}}
    by_button = {Doing.CANCEL, Doing.SAMPLE, Doing.MENU}
    by_terminal = {Doing.STANDARD_INPUT}
    assert keyless == by_button | by_terminal
