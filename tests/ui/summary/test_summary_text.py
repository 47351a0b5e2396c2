"""The summary's text in the window: clicked, weighed, skimmed."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from harken.article.emphasis import Emphasis
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.summary.length import Sentences
from harken.ui.colours import LIGHT
from harken.ui.text_menu import TextMenu
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.summary.places import (
    LONG,
    LONGEST,
    checked,
    choose,
    labels,
    menu_at,
    middle_of,
    opened_menu,
)

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_the_summary_stands_under_the_articles_headings(reading: House) -> None:
    assert reading.shown_text.split("\n")[2:] == [
        "The sea came in over the wall.",
        "What the mud does",
        "The mud took it in, and let it out again, twice a day.",
    ]


def test_a_click_hears_on_in_the_article_and_e_goes_back(reading: House) -> None:
    viewport = reading.workspace.reading.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle_of(reading, LONGEST))
    reading.settle()
    assert reading.state.reading is Reading.ARTICLE
    assert reading.state.mode is Mode.PLAYING
    assert reading.state.sentence == LONGEST
    assert reading.state.expanded
    assert "It went." in reading.shown_text
    QTest.keyClick(viewport, Qt.Key.Key_E)
    assert not reading.state.expanded


def test_expanding_goes_to_the_sentence_wherever_the_summary_was_scrolled_to(house: House) -> None:
    house.window.resize(720, 480)
    house.open(article_of(*[f"Boat {n} came in. {words(60)}" for n in range(40)]))
    house.session.do(Command(Action.SET_LENGTH, Sentences(60)))
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    house.settle()
    view = house.workspace.reading.view
    view.following.stop()
    house.session.do(Command(Action.EXPAND, house.state.summary[-1]))
    house.settle()
    assert view.following.active
    house.wait_for(lambda: not view.following.moving, "the scroll")
    assert view.following.heard_is_seen()


def test_a_click_on_the_title_reads_the_summary_from_its_start(reading: House) -> None:
    viewport = reading.workspace.reading.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle_of(reading, 0))
    reading.settle()
    assert reading.state.reading is Reading.SUMMARY


def test_pointer_and_hint_say_what_a_click_does(reading: House) -> None:
    view = reading.workspace.reading.view
    at = middle_of(reading, LONGEST)
    QTest.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view.marking.marks.pointed
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at))
    )
    assert QToolTip.text().startswith("Click to hear on from here in the article.\n1st of 5 · ")
    QTest.mouseMove(view.viewport(), middle_of(reading, 0))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert not view.marking.marks.pointed


def test_in_the_article_a_click_is_but_a_place(reading: House) -> None:
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.settle()
    view = reading.workspace.reading.view
    QTest.mouseMove(view.viewport(), middle_of(reading, LONGEST))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert labels(menu_at(reading, LONGEST))[:4] == [
        "Hear from here", "Hear this sentence", "Spell this word", "Why this sentence",
    ]  # fmt: skip


def test_a_skim_marks_the_key_sentences_and_lays_nothing_out_anew(reading: House) -> None:
    page = reading.workspace.reading
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.settle()
    keys, shown = page.view.marking.marks.keys, page.view.page
    assert len(keys) == 2
    reading.session.do(Command(Action.SET_READING, Reading.SKIM))
    reading.session.do(Command(Action.PLAY))
    reading.hear(1)
    assert page.view.page is shown
    assert page.view.marking.marks.keys == keys
    assert page.view.marking.marks.sentence, "the one that is heard is tinted too"
    assert "Hear on in the article" in labels(menu_at(reading, LONG))


def test_another_length_repaints_the_article_and_lays_out_the_summary(reading: House) -> None:
    view = reading.workspace.reading.view
    before = view.page
    reading.session.do(Command(Action.SET_LENGTH, Sentences(1)))
    reading.settle()
    assert view.page is not before
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.settle()
    before = view.page
    reading.session.do(Command(Action.SET_LENGTH, Sentences(3)))
    reading.settle()
    assert view.page is before
    assert sum(map(len, view.marking.marks.keys.values())) == 3


def test_a_sentence_is_pinned_and_excluded_and_let_go(reading: House) -> None:
    view = reading.workspace.reading.view
    choose(menu_at(reading, LONG), "Always in the summary")
    assert reading.state.emphasis == Emphasis(pinned=frozenset({LONG}))
    assert len(view.marking.marks.pins) == 1
    assert checked(menu_at(reading, LONG)) == ["Always in the summary"]
    choose(menu_at(reading, LONG), "Never in the summary")
    assert reading.state.emphasis == Emphasis(excluded=frozenset({LONG}))
    assert not view.marking.marks.pins
    assert checked(menu_at(reading, LONG)) == ["Never in the summary"]
    choose(menu_at(reading, LONG), "Let it be chosen freely")
    assert reading.state.emphasis == Emphasis()
    choose(menu_at(reading, LONG), "Always in the summary")
    choose(menu_at(reading, LONG), "Always in the summary")
    assert reading.state.emphasis == Emphasis()
    assert "Let it be chosen freely" not in labels(menu_at(reading, LONG))


@pytest.mark.parametrize("which", [Reading.ARTICLE, Reading.SKIM])
def test_what_is_too_short_to_shorten_has_no_key_sentences(house: House, which: Reading) -> None:
    house.open(article_of("One is here. Two is here."))
    house.session.do(Command(Action.SET_READING, which))
    house.settle()
    assert house.state.too_short and house.state.summary
    assert not house.workspace.reading.view.marking.marks.keys


def test_what_is_always_in_the_summary_is_there_at_any_length(reading: House) -> None:
    for sentence in (LONG, LONGEST):
        choose(menu_at(reading, sentence), "Always in the summary")
    reading.session.do(Command(Action.SET_LENGTH, Sentences(1)))
    reading.settle()
    assert reading.state.summary == (LONG, LONGEST)


def test_what_is_not_ranked_is_not_weighed(reading: House) -> None:
    assert labels(menu_at(reading, 0)) == [
        "Hear from here",
        "Hear this sentence",
        "Spell this word",
        "Hear on in the article",
        "Copy",
        "Select all",
    ]


@pytest.mark.parametrize("which", [Reading.SUMMARY, Reading.ARTICLE])
def test_a_pin_is_painted_beside_the_sentence(reading: House, which: Reading) -> None:
    reading.session.do(Command(Action.SET_READING, which))
    choose(menu_at(reading, LONGEST), "Always in the summary")
    view = reading.workspace.reading.view
    y = middle_of(reading, LONGEST).y()
    picture = view.viewport().grab().toImage()
    rows = range(y - 12, y + 12)
    assert any(
        picture.pixelColor(x, row).name().upper() == LIGHT.accent for x in range(24) for row in rows
    )


def test_another_article_closes_the_menu_of_the_one_before(reading: House) -> None:
    page = reading.workspace.reading
    menu = opened_menu(reading, LONGEST)
    reading.open(article_of("Short.", title="Another"))
    assert not shiboken6.isValid(menu)
    assert not page.findChildren(TextMenu)


def test_an_edit_of_the_article_leaves_the_menu_open(reading: House) -> None:
    menu = opened_menu(reading, LONGEST)
    reading.workspace.reading.skips.skip_block(1)
    reading.settle()
    assert menu.isVisible()
    menu.close()


def test_a_wish_for_a_sentence_that_is_not_there_marks_nothing(reading: House) -> None:
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.session.do(Command(Action.SET_EMPHASIS, Emphasis("mud", frozenset({LONGEST, 99}))))
    reading.settle()
    assert len(reading.workspace.reading.view.marking.marks.pins) == 1
