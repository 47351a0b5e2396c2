"""Messages that go away by themselves wait for whoever is at them (WCAG 2.2.1).

No event is handled between a message and who comes to it: no time passes there for the window.
"""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import harken.ui.notice
from harken.errors import HarkenError
from harken.ui.notice import Notice
from tests.ui.hands import button
from tests.ui.house import House

SOON_MS = 40
WORDS = "“Clocks” was deleted."


@pytest.fixture
def hasty(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """A window whose messages go soon; the keyboard is in the search."""
    monkeypatch.setattr(harken.ui.notice, "INFO_MS", SOON_MS)
    house.window.activateWindow()
    house.settle()
    house.window.header.search.setFocus()
    return house


def tell(house: House, done: list[str]) -> Notice:
    """Tells of something that can be undone; `done` fills when it is."""
    return house.workspace.messages.tell_undoable(WORDS, lambda: done.append("undone"))


def put_mouse_on(notice: Notice) -> None:
    middle = QPointF(notice.rect().center())
    QApplication.sendEvent(notice, QEnterEvent(middle, middle, middle))


def take_mouse_off(notice: Notice) -> None:
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))


def test_left_alone_it_goes(hasty: House) -> None:
    tell(hasty, [])
    hasty.wait_for(lambda: not hasty.messages, "the message to go")


def test_under_the_mouse_it_stays_and_goes_after_that(hasty: House) -> None:
    notice = tell(hasty, [])
    put_mouse_on(notice)
    QTest.qWait(4 * SOON_MS)
    assert hasty.messages == [WORDS]
    take_mouse_off(notice)
    hasty.wait_for(lambda: not hasty.messages, "the message to go")


def test_with_the_keyboard_it_stays_until_that_is_elsewhere(hasty: House) -> None:
    notice = tell(hasty, [])
    button(notice, "Undo").setFocus()
    put_mouse_on(notice)
    take_mouse_off(notice)
    QTest.qWait(4 * SOON_MS)
    assert QApplication.focusWidget() is button(notice, "Undo")
    assert hasty.messages == [WORDS]
    hasty.window.header.search.setFocus()
    hasty.wait_for(lambda: not hasty.messages, "the message to go")


def test_one_that_was_stayed_with_can_still_be_used(hasty: House) -> None:
    done: list[str] = []
    undo = button(tell(hasty, done), "Undo")
    undo.setFocus()
    QTest.qWait(2 * SOON_MS)
    undo.click()
    hasty.settle()
    assert (hasty.messages, done) == ([], ["undone"])


def test_what_failed_is_told_a_while_longer_and_goes_then(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harken.ui.notice, "ERROR_MS", 4 * SOON_MS)
    monkeypatch.setattr(harken.ui.notice, "INFO_MS", SOON_MS)
    tell(house, [])
    house.workspace.messages.fail(HarkenError("Cannot read it", "it is empty", "Choose another."))
    house.wait_for(lambda: WORDS not in house.messages, "the message to go")
    assert len(house.messages) == 1
    house.wait_for(lambda: not house.messages, "what failed to go")


def test_several_that_failed_go_together(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harken.ui.notice, "ERROR_MS", SOON_MS)
    for name in ("One", "Two"):
        why = HarkenError(f"Cannot read {name}", "it is empty", "Choose another.")
        house.workspace.messages.fail(why)
    [told] = house.messages
    assert told.startswith("2 things could not be done.")
    house.wait_for(lambda: not house.messages, "what failed to go")


def test_one_that_lasts_stays_though_the_mouse_comes_and_goes(hasty: House) -> None:
    notice = hasty.workspace.notices.show_lasting("There is no sound device.")
    put_mouse_on(notice)
    take_mouse_off(notice)
    QTest.qWait(3 * SOON_MS)
    assert hasty.messages == ["There is no sound device."]
