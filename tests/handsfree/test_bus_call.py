"""A bus that lets in and then hangs holds up nobody for long, and keeps no program from ending."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harken.handsfree import bus_call
from harken.handsfree.desktop_notes import DesktopNotes
from harken.handsfree.logind import LogindLock
from harken.handsfree.notifications import Notifier


def _let_in_and_hang(connection: socket.socket) -> None:
    with connection:
        while told := connection.recv(4096):
            if b"AUTH" in told:
                connection.sendall(b"OK 1234567890abcdef1234567890abcdef\r\n")
            elif b"NEGOTIATE_UNIX_FD" in told:
                connection.sendall(b"AGREE_UNIX_FD\r\n")


@pytest.fixture
def hung_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[threading.Thread]]:
    """Both buses of this process; the conversations that were begun on them."""
    met: list[threading.Thread] = []
    path = str(tmp_path / "bus")
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={path}")
    monkeypatch.setattr(bus_call, "_PATIENCE_S", 0.2)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                met.append(threading.Thread(target=_let_in_and_hang, args=(connection,)))
                met[-1].start()

        server = threading.Thread(target=serve)
        server.start()
        yield met
        listener.shutdown(socket.SHUT_RDWR)
        server.join()
    for conversation in met:
        conversation.join(5)


def _hold_off_sleep() -> None:
    lock = LogindLock("An article is being read aloud.")
    lock.hold()
    lock.let_go()


def _tell_of_something() -> None:
    notifier = Notifier(DesktopNotes, lambda: True)
    notifier.tell("Audio saved")
    notifier.close()


@pytest.mark.parametrize("work", [_hold_off_sleep, _tell_of_something])
def test_it_is_given_up(hung_bus: list[threading.Thread], work: Callable[[], None]) -> None:
    work()
    [conversation] = hung_bus
    conversation.join(5)
    assert not conversation.is_alive(), "it was not left"


def test_what_was_not_told_in_time_is_not_waited_for(
    hung_bus: list[threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harken.handsfree.notifications._LAST_WORDS_S", 0.1)
    notifier = Notifier(DesktopNotes, lambda: True)
    for number in range(50):
        notifier.tell(f"Article {number}")
    notifier.close()
    assert len(hung_bus) == 1
