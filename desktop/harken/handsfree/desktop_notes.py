"""Notes shown by a Linux desktop, as the Desktop Notifications Specification 1.2 has it."""

import html

from jeepney import DBusAddress, HeaderFields, MatchRule, Message

from harken.handsfree.bus_call import Bus, NoAnswer, Signals
from harken.handsfree.notifications import Click, Note
from harken.paths import resources_dir

_SERVER = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)
_FROM_SERVER = MatchRule(type="signal", interface=_SERVER.interface, path=_SERVER.object_path)
_CLICKED = "default"
"""The action of a click on the note itself."""
_LOW, _NORMAL = 0, 1
_AS_LONG_AS_USUAL = -1


class DesktopNotes:
    """A `NotificationServer` over D-Bus.

    The connection stays: see `_hints`.

    Args:
        click: What a click on a note does, where there is something to do.
    """

    def __init__(self, click: Click | None = None) -> None:
        self._click = click
        self._bus = Bus(
            "SESSION",
            signals=Signals(_FROM_SERVER, self._hear) if click is not None else None,
        )
        self._shown: dict[bool, int] = {}
        """The last note's number, of those that are passing and of those that are not."""
        self._lent = ""
        """What the desktop lends the window for the click that comes next."""

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
                [_CLICKED, self._click.label] if self._click and "actions" in can else [],
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

    def _hear(self, message: Message) -> None:
        """Takes what the server tells; the notes of other programs are among it."""
        match message.header.fields[HeaderFields.member], message.body:
            case "ActivationToken", (number, str(lent)) if number in self._shown.values():
                self._lent = lent
            case "ActionInvoked", (number, action) if number in self._shown.values():
                lent, self._lent = self._lent, ""
                if self._click is not None and action == _CLICKED:
                    self._click.do(lent)


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
