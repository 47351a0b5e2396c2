"""One running window: who comes second hands over to it; `harken control` commands it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import PulseServer

HARKEN = str(Path(sys.executable).with_name("harken"))
PAGE = "<title>{title}</title><article><h1>{title}</h1><p>{text}</p></article>"
MANY = 20
TEXT = "The tide came in at noon and the boats rose with it. " * 12


def page(folder: Path, title: str) -> Path:
    path = folder / f"{title}.html"
    path.write_text(PAGE.format(title=title, text=f"{title}. {TEXT}"), encoding="utf-8")
    return path


def harken(*arguments: str | Path, folder: Path | None = None, stdin: str = "") -> str:
    """Runs it to its end in the terminal; what it printed."""
    done = subprocess.run(
        [HARKEN, *map(str, arguments)],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def control(*words: str | Path) -> dict[str, Any]:
    """The state after a command."""
    state: dict[str, Any] = json.loads(harken("control", *words, "--json"))
    return state


def titles() -> list[str]:
    return [item["title"] for item in control("status")["queue"]]


@pytest.fixture
def start(display: Display, loudspeaker: PulseServer) -> Iterator[Any]:
    """Starts the program with some arguments."""
    with ExitStack() as stack:

        def start(*arguments: str | Path) -> Program:
            program = Program(display, *arguments)
            stack.callback(program.clean_up)
            return program

        yield start


def test_the_second_hands_over_and_after_a_crash_the_next_is_the_first(
    start: Any, display: Display, tmp_path: Path
) -> None:
    first = start(page(tmp_path, "Ebb"))
    first.window("Ebb")
    page(tmp_path, "Flood")
    assert harken("Flood.html", folder=tmp_path) == ""
    assert harken("-", stdin=f"Spring tide\n\n{TEXT}\n\n{TEXT}") == ""
    wait_for(lambda: len(titles()) == 3, "three articles in the queue")
    # Nothing plays, so the second is opened as it comes, before what was open.
    assert titles().index("Flood") < titles().index("Ebb")
    assert len(first.processes()) >= 1

    first.kill()
    assert control_fails("status") == "it is not running"
    again = start(tmp_path / "Flood.html")
    again.window("Flood")
    assert control("status")["title"] == "Flood"


def test_two_that_start_at_the_same_instant_are_one_window(
    start: Any, display: Display, tmp_path: Path, fault_count: int
) -> None:
    for number in range(fault_count):
        names = {f"Ebb {number}", f"Flood {number}"}
        both = [start(page(tmp_path, name)) for name in sorted(names)]
        [over] = wait_for(lambda: [it for it in both if it.has_ended], "the end of one")  # noqa: B023
        assert over.end() == (0, "")
        wait_for(lambda: names <= set(titles()), "both articles in the queue", patience_s=30)  # noqa: B023
        [running] = [it for it in both if it is not over]
        assert harken("control", "quit") == "Harken has ended.\n"
        assert running.end() == (0, "")


def test_many_at_the_same_instant_after_a_crash_are_one_window(
    start: Any, display: Display, tmp_path: Path
) -> None:
    first = start(page(tmp_path, "Ebb"))
    first.window("Ebb")
    first.kill()
    names = [f"Tide {number}" for number in range(MANY)]
    pages = [page(tmp_path, name) for name in names]
    programs = [start(path) for path in pages]
    wait_for(lambda: sum(it.has_ended for it in programs) == MANY - 1, "all but one", patience_s=60)
    [running] = [it for it in programs if not it.has_ended]
    assert {it.end() for it in programs if it is not running} == {(0, "")}
    wait_for(lambda: control("status")["reading_in"] == 0, "all to be read", patience_s=60)
    assert sorted(titles()) == sorted([*names, "Ebb"])


def test_a_window_that_hangs_is_told_of_and_gets_nothing_later(
    start: Any, display: Display, tmp_path: Path
) -> None:
    hung = start(page(tmp_path, "Ebb"))
    hung.window("Ebb")
    hung.stop()
    over = start(page(tmp_path, "Flood"))
    asked = start("control", "status")
    for told in (over.end(), asked.end()):
        assert told[0] == 1
        assert "Harken is running but does not answer" in told[1]
    hung.go_on()
    assert titles() == ["Ebb"]


def test_control_commands_the_window(start: Any, display: Display, tmp_path: Path) -> None:
    program = start(page(tmp_path, "Ebb"))
    program.window("Ebb")
    assert control("open", page(tmp_path, "Flood"))["title"] == "Ebb"
    assert titles() == ["Ebb", "Flood"]
    assert control("next")["title"] == "Flood"
    assert control("rate", "1.5x")["rate_wpm"] == 262
    assert control("volume", "40")["volume"] == 40
    assert control("play")["mode"] == "playing"
    assert control("seek", "+5")["sentence"] > 0
    assert control("sleep", "20")["sleep"]["at"] == "minutes"
    assert control("pause")["mode"] == "paused"
    assert harken("control", "status").startswith("Paused: Flood · article · ")
    assert control("previous")["elapsed_s"] == 0
    assert control("previous")["title"] == "Ebb"
    # What was confirmed is on the disk.
    program.kill()
    start().window("Flood")  # heard last
    assert titles() == ["Ebb", "Flood"]
    assert control("status")["rate_wpm"] == 262


def test_what_was_just_copied_is_read_at_once(start: Any, display: Display, tmp_path: Path) -> None:
    start(page(tmp_path, "Ebb")).window("Ebb")
    assert control_fails("read-clipboard") == "there is nothing to read in it"
    control("play")
    with display.copy(f"A note on neap tides\n\n{TEXT}"):
        state = control("read-clipboard")
    assert (state["mode"], state["title"]) == ("playing", "A note on neap tides")
    control("pause")


def control_fails(*words: str) -> str:
    """Why a command was not done."""
    done = subprocess.run(
        [HARKEN, "control", *words, "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 1, done.stderr
    why: str = json.loads(done.stdout)["error"]["why"]
    return why
