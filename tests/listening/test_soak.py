"""Hours of listening leave nothing behind, and Play plays after whatever happened."""

import json
import subprocess
import sys

import pytest

from harken.listening.command import Action

_HOURS_A_FAULT = 0.08


@pytest.mark.skipif(sys.platform != "linux", reason="memory and handles are read from /proc")
def test_whatever_happens_in_hours_play_plays_and_nothing_is_left_behind(fault_count: int) -> None:
    hours = _HOURS_A_FAULT * fault_count
    ended = subprocess.run(
        [sys.executable, "-m", "tests.listening.soak", "--hours", str(hours), "--seed", "7"],
        stdout=subprocess.PIPE,
        timeout=3600,
        check=True,
    )
    told = json.loads(ended.stdout)
    assert told["commands"] > 20 * len(Action) * hours
    for first, last in (told["memory_mb"], told["threads"], told["handles"]):
        assert last <= first * 1.05
