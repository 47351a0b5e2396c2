import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.importing import reading
from harken.importing.reading import read_file


def refusal(path: Path) -> HarkenError:
    with pytest.raises(HarkenError) as caught:
        read_file(str(path), path.name)
    assert caught.value.what == f"Cannot read {path.name}"
    return caught.value


def why_unreadable(path: Path) -> str:
    return refusal(path).why


def test_a_regular_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The tide.")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert read_file(str(tmp_path / "link.txt"), "link.txt") == b"The tide."


def test_a_missing_file_and_a_broken_link_are_missing(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to("nowhere")
    assert "no file of that name" in why_unreadable(tmp_path / "missing.txt")
    assert "no file of that name" in why_unreadable(tmp_path / "broken.txt")


@pytest.mark.parametrize("name", ["www.example.org", "example.com/a/page?b=1", "www.bbc.co.uk"])
def test_a_name_without_a_file_that_looks_like_an_address_may_be_one(name: str) -> None:
    assert refusal(Path(name)).next_step.endswith(f" For a web page write https://{name}")


@pytest.mark.parametrize("name", ["notes.txt", "notes.d/org", "/srv/www.example.org", "www.txt"])
def test_a_file_name_is_no_address(name: str) -> None:
    assert "https" not in refusal(Path(name)).next_step


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert why_unreadable(tmp_path) == "it is a folder"


def test_a_pipe_is_refused_at_once_although_nobody_writes_to_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "a pipe" in why_unreadable(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").next_step == (
        "Save what it gives as a text file, or pipe it into Harken."
    )


@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
def test_what_is_open_in_another_process_alone_is_a_pipe_too(folder: str) -> None:
    assert "a pipe" in why_unreadable(Path(folder) / "987654")


def test_a_socket_and_a_device_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        assert "a socket" in why_unreadable(tmp_path / "socket")
    assert "a device" in why_unreadable(Path("/dev/zero"))


def test_a_path_through_a_file_a_loop_and_a_name_too_long_have_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "loop").symlink_to("loop")
    for path in (tmp_path / "file" / "below", tmp_path / "loop", tmp_path / ("n" * 300)):
        assert why_unreadable(path)


def test_a_name_with_a_nul_is_no_path() -> None:
    with pytest.raises(HarkenError):
        read_file("a\0b", "a b")


@pytest.fixture
def _without_privileges() -> Iterator[None]:
    """Root may read everything: for this test it is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.usefixtures("_without_privileges")
def test_a_file_without_permission_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "secret.txt"
        path.write_bytes(b"x")
        path.chmod(0)
        assert "permission" in why_unreadable(path)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(reading.MAX_FILE_BYTES + 1)  # takes no space on the disk
    assert "50 MB" in why_unreadable(path)
