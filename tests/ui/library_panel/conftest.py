"""A window with a library of its own."""

import pytest

from harken.article.position import Reading
from harken.library.entry import Progress, Status
from harken.library.library import Library
from tests.ui.articles import article_of, words
from tests.ui.house import House


def fill(library: Library) -> None:
    """Puts in four articles, a day apart, each in another state."""
    texts = {
        "Sluices": "The sea came in over the wall.",
        "bridges": "A bridge sings in winter. The harbour listens.",
        "Trains": words(300),
        "Clocks": words(100),
    }
    for day, (title, text) in enumerate(texts.items()):
        library.add(article_of(text, title=title), 1_000_000.0 + 86_400 * day)
    done = Progress("id of Sluices", Reading.ARTICLE, (), Status.DONE, 1.0, 5_000_000.0)
    begun = Progress("id of Trains", Reading.ARTICLE, (), Status.IN_PROGRESS, 0.38, 6_000_000.0)
    library.keep_progress(done)
    library.keep_progress(begun)
    library.set_tags("id of Sluices", ["sea"])
    library.set_tags("id of bridges", ["music", "sea"])


@pytest.fixture
def stocked(house: House) -> House:
    """The window over a library with four articles; the queue is empty.

    It asks the library anew at once, where it usually waits for more changes to come.
    """
    house.workspace.side._finding._renewal.setInterval(0)
    house.library.ask(fill).result(10)
    house.workspace.side._finding.renew()
    house.wait_for(lambda: house.workspace.side.library.model.rowCount() == 4, "the library")
    house.window.resize(1200, 780)
    house.window.activateWindow()
    house.settle()
    return house
