"""Opens the window with a source, waits until the summary is there, and closes it again.

Prints the window's title and which of the named modules its process has imported by then.
Arguments: the modules, parted by spaces, the source, and "hidden" for a window that is hidden then.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from harken import app
from harken.ui import display
from harken.ui.reading_page import ReadingPage
from harken.ui.window import Window


def main() -> int:
    """Runs the program."""
    modules, source = set(sys.argv[1].split()), sys.argv[2]

    def close_once_all_is_there() -> None:
        for window in QApplication.topLevelWidgets():
            page = window.findChild(ReadingPage)
            if isinstance(window, Window) and page is not None and page.shows_summary:
                print(window.windowTitle(), "|", *sorted(modules & set(sys.modules)))
                window.setHidden("hidden" in sys.argv[3:])
                window.close()
                return
        QTimer.singleShot(20, close_once_all_is_there)

    opened = display.open_application

    def open_application() -> QApplication:
        made = opened()
        QTimer.singleShot(0, close_once_all_is_there)
        return made

    display.open_application = open_application
    return app.open_window([source])


if __name__ == "__main__":
    sys.exit(main())
