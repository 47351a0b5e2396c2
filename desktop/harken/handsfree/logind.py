"""A Linux system's sleep, held off by logind."""

from jeepney import DBusAddress
from jeepney.fds import FileDescriptor

from harken.handsfree.bus_call import Bus, NoAnswer

_MANAGER = DBusAddress(
    "/org/freedesktop/login1",
    bus_name="org.freedesktop.login1",
    interface="org.freedesktop.login1.Manager",
)


class LogindLock:
    """A `WakeLock` of systemd's or elogind's: an open file, so that it ends with this process.

    Only sleep is held off ("sleep", not "idle"): the screen goes dark and locks as it always does.

    Args:
        why: What the desktop says to whoever wants it to sleep; for people.
    """

    def __init__(self, why: str) -> None:
        self._why = why
        self._bus = Bus("SYSTEM", takes_files=True)
        self._held: FileDescriptor | None = None

    def hold(self) -> None:
        """Holds sleep off; silent where there is no logind, or it refuses."""
        if self._held is not None:
            return
        try:
            [held] = self._bus.call(
                _MANAGER, "Inhibit", "ssss", "sleep", "Harken", self._why, "block"
            )
        except NoAnswer:
            return
        finally:
            self._bus.close()
        assert isinstance(held, FileDescriptor)
        self._held = held

    def let_go(self) -> None:
        """Holds it off no more."""
        held, self._held = self._held, None
        if held is not None:
            held.close()
