"""Keeps Qt's media backend out of the process: films need it, bare sound does not."""

import sys

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtMultimedia import QMediaDevices

_EXPECTED = "No QtMultimedia backends found"


def leave_out_media_backend() -> None:
    """Has Qt settle for having no media backend. Main thread only, before any sound.

    The backend is FFmpeg with half of Qt Quick: 11 MB, and a tenth of a second of a thread, for
    players and cameras. Without one Qt keeps what Harken uses, as it says itself: sinks, sources
    and the list of devices. There is no setting for that, but Qt looks for a backend once only; it
    finds none where it has no folders to look in. Tried on Linux; elsewhere nothing is changed.
    """
    if not sys.platform.startswith("linux"):
        return
    folders = QCoreApplication.libraryPaths()
    before = qInstallMessageHandler(_tell)
    QCoreApplication.setLibraryPaths([])
    try:
        # Cameras are the backend's matter, so this asks for it and for nothing of the sound's.
        QMediaDevices.videoInputs()
    finally:
        QCoreApplication.setLibraryPaths(folders)
        qInstallMessageHandler(before)


def _tell(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if not text.startswith(_EXPECTED):
        print(text, file=sys.stderr)
