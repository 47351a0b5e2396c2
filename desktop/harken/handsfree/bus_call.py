"""Calls over D-Bus that QtDBus, which knows no unsigned numbers, cannot make. They block."""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from socket import SHUT_RDWR, socket
from threading import Thread
from typing import Literal

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    message_bus,
    new_method_call,
)
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import unwrap_msg

_PATIENCE_S = 2.0


class NoAnswer(Exception):
    """There is no bus, or who was called is not there, refuses or does not answer in time."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What is to be heard on a bus, besides answers."""

    rule: MatchRule
    """Which signals."""
    heard: Callable[[Message], None]
    """Called with each, on a thread of the connection's own; it calls nobody on that bus. What it
    raises goes to `sys.excepthook`, and it is called with the next one all the same."""


class Bus:
    """A connection that is made when it is first needed, and again after it broke. One thread.

    Args:
        which: The person's session, or the system.
        takes_files: Whether answers may hold open files.
        signals: What is heard from the first call on.
    """

    def __init__(
        self,
        which: Literal["SESSION", "SYSTEM"],
        *,
        takes_files: bool = False,
        signals: Signals | None = None,
    ) -> None:
        self._which = which
        self._takes_files = takes_files
        self._signals = signals
        self._connection: _Connection | None = None

    def call(
        self, address: DBusAddress, method: str, signature: str = "", *arguments: object
    ) -> tuple[object, ...]:
        """Calls a method and waits for its answer, which takes 2 seconds at most.

        Args:
            address: Whose method.
            method: Its name.
            signature: The types of the arguments, as D-Bus writes them.
            arguments: Of these types.

        Raises:
            NoAnswer: There is none.
        """
        message = new_method_call(address, method, signature or None, arguments)
        try:
            if self._connection is not None and self._connection.has_broken:
                self.close()
            if self._connection is None:
                self._connection = self._connected()
            answer: tuple[object, ...] = unwrap_msg(self._connection.answer_to(message))
        except DBusErrorResponse as error:
            raise NoAnswer(str(error)) from error
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            # No address, one that makes no sense, nobody there, or not in time.
            self.close()
            raise NoAnswer(str(error)) from error
        return answer

    def close(self) -> None:
        """Leaves the bus; another call comes back to it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _connected(self) -> "_Connection":
        with contextlib.ExitStack() as until_greeted:
            line = prep_socket(get_bus(self._which), self._takes_files, timeout=_PATIENCE_S)
            until_greeted.callback(line.close)
            connection = _Connection(line, self._takes_files, self._signals)
            until_greeted.pop_all()
        return connection


class _Connection(DBusConnection):  # type: ignore[misc]
    """Jeepney's, which never waits for ever, and hears on a thread of its own.

    Args:
        line: To a bus that has let us in, and is greeted here.
        takes_files: As `Bus` has it.
        signals: As `Bus` has it.
    """

    def __init__(self, line: socket, takes_files: bool, signals: Signals | None) -> None:
        super().__init__(line, takes_files)
        self._signals = signals
        self._answers: SimpleQueue[Message | None] = SimpleQueue()
        """None when there are no more."""
        self._ear = Thread(target=self._listen, name="bus", daemon=True)
        self._ear.start()
        if signals is not None:
            self.send(message_bus.AddMatch(signals.rule))

    @property
    def has_broken(self) -> bool:
        """Whether the bus has left."""
        return not self._ear.is_alive()

    def receive(self, *, timeout: float | None = None) -> Message:
        """The next message; raises `TimeoutError` where the bus does not greet."""
        return super().receive(timeout=_PATIENCE_S if self.unique_name is None else timeout)

    def answer_to(self, message: Message) -> Message:
        """The answer to a call; raises `OSError` where none comes."""
        serial = next(self.outgoing_serial)
        self.send(message, serial=serial)
        with contextlib.suppress(Empty):
            while (answer := self._answers.get(timeout=_PATIENCE_S)) is not None:
                if answer.header.fields[HeaderFields.reply_serial] == serial:
                    return answer
        raise TimeoutError

    def close(self) -> None:
        """Leaves the bus."""
        with contextlib.suppress(OSError):  # the bus has left
            self.sock.shutdown(SHUT_RDWR)
        self._ear.join()
        super().close()

    def _listen(self) -> None:
        while (message := self._next()) is not None:
            if HeaderFields.reply_serial in message.header.fields:
                self._answers.put(message)
            elif self._signals is not None and self._signals.rule.matches(message):
                _tell(self._signals, message)
        self._answers.put(None)

    def _next(self) -> Message | None:
        """None when the line has broken, or the bus speaks nonsense."""
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            return self.receive()
        return None


def _tell(signals: Signals, message: Message) -> None:
    try:
        signals.heard(message)
    except Exception as error:  # noqa: BLE001  the boundary: nobody is above, and more will come
        sys.excepthook(type(error), error, error.__traceback__)
