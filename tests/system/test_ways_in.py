"""Each way in, with a real mouse and a real clipboard: the article is shown, nothing is lost."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.system import drag_source
from tests.system.display import Display
from tests.system.pictures import share_changed_in_middle
from tests.system.program import Program
from tests.system.sound import PulseServer

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Tides</title></head><body><article>
<h1>What the tide leaves</h1>
<p>The tide came in over the mud before anyone had finished counting the boats, and it stayed for
longer than the almanac had said it would.</p>
<p>A pump that had stood idle for eleven years was started again on a Tuesday, and by the evening
the old lock held as much water as the engineers had promised the council.</p>
</article></body></html>"""

SOURCE_AT = (20, 40)
WINDOW_AT = (330, 60)
DROP_AT = (760, 420)


@pytest.fixture
def window(display: Display, loudspeaker: PulseServer) -> Iterator[str]:
    """The program's empty window, on the right of the screen."""
    program = Program(display)
    window = program.window("Harken")
    display.place(window, *WINDOW_AT, 900, 700)
    yield window
    program.clean_up()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "saved pages"
    folder.mkdir()
    page = folder / "my article é.html"
    page.write_text(PAGE, encoding="utf-8")
    return page


@pytest.fixture
def site(page: Path) -> Iterator[str]:
    """A web server on this computer; the article's address."""
    handler = partial(SilentHandler, directory=str(page.parent))
    page.rename(page.with_name("tides.html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/tides.html"
        server.shutdown()
        thread.join()


class SilentHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def dragged_in(display: Display, *offer: str) -> Iterator[str]:
    """Drags what another program offers into the window; what that program was told.

    The program lives on until the test has seen what came of it: its last message to the window
    may still be on its way when it prints what it was told.
    """
    command = [sys.executable, "-m", "tests.system.drag_source", *offer]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as source:
        try:
            display.place(display.window(drag_source.TITLE), *SOURCE_AT, 200, 120)
            display.drag((SOURCE_AT[0] + 80, SOURCE_AT[1] + 60), DROP_AT)
            assert source.stdout is not None
            yield source.stdout.readline().strip()
        finally:
            source.kill()


def assert_shown(display: Display, window: str, title: str, before: Path) -> None:
    """The window bears the article's title, and its text is to be seen."""
    after = before.with_name("after.png")
    try:
        display.window(title)
    finally:
        display.picture(window, after)
    assert share_changed_in_middle(before, after) > 0.02


@pytest.fixture
def before(display: Display, window: str, tmp_path: Path) -> Path:
    """A picture of the empty window."""
    return display.picture(window, tmp_path / "before.png")


def test_a_file_from_another_program(
    display: Display, window: str, before: Path, page: Path
) -> None:
    with dragged_in(display, "--file", str(page)) as taken_as:
        assert taken_as == "CopyAction", "a program that hears of a move deletes the person's file"
        assert_shown(display, window, "What the tide leaves", before)
    assert page.exists()


def test_a_link_from_a_browser(display: Display, window: str, before: Path, site: str) -> None:
    with dragged_in(display, "--link", site) as taken_as:
        assert taken_as == "CopyAction"
        assert_shown(display, window, "What the tide leaves", before)


def test_a_selection_from_a_browser(display: Display, window: str, before: Path) -> None:
    plain = "The tide came in.\n\nA pump was started again on a Tuesday."
    html = "<h2>The pump of Saltmere</h2><p>The tide came in.</p><p>A <b>pump</b> was started.</p>"
    with dragged_in(display, "--text", plain, "--html", html) as taken_as:
        assert taken_as == "CopyAction"
        assert_shown(display, window, "The pump of Saltmere", before)


def test_a_file_from_the_file_manager(
    display: Display, window: str, before: Path, page: Path
) -> None:
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "pcmanfm" / "default" / "pcmanfm.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text("[ui]\nside_pane_mode=hidden;places\nshow_statusbar=0\n")
    command = ["pcmanfm", "--no-desktop", str(page.parent)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as manager:
        try:
            display.place(display.window(page.parent.name), *SOURCE_AT, 280, 300)
            first_icon = (SOURCE_AT[0] + 55, SOURCE_AT[1] + 120)
            display.drag(first_icon, DROP_AT)
            assert_shown(display, window, "What the tide leaves", before)
        finally:
            manager.kill()
    assert page.exists()


@pytest.mark.parametrize(
    ("target", "copied", "title"),
    [
        ("UTF8_STRING", "A letter from the harbour\n\nThe tide came in. It stayed.", "A letter"),
        ("text/html", "<h1>Copied from a page</h1><p>The tide came in. It stayed.</p>", "Copied"),
    ],
)
def test_the_clipboard(
    display: Display, window: str, before: Path, target: str, copied: str, title: str
) -> None:
    with display.copy(copied, target):
        display.focus(window)
        display.press("ctrl+v")
        assert_shown(display, window, title, before)
