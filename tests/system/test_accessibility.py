"""What the real window says of itself on AT-SPI: each control has a name, a role and a state."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.assistive import Assistant, Node
from tests.system.assistive_faults import faults
from tests.system.display import Display, wait_for
from tests.system.program import Program

FEW = 4
"""What opens has at least as much in it."""

BY_BUTTON = (
    "Menu", "Text and colours", "Sleep timer", "Volume", "Reading speed", "Tune the summary",
    "Fit my time", "Voice:", "Link",
)  # fmt: skip
"""What opens something; all of it is left by Esc."""
BY_KEY = {"ctrl+comma": "Settings", "question": "Keys", "ctrl+b": "Your marks"}


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
