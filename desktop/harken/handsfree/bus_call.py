"""Calls over D-Bus that QtDBus, which knows no unsigned numbers, cannot make. They block."""

import contextlib
from typing import Literal

from jeepney import DBusAddress, DBusErrorResponse, Message, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import unwrap_msg

_PATIENCE_S = 2.0


class NoAnswer(Exception):
    """There is no bus, or who was called is not there, refuses or does not answer in time."""


class Bus:
    """A connection that is made when it is first needed, and again after it broke. One thread.

    Args:
        which: The person's session, or the system.
        takes_files: Whether answers may hold open files.
    """

    def __init__(self, which: Literal["SESSION", "SYSTEM"], *, takes_files: bool = False) -> None:
        self._which = which
        self._takes_files = takes_files
        self._connection: DBusConnection | None = None

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
            if self._connection is None:
                self._connection = self._connected()
            reply = self._connection.send_and_get_reply(message, timeout=_PATIENCE_S)
            answer: tuple[object, ...] = unwrap_msg(reply)
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

    def _connected(self) -> DBusConnection:
        with contextlib.ExitStack() as until_greeted:
            socket = prep_socket(get_bus(self._which), self._takes_files, timeout=_PATIENCE_S)
            until_greeted.callback(socket.close)
            connection = _Connection(socket, self._takes_files)
            until_greeted.pop_all()
        return connection


class _Connection(DBusConnection):  # type: ignore[misc]
    """Jeepney's, which never waits for ever: its own greeting of the bus has no deadline."""

    def receive(self, *, timeout: float | None = None) -> Message:
        """The next message; raises `TimeoutError`."""
        return super().receive(timeout=_PATIENCE_S if timeout is None else timeout)
