"""Hours of listening take no more memory, and Play plays after whatever happened."""

import json
import subprocess
import sys

import pytest

from harken.listening.command import Action

_HOURS_A_FAULT = 0.08
_ARTICLES_AN_HOUR = 25


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_whatever_happens_in_hours_play_plays_and_memory_stays_flat(fault_count: int) -> None:
    hours = _HOURS_A_FAULT * fault_count
    ended = subprocess.run(
        [sys.executable, "-m", "tests.listening.soak", "--hours", str(hours), "--seed", "7"],
        stdout=subprocess.PIPE,
        timeout=3600,
        check=True,
    )
    told = json.loads(ended.stdout)
    assert told["hours"] >= round(hours, 2)
    assert told["articles"] >= round(_ARTICLES_AN_HOUR * hours)
    assert told["commands"] > 20 * len(Action) * hours
    assert told["never_done"] == []
    first, last = told["memory_mb"]
    assert last <= first * 1.05
