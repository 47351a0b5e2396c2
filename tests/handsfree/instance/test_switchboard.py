"""The running window's end of the line: whatever comes in does no harm."""

import contextlib
import json
import random
import socket
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.errors import HarkenError
from harken.handsfree.instance import switchboard as switching
from harken.handsfree.instance.address import Address
from harken.handsfree.instance.call import NobodyThere, call
from harken.handsfree.instance.messages import CONTROL, OPEN, Request
from harken.handsfree.instance.switchboard import Switchboard
from harken.importing.source import BytesSource, FileSource
from tests.handsfree.instance.desk import Desk, beside, connected


def test_a_call_is_answered(desk: Desk, place: Address, qtbot: QtBot) -> None:
    request = Request(CONTROL, [], ["rate", "1.5x"])
    assert beside(qtbot, lambda: call(place.socket, request)) == {"number": 1}
    assert desk.requests == [request]


def test_a_refusal_comes_back_in_words(
    switchboard: Switchboard, place: Address, qtbot: QtBot
) -> None:
    refusal = HarkenError("Cannot", "it rains", "Wait.")
    switchboard.called.connect(lambda call: call.refuse(refusal))
    with pytest.raises(HarkenError, match="it rains"):
        beside(qtbot, lambda: call(place.socket, Request(CONTROL)))


def test_large_standard_input_comes_across(desk: Desk, place: Address, qtbot: QtBot) -> None:
    source = BytesSource(bytes(3_000_000))
    beside(qtbot, lambda: call(place.socket, Request(OPEN, [source])))
    assert desk.requests[0].sources == [source]


def test_garbage_does_no_harm(desk: Desk, place: Address, qtbot: QtBot) -> None:
    chance = random.Random(6)
    whole = b'{"do": "open", "sources": [{"file": "/a"}]}'

    def send_garbage() -> None:
        for number in range(60):
            with connected(place) as connection:
                connection.recv(100)
                if number % 2:
                    piece = bytearray(whole)
                    piece[chance.randrange(len(whole))] = chance.randrange(256)
                    garbage = bytes(piece).replace(b"open", b"shut")
                else:
                    garbage = chance.randbytes(chance.randrange(300))
                with contextlib.suppress(OSError):
                    connection.sendall(garbage + b"\n" * chance.randrange(2))

    beside(qtbot, send_garbage)
    assert desk.requests == []
    assert beside(qtbot, lambda: call(place.socket, Request(OPEN))) == {"number": 1}


def test_what_is_handed_over_half_is_not_opened(desk: Desk, place: Address, qtbot: QtBot) -> None:
    with connected(place) as connection:
        connection.sendall(b'{"do": "open", "sources": [{"file": "/home/a.html"}]}')
        qtbot.wait(20)
    beside(qtbot, lambda: call(place.socket, Request(OPEN, [FileSource(Path("/b"))])))
    assert [request.sources for request in desk.requests] == [[FileSource(Path("/b"))]]


def test_only_the_first_line_counts(desk: Desk, place: Address, qtbot: QtBot) -> None:
    with connected(place) as connection:
        connection.sendall(b'{"do": "open"}\n{"do": "open"}\n')
        qtbot.waitUntil(lambda: len(desk.requests) == 1)
        with contextlib.suppress(OSError):
            connection.sendall(b'{"do": "open"}\n')
        qtbot.wait(20)
    assert len(desk.requests) == 1


def test_a_line_without_end_is_refused(
    desk: Desk, place: Address, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "MOST_BYTES", 1000)
    with connected(place) as connection:
        connection.sendall(b"x" * 2000)
        told = beside(qtbot, lambda: connection.makefile("rb").read())
    assert "error" in json.loads(told.splitlines()[-1])
    assert desk.requests == []


def test_many_call_while_some_say_nothing(desk: Desk, place: Address, qtbot: QtBot) -> None:
    with contextlib.ExitStack() as silent:
        for _ in range(40):
            silent.enter_context(connected(place))
            QApplication.processEvents()
        numbers = beside(
            qtbot, lambda: [call(place.socket, Request(OPEN))["number"] for _ in range(40)]
        )
    assert numbers == list(range(1, 41))


def test_who_never_asks_is_let_go(
    desk: Desk, place: Address, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "_ASKING_MS", 30)
    with connected(place) as connection:
        told = beside(qtbot, lambda: connection.makefile("rb").read())
    assert told == b'{"harken": 1}\n'


def test_what_a_crash_has_left_is_replaced(qapp: QApplication, place: Address) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place.socket)
    with pytest.raises(NobodyThere):
        call(place.socket, Request(OPEN))
    switchboard = Switchboard(qapp)
    switchboard.listen(place.socket)
    switchboard.close()
    switchboard.deleteLater()


def test_only_the_person_can_reach_it(switchboard: Switchboard, place: Address) -> None:
    assert Path(place.socket).stat().st_mode & 0o077 == 0


def test_where_nothing_can_listen_it_says_so(qapp: QApplication, tmp_path: Path) -> None:
    switchboard = Switchboard(qapp)
    with pytest.raises(HarkenError, match="cannot reach this window"):
        switchboard.listen(str(tmp_path / "nowhere" / "socket"))
    switchboard.deleteLater()
