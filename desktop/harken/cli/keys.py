"""Single keys in a terminal, without Enter, where the system has such terminals."""

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

from PySide6.QtCore import QSocketNotifier

from harken.listening.command import Action, Command

HELP = (
    "Space: pause  ·  ← →: sentence  ·  Alt+← →: paragraph  ·  J: back 15 s  ·  R: again\n"
    "X: spell the word  ·  [ ]: slower, faster  ·  S: summary or article  ·  Q: quit"
)

_READ_BYTES = 4096
"""As much as a terminal keeps, so that no key is cut in two."""

# A key that sends several bytes begins with Esc; Alt puts another before it, or 3 among its
# numbers. After "O" instead of "[" come the arrows of a terminal in application mode.
_KEY = re.compile(rb"\x1b{1,2}[\[O][0-?]*[@-~]|\x1b[^\x1b]?|[^\x1b]", re.DOTALL)

_COMMANDS: dict[bytes, Command | None] = {
    b" ": Command(Action.PLAY_PAUSE),
    b"k": Command(Action.PLAY_PAUSE),
    b"p": Command(Action.PLAY_PAUSE),
    b"\x1b[C": Command(Action.NEXT_SENTENCE),
    b"\x1b[D": Command(Action.PREVIOUS_SENTENCE),
    b"\x1b[1;3C": Command(Action.NEXT_PARAGRAPH),
    b"\x1b[1;3D": Command(Action.PREVIOUS_PARAGRAPH),
    b"\x1b\x1b[C": Command(Action.NEXT_PARAGRAPH),
    b"\x1b\x1b[D": Command(Action.PREVIOUS_PARAGRAPH),
    b"\x1b[1;2C": Command(Action.NEXT_SECTION),
    b"\x1b[1;2D": Command(Action.PREVIOUS_SECTION),
    b"]": Command(Action.FASTER),
    b"[": Command(Action.SLOWER),
    b"s": Command(Action.TOGGLE_READING),
    b"j": Command(Action.SKIP_SECONDS, -15.0),
    b"r": Command(Action.REPEAT_SENTENCE),
    b"x": Command(Action.SPELL_WORD),
    b"q": None,
    b"\x1b": None,
    b"\x04": None,  # Ctrl+D
}


class Keys:
    """While it is entered, keys call `on_key` with their command, None for the key that ends.

    Main thread only, with a Qt event loop. The terminal is left as it was found.

    Args:
        on_key: Gets the command.
    """

    def __init__(self, on_key: Callable[[Command | None], None]) -> None:
        self.available = False
        """Whether there is a terminal to press keys in."""
        self._on_key = on_key
        self._undo = contextlib.ExitStack()

    def __enter__(self) -> Self:
        try:
            import termios
            import tty
        except ImportError:  # Windows
            return self
        if sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
            return self
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        self._undo.callback(termios.tcsetattr, descriptor, termios.TCSADRAIN, before)
        tty.setcbreak(descriptor)
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: self._read(descriptor))
        self._undo.callback(notifier.setEnabled, False)
        self.available = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._undo.close()

    def _read(self, descriptor: int) -> None:
        pressed = os.read(descriptor, _READ_BYTES)
        if not pressed:  # the terminal is gone
            self._on_key(None)
        for command in commands_of(pressed):
            self._on_key(command)


def commands_of(pressed: bytes) -> Iterator[Command | None]:
    """The commands of the keys that a terminal sent, which may be several at once.

    Args:
        pressed: What it sent; keys that mean nothing are passed over.
    """
    for key in _KEY.findall(pressed):
        known = key.lower() if len(key) == 1 else key.replace(b"\x1bO", b"\x1b[")
        if known in _COMMANDS:
            yield _COMMANDS[known]
