"""Harken from its start to a dropped article on the screen.

A program of its own; runs the real one from its beginning, as `harken` does. Prints, as JSON, when
the window had been painted, when what was dropped on it just then was shown as being read, and
when the article was on the screen.
"""

import sys
from typing import TYPE_CHECKING

from harken.app import open_window

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_onlookers: list[object] = []


def main() -> None:
    """Opens the window; it is looked at from the first import after the application was made."""
    sys.addaudithook(_look_on)
    sys.exit(open_window([]))


def _look_on(event: str, _: object) -> None:
    # Nothing of Qt is imported before: that Harken does so in its own time is what is measured.
    if event == "import" and not _onlookers and (app := _application()) is not None:
        _onlookers.append("coming")  # its own imports are not to call it again
        from tests.benchmarks.onlooker import Onlooker

        _onlookers.append(Onlooker(app))


def _application() -> "QCoreApplication | None":
    core = sys.modules.get("PySide6.QtCore")
    kind: type[QCoreApplication] | None = getattr(core, "QCoreApplication", None)
    return None if kind is None else kind.instance()


if __name__ == "__main__":
    main()
