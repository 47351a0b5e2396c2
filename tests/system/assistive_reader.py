"""A screen reader's end of the wire: sees what programs say of themselves on AT-SPI, and acts.

Run by the system's own Python, which has the bindings (python3-gi, gir1.2-atspi-2.0), and without a
display: what is done from here is done by AT-SPI alone. Each line of standard input is a request in
JSON, and each line of standard output the answer to one.
"""

import json
import sys
import warnings
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

_CALL_MS, _START_MS = 10_000, 20_000
"""A busy machine is slow to answer."""
_MOST_CHILDREN = 200


class Reader:
    """Numbers what it sees, so that what is seen can be acted upon."""

    def __init__(self) -> None:
        Atspi.init()
        Atspi.set_timeout(_CALL_MS, _START_MS)
        self._seen: list[Any] = []
        self._announced: list[str] = []
        self._focused: list[dict[str, Any]] = []
        self._appeared: list[Any] = []
        self._listeners = [
            Atspi.EventListener.new(self._hear),
            Atspi.EventListener.new(self._note_focused),
            Atspi.EventListener.new(self._note_appeared),
        ]
        events = ("announcement", "state-changed:focused", "state-changed:showing")
        for listener, event in zip(self._listeners, events, strict=True):
            listener.register(f"object:{event}")

    def answer(self, request: dict[str, Any]) -> object:
        """Does what is asked for; the answer."""
        at: Any = self._seen[request["at"]] if "at" in request else None
        match request["do"]:
            case "look":
                return self._look()
            case "act":
                names = _actions(at)
                return Atspi.Action.do_action(at, names.index(request["action"]))
            case "write":
                return Atspi.EditableText.set_text_contents(at, request["text"])
            case "announced":
                return self._announced
            case "focused":
                focused, self._focused = self._focused, []
                return focused
            case other:
                raise ValueError(other)

    def _hear(self, event: Any) -> None:
        self._announced.append(str(event.any_data))

    def _note_focused(self, event: Any) -> None:
        if event.detail1:
            try:
                self._focused.append({**_described(event.source), "parent": None})
            except GLib.Error:  # it went away
                return

    def _note_appeared(self, event: Any) -> None:
        # Qt's windows do not count menus and popups among what is in them, but tell of them.
        if event.detail1:
            self._appeared.append(event.source)

    def _look(self) -> list[dict[str, Any]]:
        self._seen = []
        self._appeared = [one for one in self._appeared if _is_showing(one)]
        nodes: list[dict[str, Any]] = []
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None:
                program.set_cache_mask(Atspi.Cache.NONE)
                self._walk(program, None, nodes)
        for one in reversed(self._appeared):
            if one not in self._seen:
                self._walk(one, 0, nodes)
        return nodes

    def _walk(self, one: Any, parent: int | None, nodes: list[dict[str, Any]]) -> None:
        """Notes one object and what is shown in it; what goes away meanwhile is not there."""
        try:
            node = _described(one)
            if parent is not None and "showing" not in node["states"]:
                return
            count = min(one.get_child_count(), _MOST_CHILDREN)
        except GLib.Error:
            return
        number = len(nodes)
        nodes.append({**node, "parent": parent})
        self._seen.append(one)
        for place in range(count):
            try:
                child = one.get_child_at_index(place)
            except GLib.Error:
                continue
            if child is not None:
                self._walk(child, number, nodes)


def _described(one: Any) -> dict[str, Any]:
    offers = one.get_interfaces()
    box = Atspi.Component.get_extents(one, Atspi.CoordType.SCREEN)
    return {
        "role": one.get_role_name(),
        "name": one.get_name() or "",
        "description": one.get_description() or "",
        "states": [state.value_nick for state in one.get_state_set().get_states()],
        "actions": _actions(one) if "Action" in offers else [],
        "box": [box.x, box.y, box.width, box.height] if box is not None else [0, 0, 0, 0],
        "value": Atspi.Value.get_current_value(one) if "Value" in offers else None,
        "text": Atspi.Text.get_text(one, 0, -1) if "Text" in offers else None,
    }


def _is_showing(one: Any) -> bool:
    try:
        return bool(one.get_state_set().contains(Atspi.StateType.SHOWING))
    except GLib.Error:
        return False


def _actions(one: Any) -> list[str]:
    return [Atspi.Action.get_action_name(one, n) for n in range(Atspi.Action.get_n_actions(one))]


def main() -> None:
    """Answers until standard input ends."""
    # The names that do not warn are newer than Debian 12.
    warnings.simplefilter("ignore", DeprecationWarning)
    reader, loop = Reader(), GLib.MainLoop()

    def take(*_: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = {"answer": reader.answer(json.loads(line))}
        except Exception as error:  # noqa: BLE001  who asks is told, and does not wait for ever
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, take)
    loop.run()


if __name__ == "__main__":
    main()
