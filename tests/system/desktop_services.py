"""What a desktop has running: a server of notifications (Debian's dunst) and logind (a fake)."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.system.display import Display, wait_for


class Dunst:
    """The notification server, on a display and on the bus of DBUS_SESSION_BUS_ADDRESS.

    Args:
        display: Where it shows notes.
        folder: Where its configuration is: a click is for the note, as on other desktops.
    """

    def __init__(self, display: Display, folder: Path) -> None:
        self._display = display
        configuration = folder / "dunstrc"
        configuration.write_text(
            "[global]\nmouse_left_click = do_action, close_current\n", encoding="utf-8"
        )
        self._dunst = subprocess.Popen(
            ["dunst", "-conf", str(configuration)],
            env={**os.environ, "DISPLAY": display.name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: self._ask("is-paused") == "false", "dunst")

    @property
    def shown(self) -> int:
        """How many notes are on the display."""
        return int(self._ask("count", "displayed"))

    def click(self) -> None:
        """Clicks on the newest note with the mouse."""
        x, y, width, height = self._display.place_of(self._display.window("Dunst"))
        self._display.click(x + width // 2, y + height // 2)

    def history(self) -> list[dict[str, str]]:
        """The notes that were closed, the newest first: "summary", "body" and what else there is.

        Closes those that are shown.
        """
        self._ask("close-all")
        [notes] = json.loads(self._ask("history"))["data"]
        return [{name: str(field["data"]) for name, field in note.items()} for note in notes]

    def close(self) -> None:
        self._dunst.terminate()
        self._dunst.wait()

    def act(self) -> None:
        """Has the newest note's own action done, as a key of the desktop would."""
        self._ask("action")

    def _ask(self, *words: str) -> str:
        done = subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=False)
        return done.stdout.strip()


class FakeLogind:
    """The process of `fake_logind`, on the bus of DBUS_SYSTEM_BUS_ADDRESS."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "logind.txt"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.system.fake_logind"],
                stdout=log,
                cwd=Path(__file__).parents[2],
            )
        self.wait_for("ready")

    def wait_for(self, *said: str) -> None:
        """Waits until it has said this, in this order, and nothing else."""
        wait_for(lambda: self.said == list(said), f"{said}; it said {self.said}")

    @property
    def said(self) -> list[str]:
        """All that it has said."""
        return self._log.read_text(encoding="utf-8").splitlines()

    def stays(self, seconds: float) -> list[str]:
        """What it has said after a while."""
        time.sleep(seconds)
        return self.said

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
