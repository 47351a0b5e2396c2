"""What a new person sees: one large place to drop an article on, and the other ways in."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.ui.buttons import Button, Field
from harken.ui.icons import pixmap
from harken.ui.labels import muted_label
from harken.ui.theme import Theme
from harken.ui.typefaces import reading_font

_EAR_PX = 64
_FIELD_PX = 440
_LOW_PX = 400
"""In a lower page there is no room for the ear."""


class EmptyPage(QWidget):
    """The drop zone; the window itself takes the drops."""

    link_given = Signal(str)
    files_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("emptyPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Drop an article to hear it"))
        # Takes the window's first focus, where no key does harm.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._hovered = False
        self._ear = QLabel()
        self._ear.setFixedSize(QSize(_EAR_PX, _EAR_PX))
        self._ear.setAccessibleName(self.tr("Harken's logo"))
        self._field = Field(self.tr("Link to an article"), "https://…")
        self._field.returnPressed.connect(self._give_link)
        self._build()
        theme.changed.connect(self._draw)
        self._draw()

    def show_hovered(self, hovered: bool) -> None:
        """Something is being dragged over the window."""
        self._hovered = hovered
        self.update()

    def _build(self) -> None:
        title = QLabel(self.tr("Drop an article to hear it"))
        title.setObjectName("emptyTitle")
        # The sheet's size of controls would win over the font.
        title.setStyleSheet("font-size: 26px; font-weight: 700;")
        title.setFont(reading_font(26, bold=True))
        formats = muted_label(
            self.tr(
                "Web pages, PDF, Word, e-books, mail, feeds, text, or a folder of them.\n"
                "Or paste anything with Ctrl+V. Nothing leaves this computer."
            )
        )
        formats.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 16, 32, 16)
        layout.setSpacing(0)
        layout.addStretch(1)
        for widget, gap_px in ((self._ear, 16), (title, 16), (formats, 16)):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(gap_px)
        layout.addLayout(self._link_row())
        layout.addSpacing(12)
        layout.addLayout(self._button_row())
        layout.addStretch(1)

    def _link_row(self) -> QHBoxLayout:
        fetch = Button(self.tr("Fetch"), kind="primary")
        fetch.clicked.connect(self._give_link)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        self._field.setFixedWidth(_FIELD_PX)
        row.addWidget(self._field)
        row.addWidget(fetch)
        row.addStretch(1)
        return row

    def _button_row(self) -> QHBoxLayout:
        choose = Button(self.tr("Choose files…"))
        choose.clicked.connect(self.files_wanted)
        sample = Button(self.tr("Try the sample article"))
        sample.clicked.connect(self.sample_wanted)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(choose)
        row.addWidget(sample)
        row.addStretch(1)
        return row

    def _give_link(self) -> None:
        link = self._field.text().strip()
        if link:
            self._field.clear()
            self.link_given.emit(link)
        else:
            self._field.setFocus()

    def _draw(self) -> None:
        colour = self._theme.colours.accent
        self._ear.setPixmap(pixmap("ear", colour, _EAR_PX))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes room for what can be done."""
        super().resizeEvent(event)
        self._ear.setVisible(event.size().height() >= _LOW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the dashed edge of the drop zone."""
        super().paintEvent(event)
        side = max(16, min(120, self.width() // 10))
        top = max(8, min(40, self.height() // 14))
        zone = QRectF(self.rect()).adjusted(side, top, -side, -top)
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.accent if self._hovered else colours.line), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if self._hovered:
            painter.setBrush(QColor(colours.sentence))
        painter.drawRoundedRect(zone, 16, 16)
