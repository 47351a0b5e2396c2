"""`harken desktop`: what it puts into a person's data folder is valid, found, and taken away."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.cli.desktop import entry_for
from harken.importing.kinds import KINDS
from harken.paths import resources_dir
from tests.cli.terminal import harken

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries")

ENTRY = resources_dir() / "desktop" / "harken.desktop"
OTHER_KIND = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="text/x-other"><glob pattern="*.other"/></mime-type>
</mime-info>
"""
METAINFO = next((resources_dir() / "desktop").glob("*.metainfo.xml"))


def data_folder() -> Path:
    return Path(os.environ["XDG_DATA_HOME"])


def files() -> dict[Path, bytes]:
    """Ours in the data folder; the system's lists that were made of them left out."""
    found = (path for path in data_folder().rglob("*harken*") if path.is_file())
    return {path: path.read_bytes() for path in found}


def values(entry: str, key: str) -> list[str]:
    lines = (line.partition("=") for line in entry.split("\n"))
    return [value for name, _, value in lines if name == key]


def succeed(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_entry_and_the_description_are_valid() -> None:
    assert succeed("desktop-file-validate", ENTRY) == ""
    succeed("appstreamcli", "validate", "--no-net", "--strict", METAINFO)


def test_it_offers_what_harken_reads() -> None:
    [types] = values(ENTRY.read_text(), "MimeType")
    named = {name for kind in KINDS for name in kind.media_types}
    # These two are no files: a form of mail, and a feed without a type of file to itself.
    assert named - {"multipart/related", "application/rdf+xml"} <= set(types.split(";"))


def test_installed_it_is_valid_and_offered_and_starts_this_program() -> None:
    done = harken("desktop", "install")
    assert (done.status, done.err) == (0, "")
    assert all(str(path) in done.out for path in files())
    installed = data_folder() / "applications" / "harken.desktop"
    assert succeed("desktop-file-validate", installed) == ""
    [program] = values(installed.read_text(), "TryExec")
    assert os.access(program, os.X_OK) and Path(program).name == "harken"
    assert values(installed.read_text(), "Exec")[0] == f'"{program}" %U'
    for kind in ("text/html", "application/pdf", "text/markdown"):
        assert "harken.desktop" in succeed("gio", "mime", kind)


def test_a_second_time_changes_nothing_and_remove_takes_all_away() -> None:
    harken("desktop", "install")
    before = files()
    assert len(before) == 5
    again = harken("desktop", "install")
    assert again.out == "It is installed already.\n"
    assert files() == before
    other = data_folder() / "applications" / "other.desktop"
    other.write_bytes(ENTRY.read_bytes())
    done = harken("desktop", "remove")
    assert done.status == 0 and done.out.endswith("Removed.\n")
    assert files() == {} and other.exists()
    assert harken("desktop", "remove").out == "It was not installed.\n"
    assert "harken.desktop" not in succeed("gio", "mime", "text/html")


def test_remove_leaves_no_folder_that_it_has_made() -> None:
    harken("desktop", "install")
    harken("desktop", "remove")
    assert list(data_folder().rglob("*")) == []


def test_remove_leaves_what_others_have_put_there() -> None:
    other = data_folder() / "mime" / "packages" / "other.xml"
    empty = data_folder() / "empty"
    for folder in (other.parent, empty):
        folder.mkdir(parents=True)
    other.write_text(OTHER_KIND, encoding="utf-8")
    harken("desktop", "install")
    harken("desktop", "remove")
    assert other.exists() and empty.exists()
    assert (data_folder() / "mime" / "text" / "x-other.xml").exists()
    assert not (data_folder() / "applications").exists()


def test_a_file_of_an_older_version_is_replaced() -> None:
    harken("desktop", "install")
    before = files()
    installed = data_folder() / "applications" / "harken.desktop"
    installed.write_text("old")
    done = harken("desktop", "install")
    assert done.out.splitlines()[0] == str(installed)
    assert files() == before


def test_without_the_programs_that_tell_the_desktop_it_is_installed(tmp_path: Path) -> None:
    code = "import sys; from harken.app import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "desktop", "install"],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(files()) == 5


def test_where_nothing_can_be_written_it_says_so() -> None:
    data_folder().parent.mkdir(parents=True)
    data_folder().write_text("in the way")
    done = harken("desktop", "install")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("harken: Cannot install it: ")


names = st.text(st.characters(exclude_characters="/\0\n\r", codec="utf-8"), min_size=1)


@given(names)
def test_any_program_is_started_as_it_is_called(name: str) -> None:
    program = f"/home/me/{name}"
    entry = entry_for(ENTRY.read_text(), Path(program))
    # First as a value, then as words, one of them in quotes.
    value = values(entry, "Exec")[0].replace("\\\\", "\\")
    words = re.fullmatch(r'"((?:[^"`$\\]|\\["`$\\])*)" %U', value)
    assert words is not None
    assert re.sub(r"\\(.)", r"\1", words[1]).replace("%%", "%") == program
    assert values(entry, "TryExec")[0].replace("\\\\", "\\") == program
