"""The caller's end, without Qt: asks the running window, and gets its answer."""

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from typing import Protocol

from harken.errors import HarkenError
from harken.handsfree.instance.messages import (
    MOST_BYTES,
    VERSION,
    Garbled,
    Json,
    Request,
    line_of,
    message_of,
)

_GREETING_S = 8.0
"""A window that lives greets within this also on a machine that is busy."""
_ANSWER_S = 120.0
"""Longer than a window takes for anything that it answers only when it is done."""


class NobodyThere(Exception):
    """No window listens, or the one that did has ended before it answered."""


class _Line(Protocol):
    def readline(self, limit: int, /) -> bytes: ...
    def write(self, data: bytes, /) -> int | None: ...


def call(name: str, request: Request) -> Json:
    """Asks the window that listens at a socket.

    Args:
        name: The socket of an `Address`.
        request: What is asked for.

    Returns:
        What it answers under "done".

    Raises:
        NobodyThere: It was not asked, or has died over it.
        HarkenError: It refuses in words, or does not answer.
    """
    try:
        with _connected(name) as line:
            return _talk(line, request)
    except TimeoutError as error:
        raise HarkenError(
            "Cannot reach the window",
            "Harken is running but does not answer",
            "Wait a little and try again, or end it with your system's monitor.",
        ) from error
    except (OSError, EOFError) as error:
        raise NobodyThere from error


@contextlib.contextmanager
def _connected(name: str) -> Iterator[_Line]:
    if sys.platform == "win32":  # not yet run there
        with open(rf"\\.\pipe\{name}", "r+b", buffering=0) as pipe:  # noqa: PTH123  no path
            yield pipe
        return
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_GREETING_S)
        connection.connect(name)
        yield _SocketLine(connection)


class _SocketLine:
    """A socket as a file that may be late: reading never waits longer than was agreed."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._read = bytearray()

    def readline(self, limit: int, /) -> bytes:
        """The next line, or what came of it before the end."""
        while b"\n" not in self._read and len(self._read) < limit:
            piece = self._connection.recv(65_536)
            if not piece:
                break
            self._read += piece
        line, _, rest = bytes(self._read).partition(b"\n")
        self._read = bytearray(rest)
        return line

    def write(self, data: bytes, /) -> None:
        """Sends all of it, and from then on waits as long as an answer may take."""
        self._connection.settimeout(_ANSWER_S)
        self._connection.sendall(data)


def _talk(line: _Line, request: Request) -> Json:
    greeting = _heard(line)
    if greeting.get("harken") != VERSION:
        raise HarkenError(
            "Cannot reach the window",
            "the Harken that is running is of another version",
            "Quit it, and try again.",
        )
    line.write(line_of(request.to_json()))
    answer = _heard(line)
    if isinstance(answer.get("error"), dict):
        raise HarkenError.from_json(answer["error"])
    done = answer.get("done")
    return done if isinstance(done, dict) else {}


def _heard(line: _Line) -> Json:
    told = line.readline(MOST_BYTES)
    if not told:
        raise EOFError
    try:
        return message_of(told)
    except Garbled as error:
        raise EOFError from error


def activation() -> str | None:
    """What the desktop gave this process so that a window may come to the front."""
    for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        token = os.environ.get(name, "")
        if token and token.isascii() and token.isprintable():
            return token
    return None
