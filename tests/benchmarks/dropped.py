"""Harken from its start to a dropped article on the screen.

A program of its own; runs the real one from its beginning, as `harken` does. Prints, as JSON, when
the window had been painted, when what was dropped on it just then was shown as being read, and
when the article was on the screen.
"""

import sys
import threading
import time
from typing import TYPE_CHECKING

from harken.app import open_window

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

WATCH_S = 0.001


def main() -> None:
    """Opens the window; another thread waits for the application and then has it looked at."""
    onlookers: list[object] = []
    threading.Thread(target=_look_on, args=[onlookers], daemon=True).start()
    sys.exit(open_window([]))


def _look_on(onlookers: list[object]) -> None:
    # Nothing of Qt is imported before: that Harken does so in its own time is what is measured.
    while (app := _application()) is None:
        time.sleep(WATCH_S)
    from tests.benchmarks.onlooker import Onlooker

    onlookers.append(Onlooker(app))


def _application() -> "QCoreApplication | None":
    core = sys.modules.get("PySide6.QtCore")
    kind: type[QCoreApplication] | None = getattr(core, "QCoreApplication", None)
    return None if kind is None else kind.instance()


if __name__ == "__main__":
    main()
