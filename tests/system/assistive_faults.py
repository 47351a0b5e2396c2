"""What is wrong with what a window says of itself on AT-SPI, and with where Tab leads."""

from collections.abc import Sequence

from tests.system.assistive import Assistant, Node
from tests.system.display import Display, wait_for

CHECKED = {"check box", "radio button", "toggle button", "check menu item", "radio menu item"}
MEASURED = {"slider", "spin button", "scroll bar"}
NO_ROLES = {"unknown", "invalid", "panel", "redundant object", "extended"}
"""What nothing that takes a key or a press may be. An area that scrolls is a filler to Qt."""
BY_TAB = {"push button", "check box", "combo box", "spin button", "text", "list", "table"}
"""What Tab stops at."""
_AT_ONCE, _MOST_STOPS = 6, 60


def faults(nodes: list[Node]) -> list[str]:
    """The controls that do not say what they are called, what they are, or how they stand."""
    found = []
    for node in nodes:
        if not node.states & {"focusable", "checkable"} and not set(node.actions) & {"Press"}:
            continue
        called = f"{node.role} {node.name!r} under {path(node, nodes)}"
        if not node.name.strip():
            found.append(f"no name: {called}")
        if node.role in NO_ROLES:
            found.append(f"no role: {called}")
        if node.role == "combo box" and not node.description.strip():
            found.append(f"not said what is chosen: {called}")
        if node.role in CHECKED and "checkable" not in node.states:
            found.append(f"not checkable: {called}")
        if node.role in MEASURED and node.value is None:
            found.append(f"no value: {called}")
    return found


def path(node: Node, nodes: list[Node]) -> str:
    """What is around it, from the inside."""
    names = []
    known = {one.number: one for one in nodes}
    while node.parent in known:
        node = known[node.parent]
        names.append(node.name or node.role)
    return " < ".join(names[:3])


def tab_round(display: Display, assistant: Assistant) -> list[Node]:
    """Presses Tab until the focus is again where it was; where it has been, in that order."""
    assistant.focused()
    stops: list[Node] = []
    while len(stops) < _MOST_STOPS:
        display.tab(_AT_ONCE)
        stops += wait_for(assistant.focused, "the focus to move")
        again = [at for at, stop in enumerate(stops) if at and same(stop, stops[0])]
        if again:
            return stops[: again[0]]
    raise AssertionError(f"no way round: {[stop.name for stop in stops]}")


def tab_faults(stops: Sequence[Node], shown: Sequence[Node]) -> list[str]:
    """Where Tab does not go as the eye does, or passes something over.

    Args:
        stops: One way round; it leads back to the beginning once.
        shown: What is in the window.
    """
    steps = zip(stops, [*stops[1:], *stops[:1]], strict=True)
    back = [f"{first.name!r} to {second.name!r}" for first, second in steps if _back(first, second)]
    left_out = [
        f"never at {node.role} {node.name!r}"
        for node in shown
        if node.role in BY_TAB
        and node.states >= {"focusable", "enabled"}
        and not any(_within(node, stop) for stop in stops)
    ]
    return (back if len(back) > 1 else []) + left_out


def same(one: Node, other: Node) -> bool:
    """Whether they look the same, and are in the same place."""
    return (one.role, one.name, one.box) == (other.role, other.name, other.box)


def _back(first: Node, second: Node) -> bool:
    """Whether the second stands before the first, to the eye."""
    left, top, _, height = first.box
    other_left, other_top, _, other_height = second.box
    in_row = top <= other_top + other_height / 2 <= top + height
    return other_top + other_height <= top or (in_row and other_left < left)


def _within(node: Node, stop: Node) -> bool:
    """A part of what Tab stops at has the keyboard with it: the text of a spin button."""
    return node.name == stop.name and node.box == stop.box
