"""No change may read a document of the corpus worse than it was read before."""

import pytest
from PySide6.QtGui import QGuiApplication

from harken.importing.document import Document
from harken.importing.formats import registry
from tests.corpus.documents import NAMES, document
from tests.corpus.floors import floors
from tests.corpus.measuring import differences, furniture_read, measure, read
from tests.corpus.story import stories


@pytest.fixture(autouse=True)
def _fonts(qapp: QGuiApplication) -> None:
    """Typesetting needs an application for its fonts."""


@pytest.mark.parametrize("name", NAMES)
def test_is_read_as_well_as_before(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL")  # the extractor grumbles about pages that it makes little of
    made = document(name)
    articles = read(made)
    worse = list(measure(made, articles).worse_than(floors()[name]))
    if worse:
        shown = [f"{name} is read worse: {'; '.join(worse)}"]
        shown.append(f"{len(articles)} articles, expected {len(made.expected)}")
        for expected, article in zip(made.expected, articles, strict=False):
            shown.append(differences(expected, article))
            shown += [f"leak: {piece}" for piece in furniture_read(expected, article)]
        pytest.fail("\n".join(shown), pytrace=False)


def test_the_floors_are_those_of_the_corpus() -> None:
    assert tuple(floors()) == NAMES


def test_the_corpus_is_large_and_has_every_language() -> None:
    assert len(NAMES) >= 60
    languages = {"de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "sv"}
    assert {story.language for story in stories()} == languages


def test_the_corpus_has_every_format_recognised_without_its_name() -> None:
    found = set()
    for made in (document(name) for name in NAMES if name.endswith("/en")):
        by_name = registry.choose(Document(made.data, made.name, made.suffix))
        assert registry.choose(Document(made.data, made.name)) is by_name, made.name
        found.add(by_name.kind)
    assert found == {one.kind for one in (*registry.PACKED_FORMATS, *registry.TEXT_FORMATS)}
