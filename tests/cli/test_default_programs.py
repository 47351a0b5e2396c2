"""Installing Harken changes no default program, and removing it leaves no trace of that care."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import harken

ENTRY = """\
[Desktop Entry]
Type=Application
Name=Other
Exec=true %F
MimeType=text/markdown;application/pdf;
"""
OWN = "# mine\n[Added Associations]\ntext/plain=other.desktop;\n"


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system with one other program, which opens Markdown and PDF without being named."""
    programs = tmp_path / "system" / "applications"
    programs.mkdir(parents=True)
    (programs / "other.desktop").write_text(ENTRY)
    subprocess.run(["update-desktop-database", programs], check=True)
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'system'}:/usr/share")
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    return programs


@pytest.fixture
def own_list() -> Path:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list"
    path.parent.mkdir(parents=True)
    path.write_text(OWN)
    return path


def default_for(kind: str) -> str:
    done = subprocess.run(["gio", "mime", kind], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[0] if done.stdout else ""


def test_the_default_stays_and_harken_is_offered(system: Path, own_list: Path) -> None:
    before = default_for("text/markdown")
    assert before.endswith("other.desktop")
    assert harken("desktop", "install").status == 0
    harken("desktop", "install")
    assert default_for("text/markdown") == before
    offered = subprocess.run(["gio", "mime", "text/markdown"], capture_output=True, check=True)
    assert b"harken.desktop" in offered.stdout
    assert own_list.read_text().startswith(OWN)

    assert harken("desktop", "remove").status == 0
    assert default_for("text/markdown") == before
    assert own_list.read_text() == f"{OWN}[Default Applications]\n"
    assert not list(Path(os.environ["XDG_DATA_HOME"]).rglob("kept-defaults*"))


def test_a_named_program_that_is_gone_is_no_default(system: Path, own_list: Path) -> None:
    own_list.write_text(f"{OWN}[Default Applications]\ntext/markdown=gone.desktop\n")
    before = default_for("text/markdown")
    assert before.endswith("other.desktop")
    harken("desktop", "install")
    assert default_for("text/markdown") == before


def test_the_same_line_elsewhere_is_the_persons_own(system: Path, own_list: Path) -> None:
    own = "[Added Associations]\ntext/markdown=other.desktop\n"
    own_list.write_text(own)
    harken("desktop", "install")
    harken("desktop", "remove")
    assert own_list.read_text() == f"{own}[Default Applications]\n"


def test_a_list_that_is_a_link_stays_one_and_as_private(
    system: Path, own_list: Path, tmp_path: Path
) -> None:
    elsewhere = own_list.rename(tmp_path / "dotfiles.list")
    elsewhere.chmod(0o600)
    own_list.symlink_to(elsewhere)
    harken("desktop", "install")
    assert own_list.is_symlink() and "other.desktop" in elsewhere.read_text().partition("[D")[2]
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    assert [it.name for it in own_list.parent.glob("mimeapps*")] == ["mimeapps.list"]


def test_what_the_person_names_stays(system: Path, own_list: Path) -> None:
    (system / "mine.desktop").write_text(ENTRY)
    mine = f"{OWN}[Default Applications]\ntext/markdown=mine.desktop\n"
    own_list.write_text(mine)
    harken("desktop", "install")
    assert "text/markdown=mine.desktop" in own_list.read_text()
    assert "text/markdown=other.desktop" not in own_list.read_text()
    # Changed meanwhile, it is the person's own.
    changed = own_list.read_text().replace("application/pdf=other", "application/pdf=mine")
    own_list.write_text(changed)
    harken("desktop", "remove")
    assert own_list.read_text() == f"{mine}application/pdf=mine.desktop\n"


def test_where_it_cannot_be_kept_it_says_so(system: Path, own_list: Path) -> None:
    own_list.unlink()
    own_list.parent.rmdir()
    own_list.parent.write_text("in the way")
    done = harken("desktop", "install")
    assert done.status == 1
    assert done.err.startswith("harken: Cannot install it: ")
