"""Notes on a desktop, shown by Debian's dunst."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harken.handsfree.desktop_notes import DesktopNotes
from harken.handsfree.notifications import Click, Note
from tests.system.buses import PrivateBus
from tests.system.desktop_services import Dunst
from tests.system.display import Display, wait_for
from tests.system.fake_notes import FakeNotes


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.close()


@pytest.fixture
def dunst(display: Display, bus: PrivateBus, tmp_path: Path) -> Iterator[Dunst]:
    dunst = Dunst(display, tmp_path)
    yield dunst
    dunst.close()


@pytest.fixture
def notes(dunst: Dunst) -> Iterator[DesktopNotes]:
    notes = DesktopNotes()
    yield notes
    notes.close()


def test_a_note(dunst: Dunst, notes: DesktopNotes) -> None:
    notes.show(Note("Audio saved", "<b> & harbour.mp3"))
    assert dunst.shown == 1
    [note] = dunst.history()
    assert note["appname"] == "Harken"
    assert note["summary"] == "Audio saved"
    assert note["body"] == "<b> & harbour.mp3"  # as it is seen: dunst reads markup
    assert note["icon_path"].endswith("harken.svg")


def test_without_a_terminal_a_start_that_fails_is_told(dunst: Dunst, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    start = f"rmdir '{gone}' && exec '{Path(sys.executable).with_name('harken')}' a.html"
    failed = subprocess.run(["sh", "-c", start], cwd=gone, capture_output=True, check=False)
    assert failed.returncode == 1
    [note] = dunst.history()
    assert note["summary"] == "Cannot read a.html"
    assert "another folder" in note["body"]


def test_a_title_that_is_no_text(dunst: Dunst, notes: DesktopNotes) -> None:
    notes.show(Note("The\0 \ud800 wall"))
    assert [note["summary"] for note in dunst.history()] == ["The ? wall"]


def test_notes_do_not_pile_up(dunst: Dunst, notes: DesktopNotes) -> None:
    for title in ("One", "Two", "Three"):
        notes.show(Note(f"Next: {title}", passing=True))
        notes.show(Note(f"{title} saved"))
    assert dunst.shown == 2
    assert {note["summary"] for note in dunst.history()} == {"Next: Three", "Three saved"}


def test_another_server_takes_over(
    display: Display, dunst: Dunst, notes: DesktopNotes, tmp_path: Path
) -> None:
    notes.show(Note("One saved"))
    dunst.close()
    notes.show(Note("Nobody sees this"))
    other = Dunst(display, tmp_path)
    notes.show(Note("Two saved"))
    assert [note["summary"] for note in other.history()] == ["Two saved"]
    other.close()


Told = tuple[DesktopNotes, list[str]]
"""What shows notes, and what it was given with each click on one of them."""


@pytest.fixture
def told(bus: PrivateBus) -> Iterator[Told]:
    clicks: list[str] = []
    notes = DesktopNotes(Click("Show Harken", clicks.append))
    yield notes, clicks
    notes.close()


@pytest.mark.parametrize("press", [Dunst.act, Dunst.click])
def test_a_note_is_clicked(told: Told, dunst: Dunst, press: Callable[[Dunst], None]) -> None:
    notes, clicks = told
    notes.show(Note("Next: The wall", passing=True))
    press(dunst)
    wait_for(lambda: clicks == [""], "the click")


def test_where_there_is_nothing_to_do_no_click_is_offered(
    told: Told,
) -> None:
    without_window = DesktopNotes()
    with FakeNotes("body", "actions") as server:
        without_window.show(Note("Cannot read a.html"))
        assert server.actions == []
    without_window.close()
    with FakeNotes("body") as server:
        told[0].show(Note("Audio saved"))
        assert server.actions == []


def test_only_a_click_on_ones_own_note_counts(told: Told) -> None:
    """Some servers tell everybody of every click; one lends the window what brings it forward."""
    notes, clicks = told
    with FakeNotes("body", "actions") as server:
        notes.show(Note("Audio saved"))
        assert server.actions == ["default", "Show Harken"]
        for number, lent in ((server.shown + 1, "another's"), (server.shown, "ours")):
            server.tell("ActivationToken", "us", number, lent)
            server.tell("ActionInvoked", "us", number, "default")
        for action in ("delete", "default"):
            server.tell("ActionInvoked", "us", server.shown, action)
        wait_for(lambda: len(clicks) == 2, "two clicks")
    assert clicks == ["ours", ""]


def test_a_click_that_fails_is_told_of_and_the_next_one_counts(
    bus: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: faults.append(error))
    clicks: list[str] = []
    fault = RuntimeError("the window is gone")

    def click(lent: str) -> None:
        clicks.append(lent)
        if len(clicks) == 1:
            raise fault

    notes = DesktopNotes(Click("Show Harken", click))
    with FakeNotes("body", "actions") as server:
        notes.show(Note("Audio saved"))
        for _ in range(2):
            server.tell("ActionInvoked", "us", server.shown, "default")
        wait_for(lambda: len(clicks) == 2, "both clicks")
    notes.close()
    assert faults == [fault]


def test_after_the_bus_has_gone_notes_are_shown_on_the_next(
    display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told, bus: PrivateBus
) -> None:
    notes, _ = told
    notes.show(Note("Nobody is there"))
    bus.close()
    notes.show(Note("Nobody sees this"))
    again = PrivateBus(tmp_path / "again")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", again.address)
    server = Dunst(display, tmp_path)
    notes.show(Note("Two saved"))
    assert [note["summary"] for note in server.history()] == ["Two saved"]
    server.close()
    again.close()
