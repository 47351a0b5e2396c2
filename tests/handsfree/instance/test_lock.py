"""The lock: one process has it, and it never stays behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.handsfree.instance.lock import Lock

HOLD = """
import sys, time
from pathlib import Path
from harken.handsfree.instance.lock import Lock
lock = Lock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_only_one_has_it(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take() and first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
    second.release()


def test_the_system_opens_it_when_its_holder_is_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "lock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"True\n"
    lock = Lock(tmp_path / "lock")
    assert not lock.take()
    holder.kill()
    holder.communicate()
    assert lock.take()
    lock.release()


def test_a_child_does_not_keep_it(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    assert lock.take()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        lock.release()
        assert lock.take()
        child.kill()
    lock.release()


def test_a_place_where_nothing_can_be_locked_is_told(tmp_path: Path) -> None:
    with pytest.raises(HarkenError, match="cannot be locked"):
        Lock(tmp_path / "nowhere" / "lock").take()
