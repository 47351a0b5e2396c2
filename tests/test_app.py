"""The program's ways in, each in a process of its own."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harken import __version__
from harken.paths import sample_article

HARKEN = Path(sys.executable).with_name("harken")

HEAVY = ("trafilatura", "lxml", "sumy", "nltk", "numpy", "scipy", "py3langid", "av", "httpx")
COSTLY = (
    *("_hashlib", "_ssl", "asyncio", "email", "http.client", "multiprocessing", "unittest", "xml"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest", "PySide6.QtMultimediaWidgets"),
)
"""Parts of Python and Qt that bring megabytes with them: OpenSSL, Qt Quick."""
WHEN_ASKED_FOR = (
    *("harken.cli.main", "harken.export.audio", "harken.handsfree.voice.commands"),
    *("harken.ui.about", "harken.ui.fit.sheet", "harken.ui.key_dialog", "harken.ui.save_audio"),
    *("harken.ui.pronunciation_dialog", "harken.ui.settings_control", "harken.ui.settings_dialog"),
    *("harken.ui.failures_sheet", "harken.ui.tuning.popup", "harken.ui.voices.control"),
)
"""What is opened now and then, and imported by who opens it."""
UNWANTED = HEAVY + COSTLY + WHEN_ASKED_FOR


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(HARKEN), *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_help_names_every_command_and_shows_examples() -> None:
    done = run("--help")
    assert done.returncode == 0
    for word in (
        "text",
        "summary",
        "speak",
        "export",
        "voices",
        "control",
        "desktop",
        "examples:",
        "--version",
    ):
        assert word in done.stdout


def test_the_version() -> None:
    assert run("--version").stdout == f"harken {__version__}\n"


def test_an_unknown_option_is_told() -> None:
    done = run("--sumary")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--sumary" in done.stderr and "--help" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_display_it_says_so(display: str) -> None:
    environment = {**os.environ, "DISPLAY": display}
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    done = subprocess.run(
        [str(HARKEN)], env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("harken: Cannot open the window: ")
    assert "harken summary" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["seen", "hidden"])
def test_the_window_reads_an_article_loads_nothing_heavy_and_ends(closed: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.window_program",
            " ".join(UNWANTED),
            sample_article(),
            closed,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "The harbour that learned to breathe — Harken |\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.parametrize("arguments", [[], ["-"]], ids=["", "while it waits for standard input"])
def test_ctrl_c_in_the_terminal_closes_the_window(arguments: list[str]) -> None:
    program = subprocess.Popen(
        [str(HARKEN), *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 20
    # The voice is asked for when the window is whole.
    while b"harken.voice_child" not in commands_below(program.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.3)
    program.send_signal(signal.SIGINT)
    program.wait(timeout=20)  # standard input has not ended yet
    _, said = program.communicate()
    assert "Traceback" not in said
    assert program.returncode == 0
    assert (Path(os.environ["XDG_CONFIG_HOME"]) / "harken" / "settings.json").exists()


def commands_below(pid: int) -> bytes:
    """The command lines of a process's children."""
    found = b""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text(encoding="ascii").split():
                found += Path(f"/proc/{child}/cmdline").read_bytes()
    return found
