"""Three ways to do the same: with the mouse and other programs, by keys alone, by AT-SPI alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tests.system.assistive import Assistant
from tests.system.display import Display, wait_for
from tests.system.test_media_controls import playerctl
from tests.system.test_one_window import control
from tests.system.test_ways_in import WINDOW_AT, dragged_in

PLAN = "Fit my time"


class Hands(Protocol):
    """What a person does in a day with Harken; each step returns when it is done."""

    def take(self, window: str) -> None:
        """Turns to a window that has come up."""

    def add(self, files: Sequence[Path]) -> None:
        """Hands over articles."""

    def fit(self, minutes: int) -> None:
        """Asks for what fits into a time, and starts it."""

    def play_pause(self) -> None:
        """Presses the big button."""

    def next_article(self) -> None:
        """Goes on to the next article."""

    def sleep_after_sentence(self) -> None:
        """Sets the sleep timer to the end of the sentence."""

    def quit(self) -> None:
        """Ends the program."""


class MouseAndPrograms:
    """A mouse, and what a desktop has: a file to drag, playerctl, `harken control`."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._window = ""

    def take(self, window: str) -> None:
        self._window = window
        self._display.place(window, *WINDOW_AT, 900, 700)

    def add(self, files: Sequence[Path]) -> None:
        with dragged_in(self._display, *(it for file in files for it in ("--file", str(file)))):
            wait_for(lambda: len(control("status")["queue"]) == len(files), "what was dropped")

    def fit(self, minutes: int) -> None:
        self._display.focus(self._window)
        self._display.press("f")
        plan(self._display, minutes)

    def play_pause(self) -> None:
        playerctl("play-pause")

    def next_article(self) -> None:
        playerctl("next")

    def sleep_after_sentence(self) -> None:
        control("sleep", "sentence")

    def quit(self) -> None:
        self._display.close_window(self._window)


class KeysAlone:
    """A keyboard, and nothing that points."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._window = ""

    def take(self, window: str) -> None:
        self._window = window
        self._display.focus(window)

    def add(self, files: Sequence[Path]) -> None:
        links = "\r\n".join(file.as_uri() for file in files)
        with self._display.copy(links, "text/uri-list"):
            self._display.press("ctrl+v")
            self._display.window(files[0].stem)

    def fit(self, minutes: int) -> None:
        self._display.press("f")
        plan(self._display, minutes)

    def play_pause(self) -> None:
        self._display.press("space")

    def next_article(self) -> None:
        self._display.press("n")

    def sleep_after_sentence(self) -> None:
        self._display.press("z")
        self._display.window("Sleep timer")
        # It begins at the minutes; "more" and "Set" come before the end of the sentence.
        self._display.press("Tab", "Tab", "Tab", "space")

    def quit(self) -> None:
        self._display.press("ctrl+q")


class AssistantAlone:
    """A screen reader or a switch: what AT-SPI tells and lets do, without mouse and keyboard."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def take(self, _window: str) -> None:
        self._assistant.find("", "frame")

    def add(self, files: Sequence[Path]) -> None:
        self._assistant.press("Add files")
        self._assistant.write("File name", " ".join(f'"{file}"' for file in files))
        self._assistant.press("Open")

    def fit(self, minutes: int) -> None:
        self._assistant.press(PLAN)
        self._assistant.press(f"{minutes} minutes")
        self._assistant.press("Start listening")

    def play_pause(self) -> None:
        self._assistant.press("Play")

    def next_article(self) -> None:
        self._assistant.press("Next article")

    def sleep_after_sentence(self) -> None:
        self._assistant.press("Sleep timer")
        self._assistant.press("Sleep at the end: Sentence", "check box")

    def quit(self) -> None:
        self._assistant.press("Menu")
        self._assistant.press("Quit", "menu item")


def plan(display: Display, minutes: int) -> None:
    """Types the minutes, and presses Enter when there is a plan to start."""
    display.focus(display.window(PLAN))
    display.press(*str(minutes))

    def start() -> bool:
        if not display.has_window(PLAN):
            return True
        display.press("Return")
        return False

    wait_for(start, "the plan to start")
