"""The summary, shown."""

import pytest

from harken.article.model import Block, BlockKind
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.summary.length import Sentences
from tests.ui.articles import article_of
from tests.ui.house import House
from tests.ui.summary.places import LONG, LONGEST


@pytest.fixture
def reading(house: House) -> House:
    """Two sentences of five are the summary, and it is shown."""
    house.open(
        article_of(
            "It went. The sea came in over the wall.",
            Block(BlockKind.HEADING, "What the mud does", 2),
            "A boat. Then none. The mud took it in, and let it out again, twice a day.",
        )
    )
    house.session.do(Command(Action.SET_LENGTH, Sentences(2)))
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    house.window.activateWindow()
    house.settle()
    assert house.state.summary == (LONG, LONGEST)
    return house
