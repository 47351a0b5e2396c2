"""Which of several processes opens the window, and which hands over to it."""

import socket
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.errors import HarkenError
from harken.handsfree.instance import call as calling
from harken.handsfree.instance.address import Address
from harken.handsfree.instance.call import call
from harken.handsfree.instance.claim import Given, claim, given
from harken.handsfree.instance.lock import Lock
from harken.handsfree.instance.messages import OPEN, Request
from harken.handsfree.instance.switchboard import Switchboard
from harken.importing.source import BytesSource, FileSource, LinkSource
from tests.handsfree.instance.desk import Desk, beside


def test_paths_hold_in_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = given(["a.html", "../b.html", "/c.html", "https://example.org/d", "-"])
    assert wanted.sources == [
        FileSource(tmp_path / "a.html"),
        FileSource(tmp_path.parent / "b.html"),
        FileSource(Path("/c.html")),
        LinkSource("https://example.org/d"),
    ]
    assert wanted.standard_input


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(HarkenError, match="no longer there"):
        given(["a.html"])


def test_the_first_is_to_open_its_window(place: Address) -> None:
    lock = Lock(place.lock)
    wanted = Given([FileSource(Path("/a"))], standard_input=True)
    assert claim(place, lock, wanted, never_read) is wanted
    lock.release()


def test_the_second_hands_over_also_what_is_piped_in(
    desk: Desk, place: Address, qtbot: QtBot
) -> None:
    running, second = Lock(place.lock), Lock(place.lock)
    assert running.take()
    wanted = Given([FileSource(Path("/a"))], standard_input=True)
    taken = beside(qtbot, lambda: claim(place, second, wanted, lambda: BytesSource(b"x")))
    assert taken is None
    assert [it.sources for it in desk.requests] == [[FileSource(Path("/a")), BytesSource(b"x")]]
    running.release()


def test_it_waits_for_one_that_is_about_to_listen(
    qapp: QApplication, place: Address, qtbot: QtBot
) -> None:
    running = Lock(place.lock)
    assert running.take()
    switchboard = Switchboard(qapp)
    desk = Desk(switchboard)
    taken: list[Given | None] = []
    thread = threading.Thread(
        target=lambda: taken.append(claim(place, Lock(place.lock), Given([]), never_read))
    )
    thread.start()
    qtbot.wait(60)
    switchboard.listen(place.socket)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert (taken, len(desk.requests)) == ([None], 1)
    switchboard.close()
    switchboard.deleteLater()
    running.release()


def test_it_opens_itself_what_one_that_died_was_given(place: Address, qtbot: QtBot) -> None:
    """The running window is killed between the request and its answer."""
    running, second = Lock(place.lock), Lock(place.lock)
    assert running.take()
    wanted = Given([FileSource(Path("/a"))])
    with socket.socket(socket.AF_UNIX) as dying:
        dying.bind(place.socket)
        dying.listen()

        def die() -> None:
            caller, _ = dying.accept()
            caller.sendall(b'{"harken": 1}\n')
            assert caller.recv(10_000).endswith(b"\n")
            running.release()
            caller.close()

        thread = threading.Thread(target=die)
        thread.start()
        assert claim(place, second, wanted, never_read) == wanted
        thread.join()
    second.release()


@pytest.mark.parametrize("hung", ["before it listens", "while it listens"])
def test_one_that_hangs_is_told_of_and_later_opens_nothing(
    hung: str, place: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "_GREETING_S", 0.1)
    monkeypatch.setattr("harken.handsfree.instance.claim._PATIENCE_S", 0.1)
    running = Lock(place.lock)
    assert running.take()
    with socket.socket(socket.AF_UNIX) as silent:
        if hung == "while it listens":
            silent.bind(place.socket)
            silent.listen()
        with pytest.raises(HarkenError, match="does not answer"):
            claim(place, Lock(place.lock), Given([FileSource(Path("/a"))]), never_read)
        if hung == "while it listens":
            caller, _ = silent.accept()
            assert caller.recv(100) == b""
            caller.close()
    running.release()


def test_another_version_is_told_of(place: Address) -> None:
    with socket.socket(socket.AF_UNIX) as newer:
        newer.bind(place.socket)
        newer.listen()

        def greet() -> None:
            caller, _ = newer.accept()
            with caller:
                caller.sendall(b'{"harken": 2}\n')

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(HarkenError, match="another version"):
            call(place.socket, Request(OPEN))
        thread.join()


def never_read() -> BytesSource:
    raise AssertionError("standard input is the window's to read")
