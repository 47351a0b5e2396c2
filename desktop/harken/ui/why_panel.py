"""The panel that says why a sentence is in the summary."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from harken.ui.labels import muted_label
from harken.ui.popups import Popup
from harken.ui.why import Why

_WIDTH_PX = 412
_BAR_PX = 120
_GAP_PX = 8
"""To the sentence, and to the window's edge."""
_CLOSING = {
    Qt.Key.Key_W, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}  # fmt: skip
"""Besides Esc: there is nothing in the panel that these keys could act on."""


class WhyPanel(Popup):
    """Rank, method, and a bar for each reason.

    Args:
        parent: The window that it stays in.
        why: What it tells.
    """

    def __init__(self, parent: QWidget, why: Why) -> None:
        super().__init__(parent, why.told)
        self._window = parent.window()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rank = QLabel(why.rank)
        rank.setProperty("role", "strong")
        outcome = muted_label(why.outcome)
        for label in (rank, outcome):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(muted_label(self.tr("Why this sentence"), "overline"))
        layout.addWidget(rank)
        if why.shares:
            layout.addLayout(self._bars(why))
        layout.addWidget(outcome)
        self.setFixedWidth(_WIDTH_PX)

    def open_beside(self, sentence: QRect) -> None:
        """Shows itself under a rectangle of the screen, or over it, inside the window."""
        # A first guess leaves room for texts that turn out to need fewer lines.
        self.resize(_WIDTH_PX, self.heightForWidth(_WIDTH_PX))
        window = self._window
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        room.adjust(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
        y = sentence.bottom() + _GAP_PX
        if y + self.height() > room.bottom():
            y = sentence.top() - _GAP_PX - self.height()
        x = sentence.left()
        if self.isRightToLeft():
            x = sentence.right() - self.width()
        self.move(
            max(room.left(), min(x, room.right() - self.width())),
            max(room.top(), min(y, room.bottom() - self.height())),
        )
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes itself where a key would otherwise do nothing."""
        if event.key() in _CLOSING:
            self.close()
        else:
            super().keyPressEvent(event)

    def _bars(self, why: Why) -> QGridLayout:
        bars = QGridLayout()
        bars.setHorizontalSpacing(12)
        bars.setVerticalSpacing(6)
        bars.setColumnStretch(0, 1)
        for row, (name, share) in enumerate(why.shares):
            percent = round(100 * share)
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setFixedWidth(_BAR_PX)
            bar.setValue(percent)
            bar.setAccessibleName(name)
            figure = muted_label(f"{percent} %")
            figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            label = QLabel(name)
            label.setWordWrap(True)
            for column, widget in enumerate((label, bar, figure)):
                bars.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        return bars
