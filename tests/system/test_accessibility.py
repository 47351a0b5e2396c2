"""What the real window says of itself on AT-SPI: each control has a name, a role and a state."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.assistive import SWITCHED_ON, Assistant, Node
from tests.system.buses import PrivateBus
from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import PulseServer

CHECKED = {"check box", "radio button", "toggle button", "check menu item", "radio menu item"}
MEASURED = {"slider", "spin button", "scroll bar"}
NO_ROLES = {"unknown", "invalid", "panel", "redundant object", "extended"}
"""What nothing that takes a key or a press may be. An area that scrolls is a filler to Qt."""
FEW = 4
"""What opens has at least as much in it."""

BY_BUTTON = (
    "Menu", "Text and colours", "Sleep timer", "Volume", "Reading speed", "Tune the summary",
    "Fit my time", "Voice:", "Link",
)  # fmt: skip
"""What opens something; all of it is left by Esc."""
BY_KEY = {"ctrl+comma": "Settings", "question": "Keys", "ctrl+b": "Your marks"}


@pytest.fixture
def assistant(
    display: Display, loudspeaker: PulseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Assistant]:
    bus = PrivateBus(tmp_path / "bus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    monkeypatch.setenv(SWITCHED_ON, "1")
    monkeypatch.setenv("QT_LOGGING_RULES", "qt.accessibility.atspi*=false")
    assistant = Assistant()
    yield assistant
    assistant.close()
    bus.close()


@pytest.fixture
def program(display: Display, assistant: Assistant, tmp_path: Path) -> Iterator[Program]:
    """The window with two articles."""
    files = []
    for title in ("The ferry", "The orchard"):
        text = [f"In the year {1800 + n} the keeper wrote {n} lines of it. " for n in range(40)]
        files.append(tmp_path / f"{title}.md")
        files[-1].write_text(f"# {title}\n\n{''.join(text)}\n", encoding="utf-8")
    program = Program(display, *files)
    yield program
    program.clean_up()


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
        if node.role in CHECKED and "checkable" not in node.states:
            found.append(f"not checkable: {called}")
        if node.role in MEASURED and node.value is None:
            found.append(f"no value: {called}")
    return found


def path(node: Node, nodes: list[Node]) -> str:
    """What is around it, from the inside."""
    names = []
    while node.parent is not None:
        node = nodes[node.parent]
        names.append(node.name or node.role)
    return " < ".join(names[:3])


def test_every_control_says_what_it_is(
    display: Display, assistant: Assistant, program: Program
) -> None:
    window = program.window("The ferry")
    assistant.find("Tune the summary", "push button")
    assistant.find("The orchard", "list item")
    found = {"the window": faults(assistant.look())}
    bare = len(assistant.look())
    for button in BY_BUTTON:
        assistant.press(button)
        nodes = opened(assistant, bare)
        found[button] = faults(nodes)
        display.press("Escape")
        bare = closed(assistant, bare)
    for key, title in BY_KEY.items():
        display.focus(window)
        display.press(key)
        nodes = opened(assistant, bare)
        assert any(node.name.startswith(title) for node in nodes), title
        found[title] = faults(nodes)
        display.press("Escape")
        bare = closed(assistant, bare)
    assert {where: what for where, what in found.items() if what} == {}


def opened(assistant: Assistant, bare: int) -> list[Node]:
    """Waits until there is more to see than there was; all that there is."""
    return wait_for(
        lambda: nodes if len(nodes := assistant.look()) >= bare + FEW else [], "what opens"
    )


def closed(assistant: Assistant, bare: int) -> int:
    """Waits until there is no more to see than there was; how much there is."""
    return wait_for(
        lambda: count if (count := len(assistant.look())) <= bare + 1 else 0, "the window alone"
    )
