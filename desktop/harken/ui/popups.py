"""A small panel over the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QBitmap,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QStyle, QStyleOption, QWidget

EDGE_PX = 8
"""Between a panel and the edges of its window."""
_CORNER_PX = 12


def is_sure_to_blend() -> bool:
    """Whether what is clear in a window shows what is behind it: X11 need not, and does not tell.

    There it would be black.
    """
    return QGuiApplication.platformName() != "xcb"


class Popup(QFrame):
    """A panel at a button, closed by a click elsewhere or Esc."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "popup")
        self._is_cut = not is_sure_to_blend()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._is_cut)
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the ground, round as the style sheet has it; Qt paints none behind glass."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        if self._is_cut:
            painter.fillRect(self.rect(), self.palette().base())
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts off what lies outside the round corners, where it could not be seen through."""
        super().resizeEvent(event)
        if not self._is_cut:
            return
        shape = QBitmap(self.size())
        shape.clear()
        painter = QPainter(shape)
        painter.setBrush(Qt.GlobalColor.color1)
        # A little less round, so that the smooth edge stays whole: under it is paper.
        painter.drawRoundedRect(shape.rect().adjusted(0, 0, -1, -1), _CORNER_PX - 2, _CORNER_PX - 2)
        painter.end()
        self.setMask(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, as Space does."""
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)
