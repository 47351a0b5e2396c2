"""Sound without Qt's media backend: looked at from inside a process, by what it has mapped."""

import subprocess
import sys

import pytest

BACKEND = {"ffmpegmediaplugin", "avcodec", "Qt6Quick"}
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtMultimedia import QMediaDevices
from harken.playback.media_backend import leave_out_media_backend

app = QCoreApplication([])
folders = app.libraryPaths()
if "leave out" in sys.argv:
    leave_out_media_backend()
    leave_out_media_backend()
assert app.libraryPaths() == folders, "other plugins are not found any more"
QMediaDevices.videoInputs()
mapped = Path("/proc/self/maps").read_text()
print(*(name for name in sys.argv[1].split() if name in mapped))
"""


def run(wish: str) -> tuple[set[str], str]:
    """Which parts of the backend a new process has mapped, and what it said."""
    command = [sys.executable, "-c", PROGRAM, " ".join(BACKEND), wish]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return set(done.stdout.split()), done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_media_backend_is_left_out_without_a_word() -> None:
    assert run("leave out") == (set(), "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_qt_would_load_it() -> None:
    mapped, _ = run("as Qt likes")
    assert mapped == BACKEND
