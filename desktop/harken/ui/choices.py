"""Boxes to tick and lists to choose from, each with a name."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QStyle,
    QStyleOptionButton,
)

from harken.ui.icons import pixmap

_MARK_PX = 16
_NAMES_PX = 144
_WIDEST_PX = 400


class Tick(QCheckBox):
    """A box to tick.

    Args:
        text: What is chosen.
        hint: More about it, as a tool tip and for a screen reader.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the mark, which a style sheet could not colour."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            element = QStyle.SubElement.SE_CheckBoxIndicator
            box = self.style().subElementRect(element, option, self)
            mark = pixmap("check", self.palette().highlightedText().color().name(), _MARK_PX)
            painter = QPainter(self)
            painter.drawPixmap(box.center() - QPoint(_MARK_PX // 2 - 1, _MARK_PX // 2 - 1), mark)
            painter.end()


class Choice(QComboBox):
    """A list that drops down.

    Args:
        name: The accessible name.
        entries: What each value is called, and the value.
    """

    def __init__(self, name: str, entries: Iterable[tuple[str, str | None]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # On Linux, Qt calls a list by what is chosen; this is what a screen reader says then.
        self.setAccessibleDescription(name)
        self.view().setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for text, value in entries:
            self.addItem(text, value)

    def choose(self, value: str | None) -> None:
        """Chooses a value; one that is not there changes nothing."""
        place = self.findData(value)
        if place >= 0:
            self.setCurrentIndex(place)

    @property
    def value(self) -> str | None:
        """What is chosen."""
        value: str | None = self.currentData()
        return value

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the arrow, which a style sheet could not colour."""
        super().paintEvent(event)
        arrow = pixmap("down", self.palette().windowText().color().name(), _MARK_PX)
        painter = QPainter(self)
        end_px = 12 if self.isRightToLeft() else self.width() - _MARK_PX - 12
        painter.drawPixmap(end_px, (self.height() - _MARK_PX) // 2, arrow)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to what scrolls: a choice must not change by the way."""
        event.ignore()


def choices_in_rows(choices: Iterable[Choice]) -> QGridLayout:
    """Choices under each other, with their names before them."""
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    for row, choice in enumerate(choices):
        choice.setMaximumWidth(_WIDEST_PX)
        label = QLabel(choice.accessibleName())
        label.setBuddy(choice)
        grid.addWidget(label, row, 0)
        grid.addWidget(choice, row, 1)
    grid.setColumnMinimumWidth(0, _NAMES_PX)
    grid.setColumnStretch(1, 1)
    return grid
