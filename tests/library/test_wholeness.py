"""Damage of every kind is called so, wherever it is, and no copy is made of it."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from harken.article.position import PlaybackPosition, Reading
from harken.library.copies import daily_copies
from harken.library.entry import Choices, Portion, Progress, Queued, Status
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from harken.library.restoring import is_whole, restore
from tests.library.texts import made_up, tides

SENSELESS = {
    "UPDATE article SET status = 'lost' WHERE id = 'tides'": Library.entries,
    "UPDATE article SET published = 'once' WHERE id = 'tides'": Library.entries,
    "UPDATE article SET reading = 'aloud' WHERE id = 'tides'": lambda it: it.progress("tides"),
    "UPDATE article SET places = '[[1]]' WHERE id = 'tides'": lambda it: it.progress("tides"),
    "UPDATE article SET places = '3' WHERE id = 'tides'": lambda it: it.progress("tides"),
    "UPDATE article SET choices = '{}' WHERE id = 'tides'": lambda it: it.choices("tides"),
    "UPDATE article SET choices = char(0) WHERE id = 'tides'": lambda it: it.choices("tides"),
    "UPDATE queue SET portion = '[2]' WHERE article = 'tides'": Library.queue,
}
"""Values that no Harken writes, and what meets them."""


@pytest.fixture
def full(path: Path) -> Path:
    library = Library(path)
    library.add(tides(), 1.0)
    library.add(made_up(1), 2.0)
    library.set_queue([Queued("tides", Portion(Reading.SUMMARY, 2.0))])
    library.keep_choices("tides", Choices(("minutes", 2.0)))
    place = PlaybackPosition("tides", Reading.ARTICLE, 3, 4)
    library.keep_progress(
        Progress("tides", Reading.ARTICLE, (place,), Status.IN_PROGRESS, 0.5, 3.0)
    )
    library.close()
    return path


def execute(file: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.executescript(f"PRAGMA writable_schema = ON; {sql}")


def told(path: Path) -> object:
    with contextlib.closing(Library(path)) as library:
        return (
            library.entries(), library.queue(), library.progress("tides"), library.choices("tides")
        )  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA user_version = -1",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 77",
        "DROP TABLE queue",
        "UPDATE sqlite_schema SET sql = replace(sql, 'title TEXT', 'titel TEXT')",
        "UPDATE sqlite_schema SET sql = CAST(x'43524541544520ff' AS TEXT) WHERE name = 'queue'",
    ],
)
def test_a_file_that_is_not_as_it_was_made_is_damaged_and_restored(full: Path, sql: str) -> None:
    execute(full, sql)

    with pytest.raises(LibraryDamaged):
        Library(full)
    assert not is_whole(full)
    assert restore(full).articles == 2
    assert is_whole(full)


@pytest.mark.parametrize(("sql", "meet"), SENSELESS.items())
def test_what_makes_no_sense_is_damage(
    full: Path, sql: str, meet: Callable[[Library], object]
) -> None:
    library = Library(full)
    library.keep_daily_copy()
    library.close()
    copy, _ = daily_copies(full)
    good, before = copy.read_bytes(), told(full)
    os.utime(copy, (0, 0))
    execute(full, sql)

    assert not is_whole(full)
    library = Library(full)
    with pytest.raises(LibraryDamaged):
        meet(library)
    for make in (Library.keep_daily_copy, Library.remake_copies):
        with pytest.raises(LibraryDamaged):
            make(library)
    library.close()

    assert copy.read_bytes() == good
    restore(full)
    assert is_whole(full)
    if "article" in sql.split()[1]:
        assert told(full) == before


@pytest.mark.parametrize("sql", SENSELESS)
def test_without_a_copy_the_article_is_saved_without_what_makes_no_sense(
    full: Path, sql: str
) -> None:
    execute(full, sql)

    restored = restore(full)

    assert (restored.articles, restored.lost) == (2, ())
    assert is_whole(full)
    with contextlib.closing(Library(full)) as library:
        assert library.article("tides") == tides()
        assert [one.article_id for one in library.queue()] == ["tides"]


def test_a_text_that_is_not_as_it_was_written_is_not_copied(full: Path) -> None:
    library = Library(full)
    form = bytearray(library._database.rows("SELECT form FROM body")[0][0])
    form[len(form) // 2] ^= 1
    library._database.change("UPDATE body SET form = ? WHERE article = 'tides'", (bytes(form),))

    with pytest.raises(LibraryDamaged):
        library.keep_daily_copy()

    library.close()
    assert not daily_copies(full)[0].exists()


def test_a_row_that_makes_no_sense_is_noticed_after_a_run_that_was_cut_off(full: Path) -> None:
    library = Library(full)
    library._database.change("UPDATE article SET status = 'lost' WHERE id = 'tides'")

    with pytest.raises(LibraryDamaged):
        Library(full)
    library.close()
