"""Calls over D-Bus that QtDBus, which knows no unsigned numbers, cannot make. They block."""

from typing import Literal

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
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
                # Its own greeting has no deadline: a bus that lets in and then hangs is not met.
                self._connection = open_dbus_connection(
                    self._which, enable_fds=self._takes_files, auth_timeout=_PATIENCE_S
                )
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
