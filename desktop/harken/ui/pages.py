"""Pages, one of them seen, beside the list of their names."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QWidget

_NAMES_PX = 152


class Pages(QWidget):
    """The arrow keys go from page to page in the list, Ctrl+Tab from anywhere in the window.

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
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(lambda step=step: self._turn_by(step))
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

    def _turn_by(self, step: int) -> None:
        # Where the page was that is not seen any more, there is no place for the keyboard.
        self._names.setFocus()
        self._names.setCurrentRow((self._names.currentRow() + step) % self._names.count())
