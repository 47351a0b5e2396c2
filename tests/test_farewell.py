"""The word for the next start."""

from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.farewell import leave_word, take_word


def test_it_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "word.json"
    leave_word(path, HarkenError("Cannot write", "another program holds it", "Close that."))
    told = take_word(path)
    assert told is not None
    assert told.why == "another program holds it"
    assert take_word(path) is None
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"3", b"{}", b'{"what": 1}'])
def test_what_cannot_be_read_is_no_word(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "word.json"
    path.write_bytes(content)
    assert take_word(path) is None
    assert not path.exists()


def test_where_nothing_can_be_written_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no folder" / "word.json"
    leave_word(path, HarkenError("Cannot write", "the disk is full", "Make room."))
    assert take_word(path) is None
