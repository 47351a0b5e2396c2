"""The word for the next start."""

from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.farewell import leave_word, take_word
from tests.export.disks import full_disk, read_only_folder

__all__ = ["full_disk", "read_only_folder"]

HELD = HarkenError("Cannot write", "another program holds it", "Close that.")


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("data", "settings"):
        (tmp_path / name).mkdir()
    return tmp_path / "data" / "word.json", tmp_path / "settings" / "word.json"


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))


def test_it_is_told_once(places: tuple[Path, Path]) -> None:
    leave_word(places, HELD)
    assert not places[1].exists()
    told = take_word(places)
    assert told is not None
    assert told.why == "another program holds it"
    assert take_word(places) is None
    assert not places[0].exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"3", b"{}", b'{"what": 1}'])
def test_what_cannot_be_read_is_a_word_all_the_same(
    places: tuple[Path, Path], content: bytes
) -> None:
    places[0].write_bytes(content)
    told = take_word(places)
    assert told is not None
    assert (told.what, told.why) == (
        "What you did last was not kept when Harken ended", "the disk may have been full"
    )  # fmt: skip
    assert not places[0].exists()


def test_it_is_left_where_the_librarys_folder_cannot_be_written(
    read_only_folder: Path, places: tuple[Path, Path]
) -> None:
    leave_word((read_only_folder / "word.json", places[1]), HELD)
    told = take_word((read_only_folder / "word.json", places[1]))
    assert told is not None and told.why == "another program holds it"
    assert not places[1].exists()


def test_on_a_full_disk_it_is_told_that_something_was_not_kept(full_disk: Path) -> None:
    (full_disk / "word.json").touch()  # as far as it comes there
    with pytest.raises(OSError, match="No space"):
        _fill(full_disk / "filler")
    places = (full_disk / "word.json", full_disk / "none" / "word.json")
    leave_word(places, HELD)
    assert places[0].read_bytes() == b""
    assert take_word(places) is not None
    assert take_word(places) is None


def test_a_reason_counts_more_than_none(places: tuple[Path, Path]) -> None:
    places[0].touch()
    leave_word(places[1:], HELD)
    told = take_word(places)
    assert told is not None and told.why == "another program holds it"


def test_where_nothing_can_be_written_nothing_is_told(tmp_path: Path) -> None:
    places = (tmp_path / "no folder" / "word.json", tmp_path / "none" / "word.json")
    leave_word(places, HELD)
    assert take_word(places) is None
