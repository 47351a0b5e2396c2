"""A small panel over the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

EDGE_PX = 8
"""Between a panel and the edges of its window."""


class Popup(QFrame):
    """A panel at a button, closed by a click elsewhere or Esc."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "popup")
        self.setAccessibleName(name)
        self.setWindowTitle(name)

    def rise_from(self, button: QWidget) -> None:
        """Shows itself over `button`, inside the window."""
        self.adjustSize()
        start_px = button.width() - self.width() if self.isRightToLeft() else 0
        top = button.mapToGlobal(QPoint(start_px, 0))
        window = button.window()
        left = window.mapToGlobal(QPoint(EDGE_PX, 0)).x()
        right = window.mapToGlobal(QPoint(window.width(), 0)).x() - EDGE_PX
        x = max(left, min(top.x(), right - self.width()))
        self.move(x, top.y() - self.height() - 8)
        self.show()

    def drop_from(self, button: QWidget) -> None:
        """Shows itself under `button`, inside the window as far as it fits."""
        self.adjustSize()
        window = button.window()
        first = window.mapToGlobal(QPoint(EDGE_PX, EDGE_PX))
        last = window.mapToGlobal(QPoint(window.width() - EDGE_PX, window.height() - EDGE_PX))
        last -= QPoint(self.width(), self.height())
        start_px = button.width() - self.width() if self.isRightToLeft() else 0
        below = button.mapToGlobal(QPoint(start_px, button.height() + 4))
        x = max(first.x(), min(below.x(), last.x()))
        y = max(first.y(), min(below.y(), last.y()))
        self.move(x, y)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, as Space does."""
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)
