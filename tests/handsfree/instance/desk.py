"""Somebody who takes the calls at a switchboard, and others who call."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

from pytestqt.qtbot import QtBot

from harken.handsfree.instance.address import Address
from harken.handsfree.instance.messages import Request
from harken.handsfree.instance.switchboard import Call, Switchboard


class Desk:
    """Takes all calls, and answers each with its number."""

    def __init__(self, switchboard: Switchboard) -> None:
        self.requests: list[Request] = []
        switchboard.called.connect(self._take)

    def _take(self, call: Call) -> None:
        self.requests.append(call.request)
        call.answer({"number": len(self.requests)})


def beside(qtbot: QtBot, work: Callable[[], Any]) -> Any:
    """Does work on another thread, as another process would, while this one's window lives."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:  # noqa: BLE001  handed to the test
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=10_000)
    [result] = outcome
    if isinstance(result, Exception):
        raise result
    return result


@contextlib.contextmanager
def connected(place: Address) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(place.socket)
        yield connection
