"""A display of our own with a window manager, and a person's hands on its mouse and keyboard.

Nothing here is a stand-in: Xvfb is an X server, and xdotool's events pass through it like a hand's.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Seen = TypeVar("Seen")

PROGRAMS = ("Xvfb", "openbox", "trayer", "xdotool", "xclip", "import", "xprop", "xwininfo")
"""What a display needs to be installed."""


def missing_programs() -> list[str]:
    """The programs that these tests need and that are not installed."""
    return [name for name in PROGRAMS if not shutil.which(name)]


def wait_for(look: Callable[[], Seen], what: str, *, patience_s: float = 15.0) -> Seen:
    """Looks again and again until there is something to see, and returns it.

    Raises:
        AssertionError: It did not come in time; names `what` was waited for.
    """
    deadline = time.monotonic() + patience_s
    while not (seen := look()):
        assert time.monotonic() < deadline, f"waited {patience_s:g} s in vain for {what}"
        time.sleep(0.05)
    return seen


class Display:
    """An X server on a free display number with openbox; `name` is what DISPLAY says."""

    def __init__(self, *, width: int = 1280, height: int = 900) -> None:
        numbers, theirs = os.pipe()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(theirs), "-nolisten", "tcp", "-noreset"),
                *("-screen", "0", f"{width}x{height}x24"),
            ],
            pass_fds=[theirs],
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        with os.fdopen(numbers) as stream:
            number = stream.readline().strip()
        assert number, "Xvfb found no free display"
        self.name = f":{number}"
        self.environment = {**os.environ, "DISPLAY": self.name}
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(
            lambda: "window id" in self._run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
            "the window manager",
        )

    def close(self) -> None:
        """Ends the window manager and the server."""
        for process in (self._manager, self._server):
            process.send_signal(signal.SIGTERM)
            process.wait()

    def window(self, title: str, *, patience_s: float = 15.0) -> str:
        """The visible window whose title contains `title`, as xdotool numbers it."""
        return wait_for(
            lambda: self._run("xdotool", "search", "--onlyvisible", "--name", title).split(),
            f"a window called {title!r}",
            patience_s=patience_s,
        )[-1]

    def has_window(self, title: str) -> bool:
        """Whether a visible window's title contains `title` now."""
        return bool(self._run("xdotool", "search", "--onlyvisible", "--name", title).split())

    def place(self, window: str, x: int, y: int, width: int, height: int) -> None:
        """Moves and sizes a window, and waits until it is so."""
        self._do("windowsize", "--sync", window, str(width), str(height))
        self._do("windowmove", "--sync", window, str(x), str(y))

    def place_of(self, window: str) -> tuple[int, int, int, int]:
        """Where a window is: left, top, width and height."""
        told = self._run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        place = dict(line.split("=") for line in told)
        return int(place["X"]), int(place["Y"]), int(place["WIDTH"]), int(place["HEIGHT"])

    def has_keyboard(self, window: str) -> bool:
        """Whether a window is the one that is typed into."""
        return self._run("xdotool", "getactivewindow").strip() == window

    def close_window(self, window: str) -> None:
        """Asks a window to close, by the window manager's own key."""
        self.focus(window)
        self.press("alt+F4")

    def focus(self, window: str) -> None:
        """Brings a window to the front and gives it the keyboard."""
        self._do("windowactivate", "--sync", window)

    def minimise(self, window: str) -> None:
        """Puts a window away, so that none has the keyboard."""
        self._do("windowminimize", "--sync", window)

    def press(self, *keys: str) -> None:
        """Presses keys one after another, named as xdotool does: "space", "ctrl+v"."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def tab(self, times: int) -> None:
        """Presses Tab so often, in quick succession."""
        self._do("key", "--clearmodifiers", "--repeat", str(times), "Tab")

    def click(self, x: int, y: int) -> None:
        """Clicks at a place on the screen."""
        self._do("mousemove", str(x), str(y), "sleep", "0.1", "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drags from one place on the screen to another, at a person's pace.

        The source notices the drag only after some small moves, and the target must be entered,
        moved over and dwelt on before the button is let go: one jump would be no drag.
        """
        (x, y), (to_x, to_y) = start, end
        steps = [(x + far, y) for far in (5, 10, 20, 40)]
        steps += [(x + (to_x - x) * k // 10, y + (to_y - y) * k // 10) for k in range(1, 11)]
        steps.append((to_x + 2, to_y + 2))
        self._do("mousemove", str(x), str(y), "sleep", "0.2", "mousedown", "1", "sleep", "0.2")
        for step_x, step_y in steps:
            self._do("mousemove", str(step_x), str(step_y))
            time.sleep(0.06)
        time.sleep(0.3)
        self._do("mouseup", "1")

    def copy(self, text: str, target: str = "UTF8_STRING") -> "Clipboard":
        """Puts text on the clipboard, owned by another program, until it is let go."""
        return Clipboard(self, text, target)

    def picture(self, window: str, path: Path) -> Path:
        """Takes a picture of one window, as it is on the screen."""
        self._do_program("import", "-window", window, str(path))
        return path

    def _do(self, *arguments: str) -> None:
        self._do_program("xdotool", *arguments)

    def _do_program(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, timeout=20)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout


class Clipboard:
    """Text that another program (xclip) offers on the clipboard; a context manager."""

    def __init__(self, display: Display, text: str, target: str) -> None:
        self._owner = subprocess.Popen(
            ["xclip", "-quiet", "-selection", "clipboard", "-target", target, "-in"],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=display.environment,
        )
        assert self._owner.stdin is not None
        self._owner.stdin.write(text.encode())
        self._owner.stdin.close()

    def __enter__(self) -> "Clipboard":
        return self

    def __exit__(self, *_: object) -> None:
        self._owner.kill()
        self._owner.wait()
