"""What holds for every test: it stands alone, warns of nothing and leaves nothing behind.

A test that means to provoke a warning in the log reads it from `caplog` and then clears `caplog`.
"""

import gc
import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.leaks import Running

FOLDERS = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "MUSIC_DIR")

# Before Qt is imported: it reads these when the first application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PULSE_SERVER"] = "unix:/nonexistent/harken-tests-make-no-sound"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent/harken-tests-have-no-system-bus"
os.environ["LC_ALL"] = "C.UTF-8"
# The best voice is the default, but takes a hundred times as long as the others.
os.environ["HARKEN_WITHOUT_ENGINES"] = "flite pico piper"

# The same examples in every run, on a fast machine and a slow one; `make fuzz` takes the other.
settings.register_profile(
    "tests",
    derandomize=True,
    deadline=None,
    database=None,
    # The fixtures that watch over each test are not meant to start anew for each example.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile(
    "fuzz", parent=settings.get_profile("tests"), derandomize=False, max_examples=3000
)
settings.load_profile("tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the fault tests, so that `make soak` finds them."""
    for item in items:
        if "fault_count" in getattr(item, "fixturenames", ()):
            item.add_marker("fault")


@pytest.fixture(scope="session")
def fault_count() -> int:
    """How often a fault test lets its fault happen; `make soak` asks for more."""
    return int(os.environ.get("HARKEN_FAULTS", "3"))


@pytest.fixture(scope="session", autouse=True)
def _own_home() -> Iterator[Path]:
    """A folder for all that the program would put into the person's home.

    The cache is for all tests, as it is for all starts: what a text child needs is unpacked once.
    """
    with tempfile.TemporaryDirectory(prefix="harken-tests-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder  # a TemporaryDirectory is private, as this must be
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        yield Path(folder)


_MANY_OBJECTS = 5000


@pytest.fixture(autouse=True)
def _out_of_sight() -> None:
    """Takes what is there by now out of the collector's sight: looking around is faster so."""
    if len(gc.get_objects()) > _MANY_OBJECTS:
        gc.collect()
        gc.freeze()


_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _own_folders(_own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and music folders of this test's own; they do not exist yet."""
    home = _own_home / str(next(_numbers))
    for name in FOLDERS:
        monkeypatch.setenv(f"XDG_{name}", str(home / name.lower()))


@pytest.fixture(autouse=True)
def _leaves_nothing_running(
    _own_folders: None, _out_of_sight: None, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fails a test that leaves a thread, a child process, a Qt timer or a Qt thread running."""
    with_qt = "qapp" in request.fixturenames or "PySide6.QtWidgets" in sys.modules
    before = Running.now(with_qt=with_qt)
    yield
    left = before.what_is_new_after(2.0)
    if left:
        pytest.fail("left running: " + "; ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def _logs_no_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test during which something unexpected was logged."""
    yield
    warnings = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelname in {"WARNING", "ERROR", "CRITICAL"}
    ]
    if warnings:
        pytest.fail("unexpected in the log: " + "; ".join(warnings), pytrace=False)
