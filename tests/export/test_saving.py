"""A file takes its name when it is whole, and never another file's."""

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.export.saving import keep, part_beside


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def save(target: Path, content: bytes = b"new") -> Path:
    with part_beside(target) as part:
        part.write_bytes(content)
        return keep(part, target)


def refuse_link(source: Path, link: Path) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted", link)


@pytest.fixture(params=["links", "no links"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a disk that knows links, or on one that refuses them as FAT does."""
    if request.param == "no links":
        monkeypatch.setattr(os, "link", refuse_link)
    return tmp_path


def test_the_file_takes_its_name_when_it_is_complete(disk: Path) -> None:
    target = disk / "sound.mp3"
    with part_beside(target) as part:
        part.write_bytes(b"new")
        assert part.parent == disk
        assert not target.exists()
        assert keep(part, target) == target

    assert target.read_bytes() == b"new"
    assert names_in(disk) == ["sound.mp3"]


def test_what_came_in_between_is_kept_and_the_next_name_is_taken(disk: Path) -> None:
    target = disk / "sound.mp3"
    with part_beside(target) as part:
        part.write_bytes(b"new")
        target.write_bytes(b"came in between")
        (disk / "sound (2).mp3").symlink_to("nowhere")
        (disk / "sound (3).mp3").mkdir()
        path = keep(part, target)

    assert path == disk / "sound (4).mp3"
    assert path.read_bytes() == b"new"
    assert target.read_bytes() == b"came in between"
    assert len(names_in(disk)) == 4


def test_many_at_once_lose_no_file(disk: Path) -> None:
    contents = [bytes([number]) for number in range(32)]
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda content: save(disk / "sound.mp3", content), contents))

    assert [path.read_bytes() for path in paths] == contents
    assert len(names_in(disk)) == len(contents)


def test_a_name_that_cannot_be_filled_is_given_back(disk: Path) -> None:
    target = disk / "sound.mp3"
    with part_beside(target) as part:
        part.unlink()
        with pytest.raises(HarkenError, match=r"Cannot save sound\.mp3"):
            keep(part, target)

    assert names_in(disk) == []


def test_others_may_read_it_as_they_may_any_file(disk: Path) -> None:
    save(disk / "sound.mp3")
    (disk / "plain").touch()

    assert (disk / "sound.mp3").stat().st_mode == (disk / "plain").stat().st_mode


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, GeneratorExit])
def test_after_a_failure_there_is_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def fail() -> None:
        with part_beside(tmp_path / "sound.mp3") as part:
            part.write_bytes(b"half")
            raise error

    with pytest.raises(error):
        fail()

    assert names_in(tmp_path) == []


LEAVE_A_PART = """
import os, sys
from pathlib import Path
from harken.export.saving import part_beside

with part_beside(Path(sys.argv[1])):
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="not looked for there")
def test_what_a_killed_process_left_goes_with_the_next_export(
    tmp_path: Path, fault_count: int
) -> None:
    for _ in range(fault_count):
        target = tmp_path / "sound.mp3"
        subprocess.run([sys.executable, "-c", LEAVE_A_PART, target], check=False)
        (left,) = names_in(tmp_path)
        elsewhere = tmp_path / left.replace(left.split("-")[1], "elsewhere")
        elsewhere.touch()  # a process of another computer: nothing here knows whether it runs

        with part_beside(target) as mine, part_beside(target) as also_mine:
            assert names_in(tmp_path) == sorted([mine.name, also_mine.name, elsewhere.name])
        elsewhere.unlink()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HarkenError, match="the folder does not exist"):
        save(tmp_path / "missing" / "sound.mp3")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HarkenError, match="the folder is a file"):
        save(tmp_path / "file" / "sound.mp3")


def test_a_name_too_long_for_the_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HarkenError, match="name is too long"):
        save(tmp_path / ("x" * 300 + ".mp3"))

    assert names_in(tmp_path) == []


def test_a_read_only_folder_is_told(read_only_folder: Path, fault_count: int) -> None:
    for _ in range(fault_count):
        with pytest.raises(HarkenError, match=r"can only be read|may not write"):
            save(read_only_folder / "sound.mp3")
        assert names_in(read_only_folder) == []
