"""A notification server as other desktops have one: tells all of each click, or has no clicks."""

from threading import Thread

from jeepney import DBusAddress, HeaderFields, Message, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_NAME = "org.freedesktop.Notifications"
_HERE = DBusAddress("/org/freedesktop/Notifications", interface=_NAME)


class FakeNotes:
    """Has the name on the bus of DBUS_SESSION_BUS_ADDRESS, and shows nothing; a context manager.

    Args:
        capabilities: What it says that it can do.
    """

    shown = 7
    """The number of every note."""

    def __init__(self, *capabilities: str) -> None:
        self.actions: list[str] | None = None
        """Those of the last note."""
        self._capabilities = list(capabilities)
        self._line: DBusConnection = open_dbus_connection("SESSION")
        self._line.send_and_get_reply(message_bus.RequestName(_NAME))
        self._thread = Thread(target=self._serve)

    def __enter__(self) -> "FakeNotes":
        self._thread.start()
        return self

    def tell(self, signal: str, signature: str, *arguments: object) -> None:
        """Tells everybody something."""
        self._line.send(new_signal(_HERE, signal, signature, arguments))

    def __exit__(self, *_: object) -> None:
        self._line.send(message_bus.ReleaseName(_NAME))
        self._thread.join()
        self._line.close()

    def _serve(self) -> None:
        """Answers until the name is let go, which the bus tells."""
        while True:
            message: Message = self._line.receive()
            match message.header.fields.get(HeaderFields.member):
                case "GetCapabilities":
                    answer = new_method_return(message, "as", (self._capabilities,))
                case "Notify":
                    self.actions = message.body[5]
                    answer = new_method_return(message, "u", (self.shown,))
                case "NameLost":
                    return
                case _:
                    continue
            self._line.send(answer)
