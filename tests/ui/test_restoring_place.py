"""Restoring a part, or skipping it again, leaves the reader where they are."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from harken.article.model import Article, Skip, SkipReason, Span
from harken.listening.command import Action, Command
from harken.ui.text_lines import bounds_of
from tests.ui.articles import article_of, words
from tests.ui.house import House


def long_article(paragraphs: int = 120) -> Article:
    """Every third paragraph is skipped."""
    texts = [words(60) for _ in range(paragraphs)]
    skips = [
        Skip(Span(number, 0, len(texts[number - 1])), SkipReason.CAPTION)
        for number in range(3, paragraphs + 1, 3)
    ]
    return article_of(*texts, skips=skips)


@pytest.fixture
def reading(house: House) -> House:
    house.put(long_article())
    house.open(long_article())
    house.window.resize(1000, 700)
    house.window.activateWindow()
    house.workspace.reading.strip.show_wanted.emit(True)
    house.settle()
    return house


def top_of(house: House, span: Span) -> float:
    """Where a place is on the screen."""
    view = house.workspace.reading.view
    assert view.page is not None
    bounds = bounds_of(view.document(), view.page.ranges_of(span))
    return bounds.top() - view.verticalScrollBar().value()


def scroll_to(house: House, span: Span) -> float:
    """Puts a place in the middle of the screen, by hand."""
    bar = house.workspace.reading.view.verticalScrollBar()
    house.workspace.reading.view.following.stop()
    wanted = round(bar.value() + top_of(house, span) - 250)
    house.wait_for(lambda: bar.maximum() >= wanted, "the layout")
    bar.setValue(wanted)
    house.settle()
    return top_of(house, span)


@pytest.mark.parametrize("playing", [False, True])
@pytest.mark.parametrize("index", [5, 20, 36])
def test_the_clicked_part_stays_where_it_is(reading: House, index: int, playing: bool) -> None:
    page = reading.workspace.reading
    if playing:
        reading.session.do(Command(Action.PLAY))
        reading.hear(20)
    assert reading.state.article is not None
    span = reading.state.article.skips[index].span
    place = Span(span.block, span.end - 1, span.end)
    before = scroll_to(reading, place)
    for action in ("restore", "skip"):
        page.view.anchorClicked.emit(QUrl(f"harken:{action}/{index}"))
        reading.hear(5) if playing else reading.settle()
        assert top_of(reading, place) == pytest.approx(before, abs=1.0)


@pytest.mark.parametrize("restored", [True, False])
def test_a_whole_kind_leaves_the_text_where_it_is(reading: House, restored: bool) -> None:
    page = reading.workspace.reading
    place = Span(62, 30, 31)
    before = scroll_to(reading, place)
    page.strip.kind_wanted.emit(SkipReason.CAPTION, restored)
    reading.settle()
    assert top_of(reading, place) == pytest.approx(before, abs=1.0)


def test_what_is_left_out_leaves_the_text_around_it(reading: House) -> None:
    page = reading.workspace.reading
    page.strip.show_wanted.emit(False)
    reading.settle()
    place = Span(61, 0, 1)
    before = scroll_to(reading, place)
    page.skips.skip_block(62)
    reading.settle()
    assert top_of(reading, place) == pytest.approx(before, abs=1.0)


def test_the_view_goes_on_following_where_that_moves_nothing(reading: House) -> None:
    page = reading.workspace.reading
    reading.session.do(Command(Action.PLAY))
    reading.hear(20)
    assert page.view.following.active
    page.view.anchorClicked.emit(QUrl("harken:restore/0"))
    assert page.view.following.active


def test_another_article_is_followed_from_its_beginning(reading: House) -> None:
    view = reading.workspace.reading.view
    scroll_to(reading, Span(62, 0, 1))
    reading.open(article_of(*[words(60)] * 40, title="Another"))
    assert view.following.active
    assert view.verticalScrollBar().value() == 0


def test_the_focused_link_is_never_under_what_floats_above_the_text(reading: House) -> None:
    page = reading.workspace.reading
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    for turn in range(12):
        QTest.keyClick(page.view, Qt.Key.Key_Tab)
        for _ in range(turn % 3):
            QTest.keyClick(page.view, Qt.Key.Key_Return)
        reading.settle()
        link = page.view.cursorRect()
        assert page.view.link_has_focus
        assert link.bottom() < page.strip.geometry().top() - 8
        assert not page._back.isVisible() or link.bottom() < page._back.geometry().top()
        assert link.top() > page.controls.geometry().bottom()
