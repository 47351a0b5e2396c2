"""The person's own pronunciations as a table, to add to, change and delete from."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from harken.speech.pronunciation import Pronunciation, why_unusable
from harken.ui.buttons import Button
from harken.ui.languages import language_name
from harken.ui.pronunciation_dialog import PronunciationDialog
from harken.ui.row_table import ROW_PX, RowTable

_LEAST_ROWS = 2


class PronunciationTable(QWidget):
    """The entries, and the buttons for them.

    Args:
        languages: What can be chosen for an entry: primary BCP 47 subtags.
    """

    changed = Signal()
    """There are other `entries`."""

    def __init__(self, languages: Sequence[str], entries: Sequence[Pronunciation]) -> None:
        super().__init__()
        self._languages = tuple(languages)
        self._entries = list(entries)
        self._table = RowTable(
            4, self.tr("Scroll the pronunciations"), least_px=(_LEAST_ROWS + 1) * ROW_PX
        )
        heads = [self.tr("Written"), self.tr("Said as"), self.tr("Language"), self.tr("Found as")]
        self._table.setHorizontalHeaderLabels(heads)
        self._table.setAccessibleName(self.tr("Your pronunciations"))
        self._add = Button(self.tr("Add…"))
        self._edit = Button(self.tr("Change…"))
        self._delete = Button(self.tr("Delete"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._add, self._edit, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)
        for column, mode in enumerate((
            QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Stretch,
            QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.ResizeToContents,
        )):  # fmt: skip
            self._table.horizontalHeader().setSectionResizeMode(column, mode)
        self._add.clicked.connect(self._ask_for_new)
        self._edit.clicked.connect(self._ask_for_change)
        self._delete.clicked.connect(self._delete_chosen)
        self._table.delete_wanted.connect(self._delete_chosen)
        self._table.itemActivated.connect(self._ask_for_change)
        self._table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._show(0)

    @property
    def entries(self) -> tuple[Pronunciation, ...]:
        """What is in the table, the one that counts first on top."""
        return tuple(self._entries)

    def _show(self, chosen: int) -> None:
        self._table.setRowCount(len(self._entries))
        for row, entry in enumerate(self._entries):
            language = self.tr("Every") if entry.language is None else language_name(entry.language)
            found_as = self.tr("Pattern") if entry.is_pattern else self.tr("Whole word")
            if why_unusable(entry) is not None:
                found_as = self.tr("Not used")
            spoken = entry.spoken or self.tr("(nothing)")
            for column, text in enumerate((entry.written, spoken, language, found_as)):
                item = QTableWidgetItem(text)
                item.setToolTip(why_unusable(entry) or text)
                self._table.setItem(row, column, item)
        if self._entries:
            self._table.selectRow(min(chosen, len(self._entries) - 1))
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        for button in (self._edit, self._delete):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> int | None:
        rows = {index.row() for index in self._table.selectedIndexes()}
        return next(iter(rows), None)

    def _ask_for_new(self) -> None:
        dialog = PronunciationDialog(self, self._languages)
        dialog.given.connect(self._put)
        dialog.open()

    def _ask_for_change(self) -> None:
        row = self._chosen()
        if row is not None:
            dialog = PronunciationDialog(self, self._languages, self._entries[row])
            dialog.given.connect(lambda entry: self._put(entry, row))
            dialog.open()

    def _put(self, entry: Pronunciation, row: int | None = None) -> None:
        """Puts an entry on top, or in a row; one that says the same word otherwise goes."""
        place = 0 if row is None else row
        if row is not None:
            del self._entries[row]
        same = [one for one in self._entries if replace(one, spoken=entry.spoken) == entry]
        for one in same:
            place -= self._entries.index(one) < place
            self._entries.remove(one)
        self._entries.insert(place, entry)
        self._show(place)
        self.changed.emit()

    def _delete_chosen(self) -> None:
        row = self._chosen()
        if row is not None:
            del self._entries[row]
            self._show(row)
            self.changed.emit()
