"""Whatever a document does, it ends in an article or a clear word, and hurts nothing beside it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.importing.importer import Importer, text_child
from harken.importing.source import BytesSource, FileSource
from tests.importing.hostile_files import hostile_files

PATIENCE_S = 60.0
PROSE = "The tide came in through the drains, spread over the mud and went out again."
BOMB_BYTES = 110_000_000
NAMES = tuple(hostile_files(bomb_bytes=100))
ONE_A_READER = (
    *("bomb.docx", "bomb.odt", "bomb.epub", "half.pdf", "hex.rtf", "subject.eml", "parts.mhtml"),
    *("laughs.rss", "laughs.html", "emphasis.md", "nuls.txt"),
)
DEADLY = frozenset({"itself.pdf", "doubling.pdf"})
"""These take all the memory that a process may have, and so its life."""
SECRET = Path("/etc/hostname").read_text(encoding="utf-8").strip() or "nothing"


@pytest.fixture(scope="module")
def importer() -> Iterator[Importer]:
    made = Importer(text_child(), text_child())
    made.read(BytesSource(PROSE.encode())).result(PATIENCE_S)
    yield made
    made.close()


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, data in hostile_files(BOMB_BYTES).items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.fault] * (name in DEADLY)) for name in NAMES],
)
def test_it_ends_in_an_article_or_a_clear_word(
    importer: Importer, bad_files: Path, name: str
) -> None:
    future = importer.read(FileSource(bad_files / name))
    error = future.exception(PATIENCE_S)
    if error is None:
        texts = [block.text for article in future.result() for block in article.blocks]
        assert any(texts)
        assert not any(SECRET in text for text in texts)
    else:
        assert isinstance(error, HarkenError), error
        assert name in error.what
        assert error.why and error.next_step
    # The same process, or the one in its place.
    (good,) = importer.read(BytesSource(PROSE.encode())).result(PATIENCE_S)
    assert good.blocks[1].text == PROSE


def test_nothing_is_left_behind(
    importer: Importer, bad_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path / "temporary", tmp_path / "cache"]
    for place, name in zip(places, ("TMPDIR", "XDG_CACHE_HOME"), strict=True):
        place.mkdir()
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    own = Importer(text_child(), text_child())
    own.read(BytesSource(PROSE.encode())).result(PATIENCE_S)
    own_cache = [path for path in tmp_path.rglob("*") if path.is_file()]
    futures = [own.read(FileSource(bad_files / name)) for name in ONE_A_READER]
    for future in futures:
        future.exception(PATIENCE_S)
    own.close()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == own_cache
    assert list(places[0].iterdir()) == []


def test_one_bad_document_never_hurts_the_next(
    importer: Importer, bad_files: Path, tmp_path: Path
) -> None:
    names = [name for name in NAMES if name.startswith(("deep", "laughs", "bomb", "junk", "half"))]
    futures = []
    for number, name in enumerate(names):
        good = tmp_path / f"{number}.txt"
        good.write_text(f"{PROSE} {number}", encoding="utf-8")
        futures += [importer.read(FileSource(bad_files / name)), importer.read(FileSource(good))]
    for number, future in enumerate(futures[1::2]):
        (article,) = future.result(PATIENCE_S)
        assert article.blocks[1].text == f"{PROSE} {number}"
