"""All of it together; on another system than Linux, as far as that can be seen from here."""

import importlib
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from harken.handsfree import hands_free, this_system
from harken.handsfree.headset import Headset
from harken.handsfree.notifications import Note
from harken.listening.command import Action
from harken.settings import Settings
from tests.listening.stage import Stage


class FakeServer:
    """Keeps what it is to show."""

    def __init__(self) -> None:
        self.shown: list[Note] = []

    def show(self, note: Note) -> None:
        self.shown.append(note)

    def close(self) -> None:
        pass


@pytest.fixture(params=["linux", "darwin"])
def module(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """`hands_free` as it is imported on a system of that name."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with monkeypatch.context() as other_system:
        other_system.setattr(sys, "platform", request.param)
        importlib.reload(this_system)
        importlib.reload(hands_free)
    yield hands_free
    importlib.reload(this_system)
    importlib.reload(hands_free)


@pytest.mark.usefixtures("module")
@pytest.mark.parametrize("wanted", [False, True])
def test_without_a_bus_the_session_goes_on(stage: Stage, wanted: bool) -> None:
    owner, server = QObject(), FakeServer()
    headset = Headset(stage.session, lambda: Settings().headset, owner)
    settings = Settings(notifications=wanted)
    around = hands_free.HandsFree(stage.session, headset, lambda: settings, owner, server)
    around.remote.play()
    stage.listen(2)
    stage.do(Action.NEXT_PARAGRAPH)
    stage.do(Action.PAUSE)
    assert around.notifier is not None
    around.notifier.tell("Audio saved")
    around.close()
    assert server.shown == ([Note("Audio saved")] if wanted else [])
    # What comes after that is nobody's business any more.
    around.notifier.tell("Late")
    stage.do(Action.PLAY)


def test_notes_are_the_windows_where_the_system_has_no_way(stage: Stage, module: object) -> None:
    owner = QObject()
    headset = Headset(stage.session, lambda: Settings().headset, owner)
    around = hands_free.HandsFree(stage.session, headset, Settings, owner)
    on_linux = this_system.notification_server() is not None
    assert (around.notifier is not None) == on_linux
    around.close()


def test_what_talks_to_the_bus_is_loaded_when_it_is_needed() -> None:
    """Jeepney and what is built on it are megabytes that an idle window need not hold."""
    program = (
        "import sys, harken.handsfree.hands_free\n"
        "print(*(it for it in sys.modules if it.startswith('jeepney')"
        " or it.endswith(('desktop_notes', 'logind', 'bus_call'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
