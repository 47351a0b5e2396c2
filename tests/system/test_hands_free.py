"""The real program listened to without its window, as a desktop would have it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.handsfree.mpris.names import ROOT
from tests.system.buses import PrivateBus
from tests.system.desktop_services import Dunst, FakeLogind
from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import Recorder
from tests.system.test_media_controls import call, playerctl

AUDIBLE = 0.01
HELD = "held sleep by Harken because An article is being read aloud. (block)"


class Desktop:
    """What is there beside the program."""

    def __init__(self, display: Display, folder: Path) -> None:
        self.dunst = Dunst(display, folder)
        self.logind = FakeLogind(folder)

    def close(self) -> None:
        self.logind.close()
        self.dunst.close()


@pytest.fixture
def desktop(display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    session, system = PrivateBus(tmp_path / "session"), PrivateBus(tmp_path / "system")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", system.address)
    desktop = Desktop(display, tmp_path)
    yield desktop
    desktop.close()
    session.close()
    system.close()


@pytest.fixture
def program(display: Display, desktop: Desktop, tmp_path: Path) -> Iterator[Program]:
    """With two articles, the first of which takes some seconds."""
    files = []
    for name in ("water", "wall"):
        files.append(tmp_path / f"{name}.txt")
        text = f"The {name}\n\nIt was there for a year.\n"
        if name == "wall":
            text += "\nThen it was built again, a little higher than before. " * 20
        files[-1].write_text(text, encoding="utf-8")
    program = Program(display, *files)
    yield program
    program.clean_up()


def test_listening_by_playerctl(
    display: Display, desktop: Desktop, program: Program, recorder: Recorder
) -> None:
    window = program.window("The water")
    wait_for(lambda: playerctl("metadata", "xesam:title") == "The water", "the article")
    desktop.logind.wait_for("ready")
    playerctl("play")
    wait_for(lambda: recorder.has_heard(AUDIBLE), "sound")
    wait_for(lambda: desktop.logind.said[:2] == ["ready", HELD], "the lock")
    display.minimise(window)
    wait_for(lambda: playerctl("metadata", "xesam:title") == "The wall", "the next article")
    wait_for(lambda: desktop.dunst.shown == 1, "the note of it")
    assert not display.has_keyboard(window)
    desktop.dunst.click()
    wait_for(lambda: display.has_keyboard(window), "the window")
    [note] = desktop.dunst.history()
    assert note["summary"] == "Next: The wall"

    playerctl("position", "20+")
    wait_for(lambda: float(playerctl("position")) > 15, "the jump")
    playerctl("pause")
    wait_for(lambda: not recorder.has_heard(AUDIBLE), "silence")
    wait_for(lambda: desktop.logind.said[-1] == "let go", "the lock to be let go")
    playerctl("previous")
    wait_for(lambda: float(playerctl("position")) < 2, "the start of it")
    playerctl("previous")
    wait_for(lambda: playerctl("metadata", "xesam:title") == "The water", "the article before")
    call(ROOT, "Quit")
    assert program.end() == (0, "")
    assert "harken" not in playerctl("-l")


def test_killed_while_it_plays_it_holds_off_no_sleep(desktop: Desktop, program: Program) -> None:
    wait_for(lambda: playerctl("metadata", "xesam:title") == "The water", "the article")
    playerctl("next")  # the first is over before a busy machine has looked
    wait_for(lambda: playerctl("metadata", "xesam:title") == "The wall", "the next article")
    playerctl("play")
    desktop.logind.wait_for("ready", HELD)
    program.kill()
    desktop.logind.wait_for("ready", HELD, "let go")
