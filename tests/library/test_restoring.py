"""A damaged library: it is noticed, and what can be read of it is saved."""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path
from typing import NamedTuple

import pytest

from harken.article.model import Article
from harken.article.position import PlaybackPosition, Reading
from harken.errors import HarkenError
from harken.library.copies import daily_copies
from harken.library.entry import Entry, Mark, Progress, Queued, Status
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from harken.library.restoring import Restored, restore
from tests.library.texts import made_up, tides

COUNT = 200
PAGE = 4096


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of many articles, with something of each kind, closed."""
    path = tmp_path_factory.mktemp("original") / "library.sqlite3"
    library = Library(path)
    for number in range(COUNT):
        library.add(made_up(number), float(number))
    library.add(tides(), 1.0)
    library.set_tags("tides", ["sea"])
    library.add_mark("tides", 1, "The clock has one hand.", "mine", 2.0)
    library.set_queue([Queued("story-7"), Queued("tides")])
    place = PlaybackPosition("tides", Reading.ARTICLE, 3, 4)
    library.keep_progress(Progress("tides", Reading.ARTICLE, (place,), Status.IN_PROGRESS, 0.5))
    library.close()
    return path


@pytest.fixture
def full(path: Path, original: Path) -> Path:
    """A copy of it."""
    path.parent.mkdir()
    shutil.copy(original, path)
    return path


def pages_of(path: Path, table: str) -> list[int]:
    """The numbers of the pages of a table, but for its root."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()[0]
    data = path.read_bytes()
    at = (root - 1) * PAGE
    assert data[at] == 5  # an inner page of a table: it names the pages below
    count = int.from_bytes(data[at + 3 : at + 5])
    cells = (int.from_bytes(data[at + 12 + 2 * n : at + 14 + 2 * n]) for n in range(count))
    return [int.from_bytes(data[at + cell : at + cell + 4]) for cell in cells]


def spoil(path: Path, page: int, junk: bytes = b"\xa5") -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * PAGE)
        file.write(junk * PAGE)


def aside(restored: Restored) -> Path:
    """Where the damaged file lies now."""
    assert restored.damaged is not None
    return restored.damaged


class Everything(NamedTuple):
    """What a person would miss."""

    entries: tuple[Entry, ...]
    queue: tuple[Queued, ...]
    marks: tuple[Mark, ...]
    progress: Progress | None
    text: Article | None
    found: list[str]


def everything(path: Path) -> Everything:
    library = Library(path)
    try:
        assert library._database.rows("PRAGMA integrity_check") == [("ok",)]
        return Everything(
            library.entries(), library.queue(), library.marks(), library.progress("tides"),
            library.article("tides"), [hit.entry.id for hit in library.search("one hand")],
        )  # fmt: skip
    finally:
        library.close()


def test_damage_is_noticed_where_it_is_read(full: Path) -> None:
    spoiled = full.with_name("spoiled.sqlite3")
    shutil.copy(full, spoiled)
    spoil(spoiled, pages_of(full, "article")[0])
    with pytest.raises(LibraryDamaged) as caught:
        Library(spoiled)
    assert caught.value.path == spoiled

    spoil(full, pages_of(full, "body")[0])
    library = Library(full)
    assert len(library.entries()) == COUNT + 1
    texts = (library.article(entry.id) for entry in library.entries())
    with pytest.raises(LibraryDamaged):
        list(texts)
    library.close()


@pytest.mark.parametrize("table", ["article", "body"])
def test_after_a_run_that_was_cut_off_damage_is_noticed_at_once(full: Path, table: str) -> None:
    library = Library(full)
    library.add(made_up(1000), 1.0)
    left = full.with_name("left.sqlite3")  # as a kill leaves it: with its log
    shutil.copy(full, left)
    shutil.copy(f"{full}-wal", f"{left}-wal")
    library.close()
    spoil(left, pages_of(full, table)[0])

    with pytest.raises(LibraryDamaged):
        Library(left)


