"""`harken control` as a person and a script meet it; see also tests/system."""

import subprocess
import sys
import threading
from typing import Any

import pytest

from harken.cli import control
from harken.cli.control import for_people
from harken.cli.output import Json, Output
from harken.handsfree.control_words import WORDS
from harken.handsfree.instance.messages import Request
from tests.cli.terminal import harken
from tests.cli.test_light import HEAVY

LOADED = """
import sys
sys.argv = ["harken", "control", "status"]
from harken.app import main
status = main()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(status)
"""


def test_the_help_has_every_command_and_every_key() -> None:
    done = harken("control", "--help")
    assert done.status == 0
    assert all(f"  {name}" in done.out for name in WORDS)
    assert "reading_in" in done.out and "examples:" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say what to do"),
        (["dance"], "there is no command 'dance'."),
        (["Play"], "there is no command 'Play' (is it play?)."),
        (["next-artcle"], "(is it next-article"),
        (["rate"], "rate needs RATE (200: words a minute; 1.5x: times as fast)"),
        (["rate", "fast"], "words a minute"),
        (["play", "loud"], "play takes no value"),
        (["play", "--loud"], "--loud"),
    ],
)
def test_wrong_usage_is_told(words: list[str], said: str) -> None:
    done = harken("control", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("words", [["status"], ["seek", "-15"], ["quit"], ["open", "a.html"]])
def test_where_harken_does_not_run_it_says_so(words: list[str]) -> None:
    done = harken("control", *words)
    assert (done.status, done.out) == (1, "")
    assert done.err == "harken: Cannot tell Harken: it is not running. Start it with `harken`.\n"


def test_a_script_is_told_as_well() -> None:
    done = harken("control", "status", "--json")
    assert done.status == 1
    assert done.objects[0]["error"]["why"] == "it is not running"


def test_it_loads_little() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 1
    assert not {*HEAVY, "multiprocessing"} & set(done.stdout.split())


STATE: dict[str, Any] = {
    "mode": "playing",
    "title": "Ebb",
    "reading": "summary",
    "elapsed_s": 72.4,
    "remaining_s": 219.0,
    "rate": 1.2,
    "sleep": None,
    "reading_in": 0,
    "queue": [
        {"title": "Ebb", "portion": {"reading": "summary", "minutes": 1.5, "locked": False}},
        {"title": "Flood", "portion": {"reading": "article", "minutes": None, "locked": False}},
        {"title": "Neap", "portion": None},
    ],
    "queue_at": 0,
    "queue_s": 400.0,
}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Playing: Ebb · summary · 1:12 of 4:51 · 1.2 x"),
        ({"mode": "ended"}, "At the end: Ebb · summary · 1:12 of 4:51 · 1.2 x"),
        ({"title": None}, "Nothing is open"),
        (
            {"title": None, "sleep": {"at": "minutes", "minutes": 20, "left_s": 61}},
            "Nothing is open · sleep in 1:01",
        ),
        (
            {"title": None, "sleep": {"at": "queue", "minutes": None, "left_s": None}},
            "Nothing is open · sleep at the end of the queue",
        ),
        ({"title": None, "reading_in": 2}, "Nothing is open\nStill being read in: 2"),
    ],
)
def test_a_state_in_a_line(changes: dict[str, Any], line: str) -> None:
    assert for_people(STATE | changes, with_queue=False) == line


def test_a_status_has_the_queue() -> None:
    lines = for_people(STATE, with_queue=True).splitlines()
    assert lines[1:] == [
        "6:40 left in all:", "> 1. Ebb · summary, 1:30", "  2. Flood · article", "  3. Neap"
    ]  # fmt: skip


def test_a_window_that_takes_its_time_is_waited_for_aloud(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(control, "_QUIET_S", 0.0)
    said = threading.Event()

    class Terminal(Output):
        def progress(self, text: str) -> None:
            assert text == "Waiting for Harken …"
            said.set()

    def answer(_: str, __: Request) -> Json:
        assert said.wait(10)
        return {"state": STATE}

    monkeypatch.setattr(control, "call", answer)
    assert control._asked(["status"], Terminal(as_json=True)) == {"state": STATE}
