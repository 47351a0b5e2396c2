"""The text follows the voice until the person scrolls, in whatever way they do."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScroller

from harken.listening.command import Action, Command
from harken.ui.reading_view import ReadingView
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def reading(house: House) -> House:
    """A long article whose first sentences are heard."""
    house.window.resize(900, 600)
    house.open(article_of(*[words(60) for _ in range(20)]))
    house.session.do(Command(Action.PLAY))
    house.hear(20)
    house.session.do(Command(Action.PAUSE))
    house.settle()
    return house


def follows(house: House) -> tuple[bool, bool]:
    """Whether the text follows the voice, and whether the way back to it is offered."""
    page = house.workspace.reading
    return page.view.following.active, page._back.isVisible()


def turn_wheel(view: ReadingView, over: QPoint) -> None:
    event = QWheelEvent(
        QPointF(over), view.mapToGlobal(QPointF(over)), QPoint(), QPoint(0, -2_400),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def key(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> Callable[[ReadingView], None]:
    def press(view: ReadingView) -> None:
        view.setFocus()
        QTest.keyClick(view, key, modifier)

    return press


def click_bar(view: ReadingView) -> None:
    bar = view.verticalScrollBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, bar.height() - 20))


def drag_bar(view: ReadingView) -> None:
    bar = view.verticalScrollBar()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    QTest.mouseMove(bar, QPoint(5, 300))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))


def swipe(view: ReadingView) -> None:
    device, ground = QTest.createTouchDevice(), view.viewport()
    QTest.touchEvent(ground, device).press(0, QPoint(200, 400), ground).commit()
    for y in range(380, 100, -20):
        QTest.qWait(10)
        QTest.touchEvent(ground, device).move(0, QPoint(200, y), ground).commit()
    QTest.touchEvent(ground, device).release(0, QPoint(200, 100), ground).commit()
    QScroller.scroller(ground).stop()  # else it rolls on for a while


WAYS: dict[str, Callable[[ReadingView], None]] = {
    "wheel": lambda view: turn_wheel(view, QPoint(200, 200)),
    "page down": key(Qt.Key.Key_PageDown),
    "end": key(Qt.Key.Key_End),
    "ctrl+end": key(Qt.Key.Key_End, CTRL),
    "bar clicked": click_bar,
    "bar dragged": drag_bar,
    "finger": swipe,
}


@pytest.mark.parametrize("way", WAYS)
def test_whoever_scrolls_is_left_alone_and_offered_the_way_back(reading: House, way: str) -> None:
    page = reading.workspace.reading
    view = page.view
    assert follows(reading) == (True, False)
    WAYS[way](view)
    if view.following.heard_is_seen():  # a finger's breadth was not far enough
        turn_wheel(view, QPoint(200, 200))
    reading.settle()
    at = view.verticalScrollBar().value()
    assert at > 0
    assert follows(reading) == (False, True)
    reading.session.do(Command(Action.PLAY))
    reading.hear(5)
    assert view.verticalScrollBar().value() == at, "it stays where the person wants it"
    page._back.click()
    reading.wait_for(lambda: not view.following.moving, "the text to arrive")
    assert follows(reading) == (True, False)
    assert view.following.heard_is_seen()


def test_the_text_glides_unless_motion_is_not_wanted(reading: House) -> None:
    page, look = reading.workspace.reading, reading.workspace.look
    for reduced in (False, True):
        look.choose(look.look._replace(reduced_motion=reduced))
        page.view.following.start()
        # Far enough to have to move, near enough to glide there.
        page.view.following.stop()
        page.view.verticalScrollBar().setValue(500)
        page.view.following.start()
        assert page.view.following.moving is not reduced
        reading.wait_for(lambda: not page.view.following.moving, "the text to arrive")
        assert page.view.following.heard_is_seen()


def test_a_sentence_that_is_told_again_is_shown_in_its_place(reading: House) -> None:
    article, view = reading.state.article, reading.workspace.reading.view
    assert article is not None
    told = replace(reading.state, recalled=5)
    assert told.sentence != told.recalled
    reading.workspace.reading.show_place(told)
    assert view.marking.sentence == article.sentences[5].span
    assert not view.marking.marks.word
    reading.workspace.reading.show_place(reading.state)
    assert view.marking.sentence == article.sentences[reading.state.sentence or 0].span
