"""What lies on the text of a page has room after it, and a short text needs no scrolling for it."""

import pytest

from harken.listening.command import Action, Command
from tests.ui.articles import article_of, words
from tests.ui.house import House


def scrolls(house: House) -> bool:
    return house.workspace.reading.view.verticalScrollBar().maximum() > 0


def text_bottom(house: House) -> float:
    return house.workspace.reading.view.room.text_bottom()


def test_a_text_that_is_seen_whole_does_not_scroll(house: House) -> None:
    house.window.resize(1200, 780)
    page = house.workspace.reading
    scrolled = []
    for paragraphs in range(1, 14):
        house.open(article_of(*[words(12)] * paragraphs, title=f"Of {paragraphs}"))
        house.settle()
        scrolled.append(scrolls(house))
        if not scrolled[-1]:
            assert text_bottom(house) <= page.view.viewport().height()
    assert scrolled == sorted(scrolled), "longer texts scroll, shorter ones do not"
    assert {False, True} == set(scrolled)
    fitting = scrolled.index(True)
    house.open(article_of(*[words(12)] * fitting, title="The longest that fits"))
    house.settle()
    line_px = page.view.fontMetrics().height()
    assert page.view.viewport().height() - text_bottom(house) < 5 * line_px, "it is nearly full"


@pytest.mark.parametrize("paragraphs", [2, 9])
def test_what_is_said_at_the_end_covers_no_text_for_good(house: House, paragraphs: int) -> None:
    house.window.resize(1200, 780)
    house.open(article_of(*[words(12)] * paragraphs))
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    house.settle()
    assert house.workspace.reading._end.isVisible()
    view = house.workspace.reading.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    house.settle()
    assert text_bottom(house) <= house.workspace.reading._end.geometry().top()
