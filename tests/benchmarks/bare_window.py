"""The bare thing: a PySide6 window with one label; prints when it had been painted."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Bare(QLabel):
    """A label that ends the program once it is on the screen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints, and prints the time once the event loop has sent the picture off."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        print([time.monotonic()], flush=True)
        QApplication.quit()


def main() -> None:
    """Shows the window for one painting."""
    app = QApplication([])
    window = Bare("Drop an article here")
    window.resize(1100, 760)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
