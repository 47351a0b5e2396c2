"""A number between two buttons that make it smaller and bigger."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QWidget

from harken.ui.buttons import Button

_NUMBER_PX = 96


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
        self._number = _Number(usual)
        self.setAccessibleName(name)
        self._number.setAccessibleName(name)
        self._number.setSuffix(f" {unit}")
        self._less = self._button("−", self.tr("Less: {name}").format(name=name), -1)
        self._more = self._button("+", self.tr("More: {name}").format(name=name), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._less, self._number, self._more):
            row.addWidget(part)
        self._number.valueChanged.connect(self.changed)
        self._number.valueChanged.connect(self._show_ends)
        self.setFocusProxy(self._number)
        self._show_ends(self._number.value())

    @property
    def value(self) -> int:
        """What is chosen."""
        return self._number.value()

    def show_value(self, value: int) -> None:
        """Shows a number that was chosen elsewhere; the nearest one where it is out of range."""
        blocked = self._number.blockSignals(True)
        self._number.setValue(value)
        self._number.blockSignals(blocked)
        self._show_ends(self._number.value())

    def _button(self, sign: str, name: str, steps: int) -> Button:
        button = Button(sign, kind="icon", name=name)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self._number.stepBy(steps))
        return button

    def _show_ends(self, value: int) -> None:
        self._less.setEnabled(value > self._number.minimum())
        self._more.setEnabled(value < self._number.maximum())


class _Number(QSpinBox):
    def __init__(self, usual: Sequence[int]) -> None:
        super().__init__()
        self._usual = usual
        self.setRange(usual[0], usual[-1])
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(_NUMBER_PX)
        # Half a number that is being typed is not meant.
        self.setKeyboardTracking(False)
        edit = self.lineEdit()
        assert edit is not None
        edit.setAccessibleName(QCoreApplication.translate("Stepper", "Number"))

    def stepBy(self, steps: int) -> None:  # noqa: N802  Qt's name
        """Goes to the next usual value."""
        self.setValue(stepped(self.value(), self._usual, steps))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to what scrolls: a number must not change by the way."""
        event.ignore()
