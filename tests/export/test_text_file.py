"""A text is saved whole, or nothing is changed."""

import errno
import os
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.export.text_file import save_text


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_text_takes_the_place_of_another_where_that_is_wished(tmp_path: Path) -> None:
    target = tmp_path / "tide.md"
    assert save_text("Ebbe – 潮\n", target, replace=True) == target
    assert save_text("flood\n", target, replace=True) == target
    assert target.read_bytes() == b"flood\n"
    assert names_in(tmp_path) == ["tide.md"]


def test_otherwise_it_stands_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "tide.md"
    target.write_text("old")
    assert save_text("new", target, replace=False) == tmp_path / "tide (2).md"
    assert target.read_text() == "old"


def test_half_a_character_does_not_keep_the_rest_from_being_saved(tmp_path: Path) -> None:
    assert save_text("a\ud83dz", tmp_path / "t.txt", replace=True).read_text() == "a?z"


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the folder can only be read")],
)
def test_a_disk_that_refuses_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    target = tmp_path / "tide.md"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(HarkenError, match=why):
        save_text("new", target, replace=True)
    assert target.read_text() == "old"
    assert names_in(tmp_path) == ["tide.md"]


@pytest.mark.parametrize("name", ["missing/tide.md", "file/tide.md", "x" * 300, "folder"])
def test_a_name_that_cannot_be_taken_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    before = names_in(tmp_path)
    with pytest.raises(HarkenError, match="Cannot save"):
        save_text("new", tmp_path / name, replace=True)
    assert names_in(tmp_path) == before
