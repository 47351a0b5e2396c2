"""A display and a loudspeaker of this run's own, there before Qt is.

Run as `pytest tests/system`, in a process of its own: a Qt application keeps the platform, the
display and the sound server that it found first.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from harken.child import Child
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from tests.system import display as display_module
from tests.system import sound
from tests.system.assistive import SWITCHED_ON, Assistant
from tests.system.buses import PrivateBus
from tests.system.display import Display
from tests.system.sound import PulseServer, Recorder
from tests.system.studio import Listening, NotingPlayer, Studio

os.environ["QT_QPA_PLATFORM"] = "xcb"


@pytest.fixture(scope="session")
def display(_own_home: Path) -> Iterator[Display]:
    """An X server with a window manager; DISPLAY names it."""
    missing = display_module.missing_programs()
    assert not missing, f"not installed: {' '.join(missing)}; make test installs them"
    display = Display()
    os.environ["DISPLAY"] = display.name
    os.environ.pop("WAYLAND_DISPLAY", None)
    yield display
    display.close()


@pytest.fixture(scope="session")
def loudspeaker(_own_home: Path) -> Iterator[PulseServer]:
    """A sound server with one loudspeaker; PULSE_SERVER names it."""
    missing = sound.missing_programs()
    assert not missing, f"not installed: {' '.join(missing)}; make test installs them"
    server = PulseServer()
    server.start()
    os.environ.update(server.environment)
    yield server
    server.close()


@pytest.fixture(scope="session")
def qapp_cls(display: Display, loudspeaker: PulseServer) -> type[QApplication]:
    """Lets pytest-qt make its application only when display and sound are there."""
    return QApplication


@pytest.fixture
def recorder(loudspeaker: PulseServer, tmp_path: Path) -> Iterator[Recorder]:
    """Records the loudspeaker from the test's start on."""
    recorder = Recorder(loudspeaker, tmp_path)
    yield recorder
    recorder.close()


@pytest.fixture
def voice_child() -> Iterator[Child]:
    child = Child("harken.voice_child")
    yield child
    child.close()


@pytest.fixture
def synthesiser(voice_child: Child) -> Synthesiser:
    return Synthesiser(voice_child)


@pytest.fixture
def player(qapp: QApplication) -> Iterator[NotingPlayer]:
    player = NotingPlayer()
    yield player
    player.close()


@pytest.fixture
def studio(loudspeaker: PulseServer, tmp_path: Path) -> Studio:
    return Studio(loudspeaker, tmp_path)


@pytest.fixture
def listening(voice_child: Child, player: Player) -> Iterator[Listening]:
    listening = Listening(voice_child, player)
    yield listening
    listening.close()


@pytest.fixture
def assistant(
    display: Display, loudspeaker: PulseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Assistant]:
    """Sees and presses what programs that are started from then on show."""
    bus = PrivateBus(tmp_path / "bus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    monkeypatch.setenv(SWITCHED_ON, "1")
    monkeypatch.setenv("QT_LOGGING_RULES", "qt.accessibility.atspi*=false")
    assistant = Assistant()
    yield assistant
    assistant.close()
    bus.close()
