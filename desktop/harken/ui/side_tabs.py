"""Which of the side's two lists is shown where there is room for one only."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from harken.ui.buttons import Button


class SideTabs(QWidget):
    """A row of buttons, one of which is pressed.

    Args:
        names: What the lists are called, the upper one first.
    """

    chosen = Signal(int)
    """Which list the person wants to see, counted from 0."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.buttons = tuple(Button(name, kind="tab") for name in names)
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            group.addButton(button, place)
            layout.addWidget(button, 1)
        group.idClicked.connect(self.chosen)

    def show_chosen(self, place: int) -> None:
        """Picks out the list that is shown."""
        self.buttons[place].setChecked(True)
