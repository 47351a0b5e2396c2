"""Another program to drag from: a window that offers a file, a link or a selection when pulled.

Run as a process of its own. It offers to copy or to move, as file managers and browsers do, and
prints which of the two the target chose: a target that says "move" loses the person's file.
"""

import argparse
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "Something to drag"


class Source(QLabel):
    """A label that can be dragged away."""

    def __init__(self, offer: argparse.Namespace) -> None:
        super().__init__("drag me")
        self._offer = offer
        self.setWindowTitle(TITLE)
        self.resize(200, 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where the pull began."""
        self._start = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begins the drag once the mouse has moved far enough."""
        if (event.position() - self._start).manhattanLength() < QApplication.startDragDistance():
            return
        drag = QDrag(self)
        drag.setMimeData(self._data())
        taken_as = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)
        print(taken_as.name, flush=True)

    def _data(self) -> QMimeData:
        data = QMimeData()
        if self._offer.file:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._offer.file])
        if self._offer.link:
            # As browsers do: the address also as plain text.
            data.setUrls([QUrl(self._offer.link)])
            data.setText(self._offer.link)
        if self._offer.html:
            data.setHtml(self._offer.html)
        if self._offer.text:
            data.setText(self._offer.text)
        return data


def main() -> None:
    """Shows the window until the process is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--file", type=Path, action="append")
    parser.add_argument("--link")
    parser.add_argument("--text")
    parser.add_argument("--html")
    offer = parser.parse_args()
    app = QApplication([])
    source = Source(offer)
    source.show()
    app.exec()


if __name__ == "__main__":
    main()
