"""Without its first page nothing of a file can be read: another takes its place."""

from pathlib import Path

import pytest

from harken.library.copies import daily_copies
from harken.library.faults import LibraryDamaged
from harken.library.first_page import with_right_first_page
from harken.library.library import Library
from harken.library.restoring import is_whole, restore
from tests.library.texts import made_up

COUNT = 4
PAGE = 4096
TELLS_NOTHING = {*range(24, 28), *range(32, 44), *range(48, 52), *range(60, 64), *range(68, 100)}
"""What a file can be read without: counters, its version, and what SQLite leaves free."""


@pytest.fixture
def library_file(path: Path) -> Path:
    library = Library(path)
    for number in range(COUNT):
        library.add(made_up(number, words=3_000), float(number))
    library.close()
    return path


def spoil(path: Path, at: int, junk: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(junk)


@pytest.mark.parametrize("at", sorted(set(range(100)) - TELLS_NOTHING))
def test_no_byte_of_the_head_costs_an_article(library_file: Path, at: int) -> None:
    spoil(library_file, at, b"\xed")

    assert restore(library_file).articles == COUNT
    assert is_whole(library_file)


@pytest.mark.parametrize(("at", "size"), [(47, 1), (100, 8), (2_972, 1), (0, PAGE)])
def test_all_of_it_is_called_damage(library_file: Path, at: int, size: int) -> None:
    """The form of the tables; their list; the whole page."""
    spoil(library_file, at, b"\xed" * size)
    with pytest.raises(LibraryDamaged):
        Library(library_file)

    assert restore(library_file).articles == COUNT


def test_a_head_that_says_that_nothing_must_be_written_is_damage(library_file: Path) -> None:
    spoil(library_file, 18, b"\xed")
    library = Library(library_file)

    with pytest.raises(LibraryDamaged):
        library.add(made_up(9), 9.0)

    library.close()
    assert not is_whole(library_file)


def test_of_a_file_that_was_cut_off_the_rest_is_read(library_file: Path) -> None:
    file = library_file.read_bytes()
    library_file.write_bytes(file[: -2 * PAGE])

    assert restore(library_file).articles >= COUNT - 1


@pytest.mark.parametrize("content", [b"", b"short", b"long, and no library. " * 1_000])
def test_it_makes_no_library_of_what_is_none(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    assert restore(path).articles == 0
    assert with_right_first_page(path.with_name("nothing")) is None


def test_a_right_one_stays_for_the_log_counts_too(library_file: Path) -> None:
    library = Library(library_file)
    library.add(made_up(9), 9.0)
    library.keep_daily_copy()

    assert with_right_first_page(library_file) is None
    assert with_right_first_page(daily_copies(library_file)[0]) is None
    library.close()
