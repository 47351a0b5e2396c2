import os
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.importing import folder as folder_module
from harken.importing.folder import files_in
from harken.importing.reading import read_file


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The tide.", encoding="utf-8")
    return folder


def names_in(folder: Path) -> list[str]:
    return [str(source.path.relative_to(folder)) for source in files_in(folder)]


def test_folders_inside_are_looked_into_in_the_order_people_count(tmp_path: Path) -> None:
    made(
        tmp_path,
        *("part 10/a.txt", "part 2/b.html", "part 2/A.pdf", "10.txt", "9.txt", "B.md", "a.eml"),
        *("part 2/deeper/c.EPUB", "x.png", "README", ".hidden.txt", ".git/d.txt"),
    )
    assert names_in(tmp_path) == [
        "9.txt",
        "10.txt",
        "a.eml",
        "B.md",
        "part 2/A.pdf",
        "part 2/b.html",
        "part 2/deeper/c.EPUB",
        "part 10/a.txt",
    ]


def test_links_lead_to_files_and_never_round_in_circles(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "inside/b.txt")
    (tmp_path / "inside" / "up").symlink_to("..")
    (tmp_path / "inside" / "also.txt").symlink_to("b.txt")
    (tmp_path / "inside" / "self.txt").symlink_to("self.txt")
    (tmp_path / "inside" / "gone.txt").symlink_to("nowhere")
    assert names_in(tmp_path) == ["a.txt", "inside/also.txt", "inside/b.txt"]
    (tmp_path / "link").symlink_to("inside")
    assert names_in(tmp_path / "link") == ["also.txt", "b.txt"]


def test_pipes_and_folders_with_the_name_of_a_file_are_left_out(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "folder.txt/b.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names_in(tmp_path) == ["a.txt", "folder.txt/b.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed_to_us_says_so_when_it_is_read(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "closed/b.txt", "open/c.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert names_in(tmp_path) == ["a.txt", "closed", "open/c.txt"]
        with pytest.raises(HarkenError, match="no permission"):
            read_file(str(tmp_path / "closed"), "closed")
        with pytest.raises(HarkenError, match="Cannot look into the folder"):
            files_in(tmp_path / "closed")
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_folder_that_vanishes_is_among_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a.txt", "gone/b.txt")
    scandir = os.scandir

    def scan(path: Path) -> object:
        return scandir(path if path.name != "gone" else tmp_path / "nowhere")

    with monkeypatch.context() as patch:
        patch.setattr("harken.importing.folder.os.scandir", scan)
        assert names_in(tmp_path) == ["a.txt", "gone"]


def test_a_folder_without_documents_says_which_it_wants(tmp_path: Path) -> None:
    made(tmp_path, "picture.png", "inside/sound.mp3")
    with pytest.raises(HarkenError, match=r"no file in it ends in \.pdf.* or \.text"):
        files_in(tmp_path)
    with pytest.raises(HarkenError, match="Cannot look into the folder"):
        files_in(tmp_path / "nowhere")


@pytest.mark.parametrize("limit", ["MAX_FILES", "MAX_SEEN"])
def test_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    made(tmp_path, *(f"{number // 3}/{number}.txt" for number in range(9)))
    monkeypatch.setattr(folder_module, limit, 12 if limit == "MAX_SEEN" else 9)
    assert len(files_in(tmp_path)) == 9
    monkeypatch.setattr(folder_module, limit, 8)
    with pytest.raises(HarkenError, match="Name a folder inside it"):
        files_in(tmp_path)
