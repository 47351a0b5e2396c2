"""The icon in a real tray (trayer), and what closing the window means with it and without."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.paths import sample_article
from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import PulseServer

TITLE = "Harbour"


class TrayHost:
    """A panel with a tray, as a small desktop has one."""

    def __init__(self, display: Display) -> None:
        self._environment = display.environment
        self._process = subprocess.Popen(
            ["trayer", "--edge", "bottom", "--widthtype", "request", "--height", "24"],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: "panel" in self._windows("-root"), "the tray")

    def has_icon(self) -> bool:
        """Whether Harken's icon is in the panel."""
        return '"harken"' in self._windows("-name", "panel")

    def close(self) -> None:
        """Takes the tray away; it may be gone already."""
        self._process.terminate()
        self._process.wait()

    def _windows(self, *of: str) -> str:
        done = subprocess.run(
            ["xwininfo", "-tree", *of],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return done.stdout


@pytest.fixture
def tray(display: Display) -> Iterator[TrayHost]:
    host = TrayHost(display)
    yield host
    host.close()


@pytest.fixture
def program(display: Display, loudspeaker: PulseServer) -> Iterator[Program]:
    """Harken with an article, wished to stay in the tray while it plays."""
    settings = Path(os.environ["XDG_CONFIG_HOME"], "harken", "settings.json")
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"close_to_tray": True}), encoding="utf-8")
    program = Program(display, sample_article())
    yield program
    program.clean_up()


def test_it_stays_in_a_tray_and_comes_back_and_ends_where_there_is_none(
    display: Display, tray: TrayHost, program: Program
) -> None:
    window = program.window(TITLE)
    wait_for(tray.has_icon, "the icon in the tray")
    display.focus(window)
    display.press("space")
    display.close_window(window)
    wait_for(lambda: not display.has_window(TITLE), "the window to be hidden")
    assert tray.has_icon()
    assert not program.has_ended
    tray.close()
    window = program.window(TITLE)
    display.close_window(window)
    assert program.end()[0] == 0
