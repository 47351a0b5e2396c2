"""The open panel."""

import pytest

from harken.ui.tuning.popup import TuningPopup
from tests.ui.articles import article_of, words
from tests.ui.house import House


@pytest.fixture
def house(house: House) -> House:
    """The window with an article of forty sentences."""
    house.open(article_of(words(400)))
    return house


@pytest.fixture
def panel(house: House) -> TuningPopup:
    house.workspace.reading.controls.open_tuning()
    return house.workspace.reading.controls.tuning
