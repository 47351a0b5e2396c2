from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.export.saving import replacing


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def save(target: Path, content: bytes = b"new") -> None:
    with replacing(target) as part:
        part.write_bytes(content)


def test_the_file_takes_its_name_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "sound.mp3"
    with replacing(target) as part:
        part.write_bytes(b"new")
        assert part.parent == tmp_path
        assert not target.exists()

    assert target.read_bytes() == b"new"
    assert names_in(tmp_path) == ["sound.mp3"]


def test_others_may_read_it_as_they_may_any_file(tmp_path: Path) -> None:
    save(tmp_path / "sound.mp3")
    (tmp_path / "plain").touch()

    assert (tmp_path / "sound.mp3").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, GeneratorExit])
def test_after_a_failure_the_old_file_is_there_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "sound.mp3"
    target.write_bytes(b"old")

    def fail() -> None:
        with replacing(target) as part:
            part.write_bytes(b"half")
            raise error

    with pytest.raises(error):
        fail()

    assert target.read_bytes() == b"old"
    assert names_in(tmp_path) == ["sound.mp3"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HarkenError, match="the folder does not exist"):
        save(tmp_path / "missing" / "sound.mp3")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HarkenError, match="the folder is a file"):
        save(tmp_path / "file" / "sound.mp3")


def test_a_folder_of_the_files_name_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "sound.mp3").mkdir()
    with pytest.raises(HarkenError, match="a folder of that name is there already"):
        save(tmp_path / "sound.mp3")

    assert names_in(tmp_path) == ["sound.mp3"]


def test_a_name_too_long_for_the_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HarkenError, match="name is too long"):
        save(tmp_path / ("x" * 300 + ".mp3"))

    assert names_in(tmp_path) == []


def test_a_read_only_folder_is_told(read_only_folder: Path, fault_count: int) -> None:
    for _ in range(fault_count):
        with pytest.raises(HarkenError, match=r"can only be read|may not write"):
            save(read_only_folder / "sound.mp3")
        assert names_in(read_only_folder) == []
