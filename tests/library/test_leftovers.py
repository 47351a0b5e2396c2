"""What was killed leaves nothing beside the library; a library that is gone is not made anew."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from harken.library.copies import daily_copies
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from harken.library.restoring import restore
from tests.library.texts import made_up, tides

KILLED_IN_COPYING = """
import os, signal, sys
from pathlib import Path
from harken.library import copies
from harken.library.library import Library

copies.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
Library(Path(sys.argv[1])).keep_daily_copy()
"""
KILLED_IN_RESTORING = """
import os, signal, sys
from pathlib import Path
from harken.library import restoring

restoring._take_rest = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
restoring.restore(Path(sys.argv[1]))
"""


@pytest.fixture
def full(path: Path) -> Path:
    library = Library(path)
    library.add(tides(), 1.0)
    library.close()
    return path


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir() if not file.name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize("program", [KILLED_IN_COPYING, KILLED_IN_RESTORING])
def test_what_a_kill_leaves_is_gone_when_all_is_forgotten_and_at_the_next_start(
    full: Path, program: str
) -> None:
    library = Library(full)
    for clear in (library.remake_copies, lambda: Library(full).close()):
        copying = program is KILLED_IN_COPYING
        if not copying:
            library.close()
        command = [sys.executable, "-c", program, str(full)]
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
        assert len(files(full)) == 2
        if not copying:
            library = Library(full)
        clear()
        assert files(full) == {"library.sqlite3"}
    library.close()


def test_what_another_process_is_at_stays(full: Path) -> None:
    at_work = full.with_name(f".library-{os.getppid()}.copying")
    at_work.touch()
    Library(full).close()
    assert at_work.exists()

    os.utime(at_work, (0, 0))  # the number is another process's by now
    Library(full).close()
    assert not at_work.exists()


@pytest.mark.parametrize("gone", ["missing", "empty"])
def test_a_library_that_is_gone_is_restored_from_its_copy(full: Path, gone: str) -> None:
    with contextlib.closing(Library(full)) as library:
        library.keep_daily_copy()
    if gone == "missing":
        full.unlink()
    else:
        full.write_bytes(b"")

    with pytest.raises(LibraryDamaged, match=f"is {gone}"):
        Library(full)
    restored = restore(full)

    assert (restored.articles, restored.from_copy) == (1, 1)
    assert (restored.damaged is None) == (gone == "missing")
    with contextlib.closing(Library(full)) as library:
        assert library.article("tides") == tides()


def test_who_deleted_all_on_purpose_finds_it_in_no_copy_after_two_days(full: Path) -> None:
    with contextlib.closing(Library(full)) as library:
        library.add(made_up(1), 1.0)
        library.keep_daily_copy()
        library.delete(["tides", "story-1"], 2.0)
    for _ in range(2):
        os.utime(daily_copies(full)[0], (0, 0))
        with contextlib.closing(Library(full)) as library:
            library.keep_daily_copy()

    full.unlink()
    assert restore(full).articles == 0
