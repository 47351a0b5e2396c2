"""A kill in the middle of restoring loses nothing, and leaves nothing behind."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from harken.library.restoring import restore
from harken.library.swapping import finish_swap, is_swapping
from tests.library.texts import made_up

COUNT = 5
KILLED_IN_SWAP = """
import os, signal, sys
from pathlib import Path
from harken.library.restoring import restore

steps, real = int(sys.argv[2]), Path.replace

def replace(file, target):
    global steps
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    steps -= 1
    return real(file, target)

Path.replace = replace
restore(Path(sys.argv[1]))
"""


@pytest.fixture
def damaged(path: Path) -> Path:
    """A library that was killed, with its log, and of which a row makes no sense; and its copy."""
    library = Library(path)
    for number in range(COUNT):
        if number == COUNT - 1:  # that stands in the log alone
            library.keep_daily_copy()
        library.add(made_up(number), float(number))
    library._database.change("UPDATE article SET status = 'lost' WHERE id = 'story-2'")
    killed = path.with_name("killed")
    killed.mkdir()
    for file in path.parent.glob("*.sqlite3*"):
        shutil.copy(file, killed)
    library.close()
    return killed / path.name


def titles(path: Path) -> list[str]:
    library = Library(path)
    try:
        return [entry.title for entry in library.entries()]
    finally:
        library.close()


@pytest.mark.parametrize("steps", range(5))
def test_a_kill_between_any_two_steps_loses_nothing(damaged: Path, steps: int) -> None:
    command = [sys.executable, "-c", KILLED_IN_SWAP, str(damaged), str(steps)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    before = {file.name for file in damaged.parent.iterdir()}
    assert any(name.endswith((".restoring", ".restored")) for name in before)

    if steps == 0:
        with pytest.raises(LibraryDamaged):
            titles(damaged)
        restore(damaged)

    assert titles(damaged) == [f"Story {number}" for number in reversed(range(COUNT))]
    after = {file.name for file in damaged.parent.iterdir()}
    (aside,) = {name for name in after if name.endswith(".sqlite3") and ".damaged-" in name}
    assert after == {"library.sqlite3", "library.copy-1.sqlite3", aside}


def test_a_restoring_goes_on_with_what_was_restored(damaged: Path) -> None:
    """The terminal's repairing after such a kill, before any window was opened."""
    command = [sys.executable, "-c", KILLED_IN_SWAP, str(damaged), "4"]
    subprocess.run(command, check=False)
    assert is_swapping(damaged)

    assert restore(damaged).articles == COUNT

    assert not is_swapping(damaged)


def test_what_was_put_in_its_place_meanwhile_stays(damaged: Path) -> None:
    restored = damaged.with_name(".library.damaged-1.sqlite3.restored")
    restored.write_bytes(b"restored")
    damaged.with_name("library.damaged-1.sqlite3").write_bytes(b"damaged")
    before = damaged.read_bytes()

    finish_swap(damaged)

    assert damaged.read_bytes() == before
