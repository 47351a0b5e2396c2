"""Pages, one of them seen, beside the list of their names."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QWidget

_NAMES_PX = 152


class Pages(QWidget):
    """The arrow keys go from page to page in the list, Ctrl+Tab from anywhere.

    Args:
        name: The accessible name of the list.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._names = QListWidget()
        self._names.setObjectName("pages")
        self._names.setAccessibleName(name)
        self._names.setFixedWidth(_NAMES_PX)
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names.verticalScrollBar().setAccessibleName(self.tr("Scroll the names of the pages"))
        self._pages = QStackedWidget()
        self._names.currentRowChanged.connect(self._pages.setCurrentIndex)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._names)
        layout.addWidget(self._pages, 1)

    def add(self, page: QWidget, name: str) -> None:
        """Puts another page behind those that are there."""
        self._pages.addWidget(page)
        self._names.addItem(name)
        if self._names.currentRow() < 0:
            self._names.setCurrentRow(0)

    def turn_to(self, page: QWidget) -> None:
        """Shows one of the pages."""
        self._names.setCurrentRow(self._pages.indexOf(page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab turns to the next page, with Shift to the one before."""
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
        if steps is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        # Where the page was that is not seen any more, there is no place for the keyboard.
        self._names.setFocus()
        self._names.setCurrentRow((self._names.currentRow() + steps) % self._names.count())
