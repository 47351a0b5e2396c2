"""Pages and dialogs that are seldom seen: what they say on AT-SPI, and how Tab goes through."""

import socket
from collections.abc import Iterator

import pytest

from harken.library.library import Library
from harken.paths import library_path
from tests.library.texts import made_up
from tests.system.assistive import Assistant, Node
from tests.system.assistive_faults import faults, tab_faults, tab_round
from tests.system.display import Display, wait_for
from tests.system.program import Program

WINDOWS = {"frame", "dialog"}
SETTINGS = {
    "reading": "Read code aloud",
    "look": "Typeface",
    "pronunciation": "Your pronunciations",
    "listening": "One press",
    "keys": "Keys of one character",
    "by voice": "Microphone",
    "history": "Remember what I listened to",
}
"""The pages in their order, and what only one of them has."""


class Seen:
    """One program's windows, and all that was found wrong with them."""

    def __init__(self, display: Display, assistant: Assistant) -> None:
        self._display = display
        self._assistant = assistant
        self.wrong: dict[str, list[str]] = {}

    def check(self, page: str, mark: str, *, window: str) -> None:
        """Looks at a window, and goes round it by Tab.

        Args:
            page: What to call it when something is wrong.
            mark: The name of something by which one knows that it is there.
            window: What the name of its window begins with.
        """
        shown = wait_for(lambda: self._shown(window, mark), mark)
        stops = tab_round(self._display, self._assistant)
        wrong = faults(shown) + tab_faults(stops, shown)
        if wrong:
            self.wrong[page] = wrong

    def _shown(self, window: str, mark: str) -> list[Node]:
        """What is in a window as soon as the mark is there: the last one that is called so."""
        nodes = self._assistant.look()
        windows = [node.number for node in nodes if node.role in WINDOWS]
        named = [number for number in windows if nodes[number].name.startswith(window)]
        if not named:
            return []
        end = min((number for number in windows if number > named[-1]), default=len(nodes))
        shown = nodes[named[-1] : end]
        return shown if any(node.name.startswith(mark) for node in shown) else []


@pytest.fixture
def site() -> Iterator[str]:
    """A link to a page that does not come."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.fixture
def damaged_library() -> None:
    path = library_path()
    path.parent.mkdir(parents=True)
    library = Library(path)
    library.add(made_up(1), 1.0)
    library.close()
    pages = bytearray(path.read_bytes())
    pages[4096:] = b"\xff" * len(pages[4096:])
    path.write_bytes(pages)


@pytest.mark.usefixtures("damaged_library")
def test_the_first_pages(display: Display, assistant: Assistant, site: str) -> None:
    program = Program(display, site)
    seen = Seen(display, assistant)
    try:
        display.focus(program.window("Harken"))
        assistant.find("The library is damaged", "label")
        assistant.find("Voice: English", "push button")
        # From here on nothing moves by itself.
        seen.check("importing", "Reading http", window="Harken")
        assistant.press("Cancel")
        seen.check("empty", "Link to an article", window="Harken")
        assistant.press("Try the sample article")
        assistant.find("Tune the summary", "push button")
        display.press("ctrl+s")
        seen.check("saving audio", "Save", window="Save as audio")
        display.press("Escape")
        display.press("m")
        display.window("^The harbour that learned to breathe.*small player$")
        seen.check("small player", "Show the whole window", window="The harbour that learned")
        assert seen.wrong == {}
    finally:
        program.clean_up()


def test_the_settings(display: Display, assistant: Assistant) -> None:
    program = Program(display)
    seen = Seen(display, assistant)
    try:
        display.focus(program.window("Harken"))
        display.press("ctrl+comma")
        display.focus(display.window("Settings"))
        for page, mark in SETTINGS.items():
            seen.check(page, mark, window="Settings")
            display.press("ctrl+Tab")
        assert seen.wrong == {}
    finally:
        program.clean_up()
