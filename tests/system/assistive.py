"""An assistive technology: a bus of its own for it, and what it can see and do there.

Nothing here is a stand-in: the bus and its registry are Debian's at-spi2-core, and what speaks on
it is Qt's bridge, as on a desktop with Orca.
"""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.system.display import wait_for

_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
_PYTHON = "/usr/bin/python3"
_WHERE = ("--dest=org.a11y.Bus", "--print-reply", "/org/a11y/bus", "org.a11y.Bus.GetAddress")

SWITCHED_ON = "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"
"""The variable of the environment with which a Qt program speaks on the bus, Orca or not."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that is shown, as AT-SPI tells of it."""

    number: int
    parent: int | None
    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: tuple[str, ...]
    box: tuple[int, int, int, int]
    """Left, top, width and height on the screen."""
    value: float | None
    text: str | None


class Assistant:
    """A screen reader with a switch in its hand: looks at what is shown, presses, and listens.

    On the session bus of DBUS_SESSION_BUS_ADDRESS; programs must be started after it.
    """

    def __init__(self) -> None:
        # What is on the display is not for it to see.
        blind = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        self._launcher = subprocess.Popen(
            [_LAUNCHER, "--launch-immediately"],
            env=blind,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(_answers, "the accessibility bus")
        self._reader = subprocess.Popen(
            [_PYTHON, Path(__file__).with_name("assistive_reader.py")],
            env=blind,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def look(self) -> list[Node]:
        """All that is shown, in the order of the tree."""
        return [_node(number, told) for number, told in enumerate(self._ask("look"))]

    def focused(self) -> list[Node]:
        """What has had the keyboard since this was asked last, in that order."""
        return [_node(number, told) for number, told in enumerate(self._ask("focused"))]

    def find(self, name: str, role: str) -> Node:
        """Waits for something whose name begins so; among several, the one that came last."""
        return wait_for(
            lambda: [
                node for node in self.look() if node.name.startswith(name) and node.role == role
            ],
            f"a {role} called {name!r}",
        )[-1]

    def press(self, name: str, role: str = "push button") -> None:
        """Waits until something can be pressed, and presses it."""
        wait_for(lambda: self._press(name, role), f"a {role} called {name!r} that can be pressed")

    def write(self, name: str, text: str, role: str = "text") -> None:
        """Fills a field."""
        self._ask("write", at=self.find(name, role).number, text=text)

    def announced(self) -> list[str]:
        """What programs have asked to be said, in that order."""
        said: list[str] = self._ask("announced")
        return said

    def _press(self, name: str, role: str) -> bool:
        node = self.find(name, role)
        if "Press" not in node.actions:  # not now
            return False
        self._ask("act", at=node.number, action="Press")
        return True

    def close(self) -> None:
        """Ends it and its bus."""
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.close()
        self._reader.wait(timeout=10)
        self._reader.stdout.close()
        self._launcher.terminate()
        self._launcher.wait(timeout=10)

    def _ask(self, do: str, **more: object) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._reader.stdin.flush()
        answer = json.loads(self._reader.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["answer"]


def _node(number: int, told: dict[str, Any]) -> Node:
    left, top, width, height = told["box"]
    return Node(
        number,
        told["parent"],
        told["role"],
        told["name"],
        told["description"],
        frozenset(told["states"]),
        tuple(told["actions"]),
        (left, top, width, height),
        told["value"],
        told["text"],
    )


def _answers() -> bool:
    command = ["dbus-send", "--session", *_WHERE]
    return not subprocess.run(command, capture_output=True, check=False).returncode
