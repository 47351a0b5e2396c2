"""Looks on from inside while Harken starts, drops an article on it, and notes when it is seen."""

import json
import time

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser, QWidget

from harken.paths import sample_article

DROP_AT = QPoint(300, 300)
MANY_CHARACTERS = 1000


class Onlooker(QObject):
    """Sees the paintings that are waited for, and as few other events as it can: each costs time.

    Args:
        app: The program's application.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__()
        self._app = app
        self._moments: list[float] = []
        # Arrives when the event loop begins: the window is there then, and not painted yet.
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def event(self, event: QEvent) -> bool:
        """Begins to look on."""
        if event.type() is QEvent.Type.User:
            page = main_window().findChild(QWidget, "importingPage")
            for widget in (main_window().centralWidget(), page):
                assert widget is not None
                widget.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a painting that was waited for; lets every event pass."""
        if event.type() is QEvent.Type.Paint and self._awaited(watched):
            # The picture is on its way to the screen once this event is done with.
            QTimer.singleShot(0, self._reached)
        return False

    def _awaited(self, painted: QObject) -> bool:
        match len(self._moments):
            case 0:
                return painted is main_window().centralWidget()
            case 1:
                return painted.objectName() == "importingPage"
            case _:
                view = painted.parent()
                return (
                    isinstance(view, QTextBrowser)
                    and view.document().characterCount() > MANY_CHARACTERS
                )

    def _reached(self) -> None:
        self._moments.append(time.monotonic())
        match len(self._moments):
            case 1:
                drop(main_window())
            case 2:
                self._app.installEventFilter(self)
            case 3:
                self._app.removeEventFilter(self)
                print(json.dumps(self._moments), flush=True)
                main_window().close()


def main_window() -> QMainWindow:
    """The program's window."""
    return next(it for it in QApplication.topLevelWidgets() if isinstance(it, QMainWindow))


def drop(window: QWidget) -> None:
    """Drops the sample article on the window, as a file manager would."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_article()))])
    rest = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(window, QDragEnterEvent(DROP_AT, *rest))
    QCoreApplication.sendEvent(window, QDropEvent(QPointF(DROP_AT), *rest))
