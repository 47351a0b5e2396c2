"""Windows for tests, and the one text child that reads their articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from harken.article.model import Article
from harken.child import Child
from harken.importing.importer import Importer
from harken.importing.source import FileSource
from harken.paths import sample_article
from harken.summary.ranker import Ranker
from tests.listening.stage import FakeRanker
from tests.ui.house import House


@pytest.fixture(scope="session")
def documents() -> Iterator[Child]:
    """A text child that is there before the first test that needs it."""
    child = Child("harken.text_child", idle_s=None)
    yield child
    child.close()


@pytest.fixture(scope="session")
def importer(documents: Child) -> Importer:
    return Importer(documents, documents)


@pytest.fixture(scope="session")
def ranker(documents: Child) -> Ranker:
    return Ranker(documents)


@pytest.fixture(scope="session")
def sample(importer: Importer) -> Article:
    """The bundled article, as the importer reads it."""
    (article,) = importer.read(FileSource(sample_article())).result(timeout=30)
    return article


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def fake_ranker() -> FakeRanker:
    """What ranks in `house`."""
    return FakeRanker()


@pytest.fixture
def house(
    qapp: QApplication,
    importer: Importer,
    sample: Article,  # read by then, so that the child runs before a test that could start it
    settings: Path,
    fake_ranker: FakeRanker,
) -> Iterator[House]:
    """The window without an article."""
    qapp.setStyle("Fusion")
    house = House(importer, settings, fake_ranker)
    yield house
    house.close()
