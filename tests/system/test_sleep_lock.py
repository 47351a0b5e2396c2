"""Sleep held off by logind, a fake one on a bus of the test's own."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.handsfree.logind import LogindLock
from tests.system.buses import PrivateBus
from tests.system.desktop_services import FakeLogind

HELD = "held sleep by Harken because An article is read. (block)"


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    yield bus
    bus.close()


@pytest.fixture
def logind(bus: PrivateBus, tmp_path: Path) -> Iterator[FakeLogind]:
    logind = FakeLogind(tmp_path)
    yield logind
    logind.close()


def test_it_is_held_once_and_let_go(logind: FakeLogind) -> None:
    lock = LogindLock("An article is read.")
    lock.hold()
    lock.hold()
    logind.wait_for("ready", HELD)
    lock.let_go()
    lock.let_go()
    logind.wait_for("ready", HELD, "let go")
    lock.hold()
    logind.wait_for("ready", HELD, "let go", HELD)
    lock.let_go()


def test_a_process_that_is_killed_holds_nothing(logind: FakeLogind) -> None:
    program = (
        "from harken.handsfree.logind import LogindLock\n"
        "lock = LogindLock('An article is read.')\n"
        "lock.hold()\n"
        "input()\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE)
    logind.wait_for("ready", HELD)
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    logind.wait_for("ready", HELD, "let go")


def test_without_logind_on_the_bus_there_is_silence(bus: PrivateBus) -> None:
    lock = LogindLock("An article is read.")
    lock.hold()
    lock.let_go()
