"""What the menu of a place in the text lets be heard."""

import pytest

from harken.listening.state import Mode
from harken.ui.text_menu import TextMenu
from tests.ui.articles import article_of
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def menu_at(house: House, block: int, offset: int) -> TextMenu:
    page = house.workspace.reading
    page._open_menu((block, offset), page.mapToGlobal(page.rect().center()))
    return page.findChildren(TextMenu)[-1]


def choose(house: House, menu: TextMenu, label: str) -> None:
    action = next(one for one in menu.actions() if one.text() == label)
    action.trigger()
    menu.close()
    house.settle()


@pytest.fixture
def sea(house: House) -> House:
    house.open(article_of("One boat went out. Another ship came in."))
    return house


def test_the_sentence_is_heard_from_its_start(sea: House) -> None:
    choose(sea, menu_at(sea, 1, 29), "Hear this sentence")
    assert sea.state.mode is Mode.PLAYING
    assert sea.state.sentence == 2
    assert sea.synthesiser.rendered[-1][0].startswith("Another ship")


def test_the_word_is_spelled_and_the_place_stays(sea: House) -> None:
    before = sea.state.position
    sea.synthesiser.rendered.clear()
    choose(sea, menu_at(sea, 1, 5), "Spell this word")
    sea.hear(300)
    said = " ".join(spoken for spoken, _, _ in sea.synthesiser.rendered)
    assert [one.strip(".,") for one in said.lower().split()][:4] == ["b", "o", "a", "t"]
    assert sea.state.position == before
