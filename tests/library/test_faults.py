"""What happens when the disk, another program or the file itself makes trouble later."""

import contextlib
import math
import sqlite3
import struct
from pathlib import Path

import pytest

from harken.article.model import Article
from harken.article.position import PlaybackPosition, Reading
from harken.errors import HarkenError
from harken.library import database as database_module
from harken.library.entry import Progress, Status
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from tests.library.texts import made_up, tides


def test_a_full_disk_is_told_and_nothing_is_half_done(full_disk: Path) -> None:
    path = full_disk / "library.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as small:
        small.execute("PRAGMA page_size = 512")  # so that there is room for something
        small.execute("VACUUM")
    library = Library(path)
    added = 0
    while (error := _error_of_adding(library, made_up(added))) is None:
        added += 1

    assert error.what == "Cannot change the library"
    assert "full" in error.why
    assert len(library.entries()) == added
    library.close()


def _error_of_adding(library: Library, article: Article) -> HarkenError | None:
    try:
        library.add(article, 1.0)
    except HarkenError as error:
        return error
    return None


def test_a_change_that_does_not_fit_leaves_all_as_it_was(path: Path) -> None:
    library = Library(path)
    library.add(made_up(1), 1.0)
    before = library.entries()
    pages = library._database.rows("PRAGMA page_count")[0][0]
    library._database.rows(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(HarkenError, match="is full"):
        library.add(made_up(2, words=30_000), 2.0)

    assert library.entries() == before
    library._database.rows(f"PRAGMA max_page_count = {100 * pages}")
    assert library.add(made_up(2), 2.0)
    library.close()


def test_a_library_that_another_holds_too_long_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_S", 0.05)
    library = Library(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HarkenError, match="another program holds"):
            library.add(tides(), 1.0)
        assert library.entries() == ()
    assert library.add(tides(), 1.0)
    library.close()


def test_text_that_is_damaged_is_told_of_that_article_alone(library: Library) -> None:
    library.add(tides(), 1.0)
    library.add(made_up(1), 1.0)
    library._database.change("UPDATE body SET form = x'78' WHERE article = 'tides'")

    with pytest.raises(HarkenError, match="Cannot open “The tide clock”"):
        library.article("tides")
    assert library.article("story-1") == made_up(1)


def test_letters_that_are_none_are_damage(library: Library) -> None:
    library.add(tides(), 1.0)
    library._database.change("UPDATE article SET title = CAST(x'ff' AS TEXT)")

    with pytest.raises(LibraryDamaged):
        library.entries()


def test_a_mistake_of_ours_is_not_called_a_fault_of_the_file(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        library._database.rows("SELEKT")
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.entries()


def test_what_is_marked_waits_for_the_disk_and_a_place_does_not(path: Path) -> None:
    """FULL (2) has SQLite wait for the disk at every commit, NORMAL (1) does not."""
    library = Library(path)
    library.add(tides(), 1.0)
    asked: list[str] = []
    library._database.connection.set_trace_callback(asked.append)
    place = PlaybackPosition("tides", Reading.ARTICLE, 1, 2)

    library.keep_progress(Progress("tides", Reading.ARTICLE, (place,), Status.IN_PROGRESS, 0.1))
    assert library._database.rows("PRAGMA synchronous") == [(1,)]
    library.add_mark("tides", 1, "The clock has one hand.", "", 1.0)
    assert library._database.rows("PRAGMA synchronous") == [(2,)]
    assert sum("BEGIN" in one for one in asked) == sum("COMMIT" in one for one in asked) == 2
    library.close()


def test_what_was_forgotten_is_nowhere_in_the_files(path: Path) -> None:
    library = Library(path)
    for number in range(120):
        library.add(made_up(number), float(number))
    heard_s = 1234567.890123
    as_stored = struct.pack(">d", heard_s)
    for number in range(0, 120, 2):
        name = f"story-{number}"
        place = PlaybackPosition(name, Reading.ARTICLE, 424242, 171717)
        library.keep_progress(
            Progress(name, Reading.ARTICLE, (place,) * 3, Status.DONE, 0.5, heard_s)
        )
    library.keep_daily_copy()
    assert any(as_stored in file.read_bytes() for file in path.parent.iterdir())

    library.forget_history()
    library.remake_copies()
    library.empty_log()

    for file in path.parent.iterdir():
        assert b"424242" not in file.read_bytes(), file
        assert as_stored not in file.read_bytes(), file
    library.close()


def test_the_log_is_not_emptied_while_another_reads_nor_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it waited for the reader, that would be until the test is killed."""
    monkeypatch.setattr(database_module, "BUSY_S", math.inf)
    library = Library(path)
    library.add(tides(), 1.0)
    place = PlaybackPosition("tides", Reading.ARTICLE, 424242, 1)
    library.keep_progress(Progress("tides", Reading.ARTICLE, (place,), Status.DONE, 0.5, 3.0))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM article").fetchone()
        library.forget_history()
        with pytest.raises(HarkenError, match="another program holds"):
            library.empty_log()
        reader.execute("ROLLBACK")

    library.empty_log()

    for file in path.parent.iterdir():
        assert b"424242" not in file.read_bytes(), file
    library.close()
