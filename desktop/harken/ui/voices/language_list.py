"""The languages that there are voices for, and a field to look for one of them, or for a voice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from harken.ui.buttons import Field
from harken.ui.voices.catalogue import Shelf

WIDTH_PX = 220


class LanguageList(QWidget):
    """One language is always chosen, as long as anything is found."""

    chosen = Signal(object)
    """The `Shelf` of a language, with what is looked for; None where nothing is found."""

    def __init__(self) -> None:
        super().__init__()
        self._shelves: Sequence[Shelf] = ()
        self._found: list[Shelf] = []
        self.field = Field(self.tr("Find a language or a voice"), self.tr("Find"))
        self.list = QListWidget()
        self.list.setObjectName("languages")
        self.list.setAccessibleName(self.tr("Languages"))
        self.list.verticalScrollBar().setAccessibleName(self.tr("Scroll the languages"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.setFixedWidth(WIDTH_PX)
        self.field.textChanged.connect(self._look)
        self.list.currentRowChanged.connect(self._tell)

    @property
    def wanted(self) -> str:
        """What is looked for; empty where nothing is."""
        return self.field.text().strip()

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Offers other voices; the language stays the one that was chosen."""
        self._shelves = shelves
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field, Down goes to the languages."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        row = self.list.currentRow()
        before = self._found[row].language if 0 <= row < len(self._found) else None
        found = (shelf.matching(self.wanted) for shelf in self._shelves)
        self._found = [shelf for shelf in found if shelf is not None]
        self.list.blockSignals(True)
        self.list.clear()
        for shelf in self._found:
            item = QListWidgetItem(shelf.name)
            item.setToolTip(shelf.name)
            self.list.addItem(item)
        languages = [shelf.language for shelf in self._found]
        row = languages.index(before) if before in languages else 0
        self.list.setCurrentRow(row if languages else -1)
        self.list.blockSignals(False)
        self._tell(self.list.currentRow())

    def _tell(self, row: int) -> None:
        self.chosen.emit(self._found[row] if 0 <= row < len(self._found) else None)
