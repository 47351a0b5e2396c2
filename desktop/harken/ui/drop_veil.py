"""Shows, over everything, that what is being dragged can be dropped."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from harken.ui.theme import Theme
from harken.ui.typefaces import reading_font


class DropVeil(QWidget):
    """A veil over the window while a drag is over it; lets every event through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to add"))
        self.hide()

    def cover(self) -> None:
        """Lays itself over its parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the veil, its dashed edge and the words."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.paper)
        ground.setAlphaF(0.88)
        painter.fillRect(event.rect(), ground)
        zone = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        pen = QPen(QColor(colours.accent), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.sentence))
        painter.drawRoundedRect(zone, 16, 16)
        painter.setFont(reading_font(26, bold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(zone, Qt.AlignmentFlag.AlignCenter, self.tr("Drop to add"))
