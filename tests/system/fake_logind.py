"""A fake logind on the bus that DBUS_SYSTEM_BUS_ADDRESS names: it only hands out locks.

Prints "ready", then "held WHAT by WHO because WHY (MODE)" for each lock, and "let go" when nobody
holds it any more, which it sees as the real one does: its end of a pipe is hung up.
"""

import os
import threading

from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.fds import FileDescriptor
from jeepney.io.blocking import Proxy, open_dbus_connection


def main() -> None:
    """Serves until its bus ends."""
    with open_dbus_connection("SYSTEM", enable_fds=True) as connection:
        Proxy(message_bus, connection).RequestName("org.freedesktop.login1")
        print("ready", flush=True)
        while True:
            try:
                call = connection.receive()
            except ConnectionResetError:
                return
            if call.header.message_type is not MessageType.method_call:
                continue
            if call.header.fields[HeaderFields.member] != "Inhibit":
                connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
                continue
            what, who, why, mode = call.body
            ours, theirs = os.pipe()
            with FileDescriptor(theirs) as lock:
                connection.send(new_method_return(call, "h", (lock,)))
            print(f"held {what} by {who} because {why} ({mode})", flush=True)
            threading.Thread(target=_watch, args=[ours], daemon=True).start()


def _watch(end: int) -> None:
    os.read(end, 1)
    os.close(end)
    print("let go", flush=True)


if __name__ == "__main__":
    main()
