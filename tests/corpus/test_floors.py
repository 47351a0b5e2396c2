"""No change may read a document of the corpus worse than it was read before."""

import pytest

from harken.importing.document import Document
from harken.importing.formats import registry
from tests.corpus.documents import documents
from tests.corpus.floors import floors
from tests.corpus.measuring import differences, furniture_read, measure, read
from tests.corpus.story import stories


@pytest.mark.parametrize("name", documents())
def test_is_read_as_well_as_before(name: str, caplog: pytest.LogCaptureFixture) -> None:
    document = documents()[name]
    articles = read(document)
    caplog.clear()  # the extractor grumbles about pages that it makes little of
    worse = list(measure(document, articles).worse_than(floors()[name]))
    if worse:
        shown = [f"{name} is read worse: {'; '.join(worse)}"]
        shown.append(f"{len(articles)} articles, expected {len(document.expected)}")
        for expected, article in zip(document.expected, articles, strict=False):
            shown.append(differences(expected, article))
            shown += [f"leak: {piece}" for piece in furniture_read(expected, article)]
        pytest.fail("\n".join(shown), pytrace=False)


def test_the_floors_are_those_of_the_corpus() -> None:
    assert list(floors()) == list(documents())


def test_the_corpus_is_large_and_has_every_language_and_format() -> None:
    assert len(documents()) >= 60
    languages = {"de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "sv"}
    assert {story.language for story in stories()} == languages
    chosen = {
        registry.choose(Document(document.data, name, document.suffix)).kind
        for name, document in documents().items()
    }
    assert chosen == {f.kind for f in (*registry.PACKED_FORMATS, *registry.TEXT_FORMATS)}


def test_every_document_is_recognised_without_its_name() -> None:
    for name, document in documents().items():
        by_name = registry.choose(Document(document.data, name, document.suffix))
        assert registry.choose(Document(document.data, name)) is by_name, name


def test_every_story_is_made_the_same_each_time() -> None:
    once = {name: document.data for name, document in documents().items()}
    documents.cache_clear()
    assert {name: document.data for name, document in documents().items()} == once
