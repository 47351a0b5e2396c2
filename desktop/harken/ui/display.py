"""Opens the way to the screen. Where there is none, Qt would abort; here it is told in words."""

import os
import sys
from typing import NoReturn

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

EXIT_STATUS = 2
_REMARKS = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false"
"""What Qt says of itself at every start: of no use to the person in the terminal."""
_LAST_WORDS = "could not connect to display"


def open_application() -> QApplication:
    """The application object; ends the process with status 2 where no window can be opened."""
    said: list[str] = []

    def listen(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            _give_up(said, text)
        said.append(text)

    # A person's own QT_LOGGING_RULES count for more.
    QLoggingCategory.setFilterRules(_REMARKS)
    before = qInstallMessageHandler(listen)
    app = QApplication(["harken"])
    qInstallMessageHandler(before)
    for text in said:
        print(text, file=sys.stderr)
    return app


def _give_up(said: list[str], last: str) -> NoReturn:
    no_display = any(_LAST_WORDS in text for text in (*said, last))
    why = "this session has no display that answers" if no_display else last.partition("\n")[0]
    sys.stderr.write(
        f"harken: Cannot open the window: {why}.\n"
        "In the terminal, try `harken summary SOURCE` or `harken --help`.\n"
    )
    sys.stderr.flush()
    # Qt aborts as soon as this returns.
    os._exit(EXIT_STATUS)
