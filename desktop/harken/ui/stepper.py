"""A number between two buttons that make it smaller and bigger."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from harken.ui.buttons import Button

_NUMBER_PX, _HEIGHT_PX = 96, 44
_CORNER_PX = 8


def stepped(value: int, usual: Sequence[int], steps: int) -> int:
    """The value so many steps further among the `usual` ones, which rise."""
    for _ in range(steps):
        value = next((one for one in usual if one > value), value)
    for _ in range(-steps):
        value = next((one for one in reversed(usual) if one < value), value)
    return value


class Stepper(QWidget):
    """A number to choose: by its buttons, by the arrow keys, or typed.

    Args:
        name: The accessible name.
        usual: The values that the steps go to, rising; those between can be typed.
        unit: What stands behind the number.
    """

    changed = Signal(int)
    """The person chose a number."""

    def __init__(self, name: str, usual: Sequence[int], unit: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # The order of making is that of Tab in a dialog.
        self._less = self._button("−", self.tr("Less: {name}").format(name=name), -1)
        self.number = _Number(name, usual)
        self.number.setSuffix(f" {unit}")
        self._more = self._button("+", self.tr("More: {name}").format(name=name), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._less, self.number, self._more):
            row.addWidget(part)
        self.number.valueChanged.connect(self.changed)
        self.number.valueChanged.connect(self._show_ends)
        self._show_ends(self.number.value())

    @property
    def value(self) -> int:
        """What is chosen."""
        return self.number.value()

    def show_value(self, value: int) -> None:
        """Shows a number that was chosen elsewhere; the nearest one where it is out of range."""
        blocked = self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(blocked)
        self._show_ends(self.number.value())

    def _button(self, sign: str, name: str, steps: int) -> Button:
        button = Button(sign, kind="icon", name=name)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self.number.stepBy(steps))
        return button

    def _show_ends(self, value: int) -> None:
        self._less.setEnabled(value > self.number.minimum())
        self._more.setEnabled(value < self.number.maximum())


class _Number(QSpinBox):
    def __init__(self, name: str, usual: Sequence[int]) -> None:
        super().__init__()
        self._usual = usual
        self.setAccessibleName(name)
        self.setRange(usual[0], usual[-1])
        self.setFrame(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFixedSize(_NUMBER_PX, _HEIGHT_PX)
        # Half a number that is being typed is not meant.
        self.setKeyboardTracking(False)
        self.setLineEdit(_Line())
        self.lineEdit().setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def stepBy(self, steps: int) -> None:  # noqa: N802  Qt's name
        """Goes to the next usual value."""
        self.setValue(stepped(self.value(), self._usual, steps))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to what scrolls: a number must not change by the way."""
        event.ignore()


class _Line(QLineEdit):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the outline: with a style sheet's, a spin box leaves its number no room."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, width_px = self.palette(), 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(palette.accent() if self.hasFocus() else palette.mid(), width_px))
        half = width_px / 2
        outline = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(outline, _CORNER_PX, _CORNER_PX)
        painter.end()
