"""Notes shown by a Linux desktop, as the Desktop Notifications Specification 1.2 has it."""

import html

from jeepney import DBusAddress

from harken.handsfree.bus_call import Bus, NoAnswer
from harken.handsfree.notifications import Note
from harken.paths import resources_dir

_SERVER = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)
_LOW, _NORMAL = 0, 1
_AS_LONG_AS_USUAL = -1


class DesktopNotes:
    """A `NotificationServer` over D-Bus.

    The connection stays: see `_hints`.
    """

    def __init__(self) -> None:
        self._bus = Bus("SESSION")
        self._shown: dict[bool, int] = {}
        """The last note's number, of those that are passing and of those that are not."""

    def show(self, note: Note) -> None:
        """Shows a note in place of the one before it that is as passing; silent where it cannot."""
        try:
            # Asked each time: another server may have taken over.
            [can] = self._bus.call(_SERVER, "GetCapabilities")
            assert isinstance(can, list)
            # What a server takes for markup must not look like it.
            body = html.escape(note.body, quote=False) if "body-markup" in can else note.body
            [number] = self._bus.call(
                _SERVER,
                "Notify",
                "susssasa{sv}i",
                "Harken",
                self._shown.get(note.passing, 0),
                (resources_dir() / "icons" / "harken.svg").as_uri(),
                _as_text(note.title),
                _as_text(body),
                [],
                _hints(note),
                _AS_LONG_AS_USUAL,
            )
        except NoAnswer:
            return
        assert isinstance(number, int)
        self._shown[note.passing] = number

    def close(self) -> None:
        """Leaves the bus."""
        self._bus.close()


def _as_text(text: str) -> str:
    """Without what D-Bus takes from nobody: a NUL, and half a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _hints(note: Note) -> dict[str, tuple[str, object]]:
    hints: dict[str, tuple[str, object]] = {
        "urgency": ("y", _LOW if note.passing else _NORMAL),
        "transient": ("b", note.passing),
        # Somebody listens.
        "suppress-sound": ("b", True),
    }
    if not note.outlives:
        # GNOME takes away the notes of an entry whose program has left the bus.
        hints["desktop-entry"] = ("s", "harken")
    return hints
