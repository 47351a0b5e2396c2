"""The menu of the text, opened by the keyboard: it is about what is read, and opens beside it."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.article.model import Skip, SkipReason, Span
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.ui.text_menu import TextMenu
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.summary.places import LONG, LONGEST, choose, labels

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def menu_by_key(house: House) -> TextMenu:
    """The menu that the Menu key opens, as Qt asks for it: at the middle of what has the focus."""
    view = house.workspace.reading.view
    middle = view.rect().center()
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(by_key, middle, view.mapToGlobal(middle)))
    return house.workspace.reading.findChildren(TextMenu)[-1]


def sentence_on_screen(house: House, sentence: int) -> QRect:
    assert house.state.article is not None
    return house.workspace.reading.view.on_screen(house.state.article.sentences[sentence].span)


def lowest(menu: TextMenu) -> int:
    return menu.screen().availableGeometry().bottom()


@pytest.mark.parametrize("which", list(Reading))
def test_it_weighs_the_sentence_that_is_read(reading: House, which: Reading) -> None:
    reading.session.do(Command(Action.EXPAND, LONGEST))
    reading.session.do(Command(Action.PAUSE))
    reading.session.do(Command(Action.SET_READING, which))
    reading.settle()
    sentence = reading.state.sentence
    assert sentence in (LONG, LONGEST)
    menu = menu_by_key(reading)
    beside = sentence_on_screen(reading, sentence)
    menu.close()
    assert menu.x() == beside.left()
    # Under the sentence, unless the screen ends there.
    assert menu.y() == beside.bottom() + 1 or menu.geometry().bottom() >= lowest(menu) - 1
    choose(menu, "Always in the summary")
    assert reading.state.emphasis.pinned == {sentence}


def test_shift_and_f10_ask_for_it_too(reading: House) -> None:
    page = reading.workspace.reading
    QTest.keyClick(page.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    [menu] = page.findChildren(TextMenu)
    assert "Why this sentence" in labels(menu)
    menu.close()


def test_a_sentence_out_of_sight_is_scrolled_to(house: House) -> None:
    house.window.resize(720, 480)
    house.open(article_of(*[f"Boat {n} came in. {words(60)}" for n in range(40)]))
    house.session.do(Command(Action.SEEK, (30, 0)))
    house.session.do(Command(Action.PAUSE))
    house.settle()
    view = house.workspace.reading.view
    view.following.stop()
    view.verticalScrollBar().setValue(0)
    menu = menu_by_key(house)
    assert view.following.heard_is_seen()
    assert house.state.sentence is not None
    beside = sentence_on_screen(house, house.state.sentence)
    assert abs(menu.y() - beside.bottom()) <= menu.height()
    assert "Never in the summary" in labels(menu)
    menu.close()


def test_at_a_link_it_is_about_what_that_restores(house: House) -> None:
    paragraphs = ["The sea came in.", "A boat. Photo: Ada.", "It went out."]
    caption = Skip(Span(2, 0, len(paragraphs[1])), SkipReason.CAPTION)
    house.open(article_of(*paragraphs, skips=[caption]))
    house.workspace.reading.strip._toggle.click()
    view = house.workspace.reading.view
    view.setFocus()
    view.focus_link(0)
    menu = menu_by_key(house)
    menu.close()
    assert labels(menu)[-1] == "Read this"
    cursor = view.cursorRect(view.textCursor())
    assert abs(menu.y() - view.viewport().mapToGlobal(cursor.bottomLeft()).y()) < cursor.height()


def test_without_a_sentence_to_be_about_it_opens_where_it_was_asked_for(reading: House) -> None:
    view = reading.workspace.reading.view
    view.mark_heard(None, None)
    menu = menu_by_key(reading)
    menu.close()
    assert labels(menu) == ["Copy", "Select all"]
