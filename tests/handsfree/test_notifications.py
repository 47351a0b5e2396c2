"""Telling of news: only where it is wanted, and never waiting for it."""

import threading

import pytest

from harken.handsfree.desktop_notes import DesktopNotes
from harken.handsfree.notifications import Note, Notifier


class FakeServer:
    """Shows notes as soon as it may."""

    def __init__(self) -> None:
        self.shown: list[Note] = []
        self.may = threading.Event()
        self.may.set()
        self.closed = False

    def show(self, note: Note) -> None:
        self.may.wait(10)
        self.shown.append(note)

    def close(self) -> None:
        self.closed = True


def test_all_is_shown_in_its_order() -> None:
    server = FakeServer()
    notifier = Notifier(lambda: server, lambda: True)
    notifier.tell("Audio saved", "harbour.mp3")
    notifier.tell("Next: The wall", passing=True)
    notifier.close()
    assert server.shown == [
        Note("Audio saved", "harbour.mp3"),
        Note("Next: The wall", passing=True),
    ]
    assert server.closed


def test_a_server_that_hangs_holds_up_nobody() -> None:
    server = FakeServer()
    server.may.clear()
    notifier = Notifier(lambda: server, lambda: True)
    notifier.tell("Audio saved")
    assert server.shown == []
    server.may.set()
    notifier.close()
    assert server.shown == [Note("Audio saved")]


def test_who_does_not_want_to_be_told_is_not() -> None:
    server = FakeServer()
    wanted = False
    notifier = Notifier(lambda: server, lambda: wanted)
    notifier.tell("Audio saved")
    wanted = True
    notifier.tell("3 articles are here")
    notifier.close()
    assert server.shown == [Note("3 articles are here")]


@pytest.mark.parametrize("address", [None, "disabled:", "unix:path=/nonexistent/bus", "nonsense"])
def test_without_a_desktop_there_is_silence(
    address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    notes = DesktopNotes()
    notes.show(Note("Audio saved"))
    notes.close()
