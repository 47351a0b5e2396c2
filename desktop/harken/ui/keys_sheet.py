"""The sheet of keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from harken.ui.buttons import Button
from harken.ui.doing import Doing
from harken.ui.doing_names import doing_names
from harken.ui.keymap import Keymap
from harken.ui.keys import KEYS
from harken.ui.labels import muted_label
from harken.ui.sheet_size import resize_within

_LEAST_ROWS_PX = 120
"""Of more, the rest is scrolled to."""


class KeysSheet(QDialog):
    """All keys and what they do, in two columns."""

    def __init__(self, parent: QWidget, keymap: Keymap) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys_by_name = {name: keymap.shown(doing) for doing, name in _names().items()}
        shown = [(keys, name) for name, keys in keys_by_name.items() if keys]
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        half = (len(shown) + 1) // 2
        for place, (keys, name) in enumerate(shown):
            column, row = divmod(place, half)
            pressed = QLabel(keys)
            pressed.setProperty("role", "strong")
            grid.addWidget(pressed, row, 2 * column)
            grid.addWidget(QLabel(name), row, 2 * column + 1)
        table = QWidget()
        table.setLayout(grid)
        grid.setContentsMargins(0, 0, 14, 0)
        scrolled = QScrollArea()
        scrolled.setWidget(table)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setAccessibleName(self.tr("Keys"))
        scrolled.verticalScrollBar().setAccessibleName(self.tr("Scroll the keys"))
        size = table.sizeHint()
        scrolled.setMinimumWidth(size.width())
        scrolled.setMinimumHeight(_LEAST_ROWS_PX)
        note = self.tr("Keyboards and headsets with media keys work too.")
        close = Button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 24)
        layout.setSpacing(16)
        foot = QHBoxLayout()
        foot.addWidget(muted_label(note), 1)
        foot.addWidget(close)
        layout.addWidget(scrolled)
        layout.addLayout(foot)
        others_px = layout.sizeHint().height() - scrolled.sizeHint().height()
        resize_within(self, layout.sizeHint().width(), size.height() + others_px)


def _names() -> dict[Doing, str]:
    """All there is to do, in the order of the table of keys."""
    names = doing_names()
    return {key.doing: names[key.doing] for key in KEYS}
