"""A table that is read and chosen from row by row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableWidget

ROW_PX = 38


class RowTable(QTableWidget):
    """Rows that are chosen as a whole; nothing is edited in it.

    Args:
        columns: How many there are.
        scroll_name: The accessible name of the scroll bar.
        least_px: How low it can become.
    """

    delete_wanted = Signal()
    """The chosen row is not wanted any more."""

    def __init__(self, columns: int, scroll_name: str, least_px: int) -> None:
        super().__init__(0, columns)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.verticalScrollBar().setAccessibleName(scroll_name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.setMinimumHeight(least_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete is for the chosen row."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
