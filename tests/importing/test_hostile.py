"""Whatever a document does, it ends in an article or a clear word, and hurts nothing beside it."""

import math
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from harken.child import Answer, Child
from harken.errors import HarkenError
from harken.importing.importer import DOCUMENT_DEADLINE_S, Importer, text_child
from harken.importing.source import BytesSource, FileSource, Source, TextSource
from harken.wire import Json
from tests.importing.hostile_files import hostile_files

PROMISE_S = 30.0
"""So long may a document take that nothing else is read before."""
PROSE = "The tide came in through the drains, spread over the mud and went out again."
BOMB_BYTES = 110_000_000
NAMES = tuple(hostile_files(bomb_bytes=100))
ONE_A_READER = (
    *("bomb.docx", "bomb.odt", "bomb.epub", "half.pdf", "hex.rtf", "subject.eml", "parts.mhtml"),
    *("laughs.rss", "laughs.html", "emphasis.md", "nuls.txt"),
)
DEADLY = frozenset({"itself.pdf", "doubling.pdf"})
"""These take all the memory that a process may have, and so its life."""
SECRET = "The gulls meet at midnight."


@pytest.fixture(scope="module")
def importer() -> Iterator[Importer]:
    made = Importer(text_child(), text_child())
    made.read(BytesSource(PROSE.encode())).result(PROMISE_S)
    yield made
    made.close()


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    secret = tmp_path_factory.mktemp("secret") / "meeting.txt"
    secret.write_text(SECRET, encoding="utf-8")
    for name, data in hostile_files(BOMB_BYTES, str(secret)).items():
        (folder / name).write_bytes(data)
    return folder


class Clock(Child):
    """A child that does nothing but notes how long it may take."""

    def __init__(self) -> None:
        super().__init__("harken.text_child")
        self.deadline_s = math.inf

    def call(
        self,
        call: str,
        arguments: Json,
        body: bytes = b"",
        *,
        deadline_s: float,
        on_progress: Callable[[Json], None] | None = None,
    ) -> Future[Answer]:
        self.deadline_s = deadline_s
        return Future()


@pytest.mark.parametrize(
    "source", [FileSource(Path("a.pdf")), BytesSource(b"a"), TextSource("a", html="<p>a")]
)
def test_no_document_gets_longer_than_is_promised(source: Source) -> None:
    """What is left is for the process to start, and to be ended."""
    clock = Clock()
    Importer(clock, text_child()).read(source)
    assert clock.deadline_s == DOCUMENT_DEADLINE_S <= 0.9 * PROMISE_S


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.fault] * (name in DEADLY)) for name in NAMES],
)
def test_it_ends_in_an_article_or_a_clear_word(
    importer: Importer, bad_files: Path, name: str
) -> None:
    future = importer.read(FileSource(bad_files / name))
    error = future.exception(PROMISE_S)
    if error is None:
        texts = [block.text for article in future.result() for block in article.blocks]
        assert any(texts)
        assert not any(SECRET in text for text in texts)
    else:
        assert isinstance(error, HarkenError), error
        assert name in error.what
        assert error.why and error.next_step
    # The same process, or the one in its place.
    (good,) = importer.read(BytesSource(PROSE.encode())).result(PROMISE_S)
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
    own.read(BytesSource(PROSE.encode())).result(PROMISE_S)
    own_cache = [path for path in tmp_path.rglob("*") if path.is_file()]
    futures = [own.read(FileSource(bad_files / name)) for name in ONE_A_READER]
    for future in futures:
        future.exception(PROMISE_S * len(futures))
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
        (article,) = future.result(PROMISE_S * len(futures))
        assert article.blocks[1].text == f"{PROSE} {number}"