@pytest.mark.parametrize("junk", [b"", b"This is a letter, not a library.", bytes(PAGE)])
def test_what_is_no_database_at_all_is_damaged_or_new(path: Path, junk: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(junk)
    if not junk:
        Library(path).close()
        return
    with pytest.raises(LibraryDamaged):
        Library(path)

    restored = restore(path)

    assert (restored.articles, restored.lost) == (0, ())
    assert aside(restored).read_bytes() == junk
    Library(path).close()


def test_a_whole_library_is_restored_as_it_is(full: Path) -> None:
    before = everything(full)

    restored = restore(full)

    assert (restored.articles, restored.from_copy, restored.lost) == (COUNT + 1, 0, ())
    assert everything(full) == before
    assert everything(aside(restored)) == before


def test_what_can_be_read_is_saved_and_the_damaged_file_is_kept(full: Path) -> None:
    page = pages_of(full, "article")[1]
    spoil(full, page)
    damaged = full.read_bytes()

    restored = restore(full)

    assert COUNT * 0.5 < restored.articles < COUNT + 1
    assert aside(restored).read_bytes() == damaged
    assert aside(restored).parent == full.parent
    saved = everything(full)
    assert len(saved.entries) == restored.articles
    assert saved.queue and saved.marks


def test_a_text_that_is_gone_is_told_by_its_title(full: Path) -> None:
    with contextlib.closing(sqlite3.connect(full)) as connection:
        connection.execute("UPDATE body SET form = x'789c00' WHERE article = 'story-5'")
        connection.commit()

    restored = restore(full)

    assert (restored.articles, restored.lost) == (COUNT, ("Story 5",))


def test_what_cannot_be_read_comes_from_the_last_copy(full: Path) -> None:
    library = Library(full)
    library.keep_daily_copy()
    library.add(made_up(900), 900.0)
    library.close()
    before = everything(full)
    spoil(full, pages_of(full, "article")[1])

    restored = restore(full)

    assert restored.articles == COUNT + 2
    assert restored.from_copy > 0
    after = everything(full)
    assert sorted(after.entries, key=str) == sorted(before.entries, key=str)
    assert after[1:] == before[1:]


def test_where_nothing_can_be_read_the_copy_is_taken(full: Path) -> None:
    library = Library(full)
    library.keep_daily_copy()
    library.close()
    before = everything(full)
    full.write_bytes(b"\xa5" * full.stat().st_size)

    restored = restore(full)

    assert restored.articles == restored.from_copy == COUNT + 1
    assert everything(full) == before


@pytest.mark.parametrize("table", ["queue", "tag", "mark"])
def test_a_table_that_cannot_be_read_comes_from_the_last_copy(full: Path, table: str) -> None:
    library = Library(full)
    library.keep_daily_copy()
    library.add(made_up(900), 900.0)
    library.close()
    before = everything(full)
    with contextlib.closing(sqlite3.connect(full)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
    spoil(full, root)

    restored = restore(full)

    assert (restored.from_copy, restored.incomplete) == (0, (table,))
    assert everything(full) == before


def test_where_the_file_can_be_read_the_copy_adds_nothing_that_was_taken_away(full: Path) -> None:
    library = Library(full)
    library.keep_daily_copy()
    library.set_queue([Queued("story-9")])
    library.remove_mark(library.marks()[0].id)
    library.set_tags("tides", [])
    library.close()
    before = everything(full)

    assert restore(full).incomplete == ()

    assert everything(full) == before


def test_what_two_files_number_alike_is_all_kept(full: Path) -> None:
    """The copy's only mark had the number 1, and so has another one in the file."""
    library = Library(full)
    library.keep_daily_copy()
    library.close()
    with contextlib.closing(sqlite3.connect(full)) as connection:
        connection.execute("UPDATE mark SET article = 'story-3', text = 'Another.'")
        connection.execute("UPDATE queue SET article = 'story-8' WHERE place = 0")
        connection.execute("DELETE FROM body WHERE article = 'story-7' OR article = 'tides'")
        connection.commit()

    assert restore(full).from_copy == 2

    after = everything(full)
    assert [one.article_id for one in after.queue] == ["story-8", "tides", "story-7"]
    assert {mark.text for mark in after.marks} == {"Another.", "The clock has one hand."}


def test_whatever_page_is_spoilt_nothing_is_lost_that_the_copy_has(
    full: Path, tmp_path: Path
) -> None:
    before = everything(full)
    for page in range(1, full.stat().st_size // PAGE, 11):
        file = tmp_path / f"{page}.sqlite3"
        shutil.copy(full, file)
        shutil.copy(full, daily_copies(file)[0])
        spoil(file, page)
        assert restore(file).articles == COUNT + 1
        assert everything(file).entries == before.entries


def test_a_restoring_that_fails_leaves_all_as_it_was(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(full, pages_of(full, "article")[1])
    before = full.read_bytes()

    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".restoring"):
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(HarkenError, match="Cannot restore the library"):
        restore(full)

    assert full.read_bytes() == before
    assert {file.name for file in full.parent.iterdir()} == {"library.sqlite3"}


def test_a_library_that_is_open_is_not_restored_behind_its_back(full: Path) -> None:
    library = Library(full)
    with pytest.raises(HarkenError, match="is open"):
        restore(full)
    assert len(library.entries()) == COUNT + 1

    restored = library.restore_file(full)

    assert restored.articles == COUNT + 1
    assert library.add(made_up(1000), 1.0)
    library.close()
    assert len(everything(full).entries) == COUNT + 2


def test_another_file_can_be_restored_meanwhile(full: Path, library: Library) -> None:
    library.add(tides(), 1.0)

    assert library.restore_file(full).articles == COUNT + 1

    assert len(library.entries()) == 1


def test_two_restorings_in_a_second_set_two_files_aside(full: Path) -> None:
    damaged = {aside(restore(full)), aside(restore(full))}

    assert len(damaged) == 2
    assert all(file.exists() for file in damaged)


def test_the_last_copy_is_a_day_old_at_most_and_two_are_kept(full: Path) -> None:
    last, before = daily_copies(full)
    library = Library(full)
    library.keep_daily_copy()
    first = last.read_bytes()
    library.add(made_up(901), 1.0)
    library.keep_daily_copy()
    assert last.read_bytes() == first
    assert not before.exists()

    age(last, days=1.1)
    library.keep_daily_copy()
    assert before.read_bytes() == first
    assert len(everything(last).entries) == COUNT + 2

    age(last, days=-3)  # a clock that was wrong
    library.keep_daily_copy()
    assert before.read_bytes() != first
    library.close()


def test_a_damaged_library_does_not_become_the_copy(full: Path) -> None:
    last, _ = daily_copies(full)
    library = Library(full)
    library.keep_daily_copy()
    library.close()
    good = last.read_bytes()
    age(last, days=2)
    spoil(full, pages_of(full, "body")[0])

    library = Library(full)
    with pytest.raises(LibraryDamaged):
        library.keep_daily_copy()

    assert last.read_bytes() == good
    library.close()


def age(file: Path, days: float) -> None:
    then = file.stat().st_mtime - days * 86_400
    os.utime(file, (then, then))
