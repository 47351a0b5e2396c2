"""Opening the file: whose it is, its version, and what stands in the way."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.library import database as database_module
from harken.library import schema
from harken.library.copies import upgrade_copy
from harken.library.entry import Status
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from tests.library.texts import made_up, tides

FIXTURES = Path(__file__).parent / "fixtures"

NEXT = ("ALTER TABLE article ADD COLUMN loved INTEGER NOT NULL DEFAULT 0",
        "UPDATE article SET loved = 1 WHERE status = 'done'")  # fmt: skip


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Harken as it may be one version on."""
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT))


def one(file: Path, sql: str) -> object:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchone()[0]


def execute(file: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.executescript(sql)


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def filled(path: Path) -> Path:
    library = Library(path)
    library.add(tides(), 1.0)
    library.close()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="folders there are a person's own already")
def test_a_new_folder_is_the_persons_alone(tmp_path: Path) -> None:
    Library(tmp_path / "data" / "harken" / "library.sqlite3").close()
    assert (tmp_path / "data" / "harken").stat().st_mode & 0o077 == 0


def test_a_new_file_says_whose_it_is(path: Path) -> None:
    Library(path).close()

    assert one(path, "PRAGMA application_id") == schema.APPLICATION_ID
    assert one(path, "PRAGMA user_version") == len(schema.MIGRATIONS)
    assert one(path, "PRAGMA journal_mode") == "wal"
    assert files(path) == {"library.sqlite3"}


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
def test_the_library_of_every_version_opens(path: Path, version: int) -> None:
    path.parent.mkdir()
    shutil.copy(FIXTURES / f"version-{version}.sqlite3", path)

    library = Library(path)

    entries = {entry.id: entry for entry in library.entries()}
    assert set(entries) == {"tides", "story-1"}
    assert library.article("tides") == tides()
    assert entries["tides"].status is Status.IN_PROGRESS
    assert entries["tides"].tags == ("Boats", "sea")
    assert [one.article_id for one in library.queue()] == ["story-1", "tides"]
    assert [mark.note for mark in library.marks()] == ["look it up"]
    assert [hit.entry.id for hit in library.search("cafe")] == ["tides"]
    library.close()


def test_an_older_library_is_copied_and_upgraded(path: Path, next_version: None) -> None:
    path.parent.mkdir()
    shutil.copy(FIXTURES / "version-1.sqlite3", path)

    library = Library(path)
    assert len(library.entries()) == 2
    library.close()

    assert one(path, "PRAGMA user_version") == 2
    assert one(path, "SELECT count(loved) FROM article") == 2
    copy = upgrade_copy(path, 1)
    assert one(copy, "PRAGMA user_version") == 1
    assert one(copy, "SELECT count(*) FROM article") == 2


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    broken = (*schema.MIGRATIONS, (*NEXT, "INSERT INTO body VALUES ('nobody', x'00')"))
    with monkeypatch.context() as later:
        later.setattr(schema, "MIGRATIONS", broken)
        with pytest.raises(LibraryDamaged):
            Library(path)

    library = Library(path)
    assert library.article("tides") == tides()
    library.close()
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        one(path, "SELECT loved FROM article")


OPEN_AT_ONCE = """
import sys
from pathlib import Path
from harken.library.library import Library
print("ready", flush=True)
input()
library = Library(Path(sys.argv[1]))
library.entries()
library.close()
"""


def test_many_that_make_it_at_the_same_instant_make_one(path: Path, fault_count: int) -> None:
    for number in range(fault_count):
        file = path.with_name(f"{number}.sqlite3")
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", OPEN_AT_ONCE, file],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for _ in range(3)
        ]  # fmt: skip
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("\n")
            program.stdin.flush()
        for program in programs:
            assert program.communicate()[1] == ""
        assert one(file, "PRAGMA user_version") == len(schema.MIGRATIONS)


def refusal(path: Path) -> HarkenError:
    with pytest.raises(HarkenError) as caught:
        Library(path)
    assert str(path) in str(caught.value) or str(path.parent) in str(caught.value)
    return caught.value


def test_a_newer_library_is_refused_and_left_alone(path: Path) -> None:
    execute(filled(path), "PRAGMA user_version = 99")
    before = path.read_bytes()

    assert "made by a newer Harken" in refusal(path).why
    assert path.read_bytes() == before


def test_the_file_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    execute(path, "CREATE TABLE bookmarks (address TEXT)")
    before = path.read_bytes()

    assert "belongs to another program" in refusal(path).why
    assert path.read_bytes() == before
    assert files(path) == {"library.sqlite3"}


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    Library(path).close()

    assert one(path, "PRAGMA application_id") == schema.APPLICATION_ID


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)

    assert "is a folder" in refusal(path).why


def test_a_file_in_its_folders_place_is_told(path: Path) -> None:
    path.parent.touch()

    refusal(path)


def test_a_read_only_folder_is_told(read_only_folder: Path) -> None:
    assert "cannot be written" in refusal(read_only_folder / "library.sqlite3").why
    refusal(read_only_folder / "harken" / "library.sqlite3")


def test_a_disk_that_is_full_already_is_told(full_disk: Path) -> None:
    (full_disk / "filler").write_bytes(bytes(64_000))

    refusal(full_disk / "library.sqlite3")


def test_a_library_that_is_held_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_S", 0.05)
    with contextlib.closing(sqlite3.connect(filled(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        error = refusal(path)
    assert "another program holds" in error.why

    library = Library(path)
    assert len(library.entries()) == 1
    library.close()


def test_two_have_it_open_and_see_what_the_other_does(path: Path) -> None:
    one_of_them, other = Library(path), Library(path)

    one_of_them.add(tides(), 1.0)
    other.add(made_up(1), 2.0)

    assert one_of_them.entries() == other.entries()
    assert len(other.entries()) == 2
    one_of_them.close()
    other.close()


def test_a_deleted_article_is_purged_at_a_later_start(path: Path) -> None:
    library = Library(path)
    library.add(tides(), 1.0)
    library.delete(["tides"], 2.0)
    library.close()

    library = Library(path)
    library.restore(["tides"])
    assert library.entries() == ()
    library.close()
