"""Labels that give way: they end in an ellipsis where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_ABOVE_HEADING_PX = 10
"""Besides what is between all lines."""


def muted_label(text: str = "", role: str = "muted") -> QLabel:
    """A plain label in one of the style sheet's roles."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def heading_label(text: str) -> QLabel:
    """Heads a part of a page: nearer to what it is about than to what is above it."""
    heading = muted_label(text, "overline")
    heading.setContentsMargins(0, _ABOVE_HEADING_PX, 0, 0)
    return heading


def stand_at_the_start(label: QLabel) -> None:
    """Has a label begin where its window's lines do, whichever way its own words run."""
    start = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute)


def show_hint(label: QLabel, text: str, *, wrong: bool) -> None:
    """Says `text`, in the colour of errors where something is wrong."""
    label.setText(text)
    if label.property("wrong") != wrong:
        label.setProperty("wrong", wrong)
        label.style().unpolish(label)
        label.style().polish(label)


class ElidedLabel(QLabel):
    """One line that is cut with an ellipsis; the whole is its tool tip and accessible name.

    Args:
        role: A role of the style sheet.
        cut: Where the ellipsis goes: the end, or the middle, for a path ends in what matters.
    """

    def __init__(self, role: str = "", cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self._cut = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Shows `text`, or as much of it as there is room for."""
        if text != self._whole:
            self._whole = " ".join(text.split())
            self.setAccessibleName(self._whole)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the text anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the whole text wants to be."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 4, metrics.height())

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._cut, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
