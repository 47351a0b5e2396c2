"""What was confirmed to the person survives `kill -9` at any moment, and nothing is half done."""

import contextlib
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harken.library.library import Library
from tests.library.deeds import Deed, do, kept

KILLS_EACH = 3
"""How often a library is killed for each fault asked for."""

WORKING_S, STARTING_S = 0.2, 0.4
"""So long at most after its first deed began, and every fifth time after the program's start."""


@pytest.mark.timeout(1800)
def test_a_kill_at_any_moment_loses_nothing_that_was_confirmed(
    tmp_path: Path, fault_count: int
) -> None:
    chance = random.Random(300)
    path, reference = tmp_path / "0.sqlite3", Library(None)
    confirmed = in_flight = 0
    for kill in range(KILLS_EACH * fault_count):
        if kill % 20 == 19:  # its making is a moment, too
            reference.close()
            path, reference = tmp_path / f"{kill}.sqlite3", Library(None)
        done, doing = _killed(path, kill, chance.random(), at_work=kill % 5 < 4)

        for deed in done:
            do(deed, reference)
        library = Library(path)
        assert library._database.rows("PRAGMA integrity_check") == [("ok",)]
        found = kept(library)
        library.close()
        if found != kept(reference):
            assert doing is not None
            do(doing, reference)
            assert found == kept(reference), f"kill {kill}, while {doing}"
        confirmed += len(done)
        in_flight += doing is not None
    reference.close()
    assert confirmed > 0
    assert in_flight > 0
    print(f"{KILLS_EACH * fault_count} kills, {in_flight} of them within a deed; {confirmed} done")


def _killed(
    path: Path, seed: int, share: float, *, at_work: bool
) -> tuple[list[Deed], Deed | None]:
    """Runs the busy program for a while; returns what it has confirmed, and what it was at."""
    command = [sys.executable, "-m", "tests.library.busy_program", str(path), str(seed)]
    # Without a buffer: what stood in one behind the first line would be lost.
    with subprocess.Popen(
        command, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_top()
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline() if at_work else b""
        time.sleep(share * (WORKING_S if at_work else STARTING_S))
        program.kill()
        rest, err = program.communicate()
    out = (first + rest).decode()
    assert err == b""
    done: list[Deed] = []
    doing: Deed | None = None
    for line in out.splitlines(keepends=True):
        word, _, deed = line.partition(" ")
        with contextlib.suppress(ValueError):  # the last line may be half of one
            if word == "doing":
                doing = json.loads(deed)
            elif line == "done\n" and doing is not None:
                done.append(doing)
                doing = None
    return done, doing


def _top() -> Path:
    return Path(__file__).parents[2]
