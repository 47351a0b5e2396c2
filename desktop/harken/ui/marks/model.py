"""Marks as a list shows them."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from harken.library.entry import Entry, Mark
from harken.ui.article_row import ROW_ROLE, Row

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class MarksModel(QAbstractListModel):
    """Of each mark the article's title, the note and the sentence.

    Args:
        parent: The owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._entries: Mapping[str, Entry] = {}
        self._titles = True

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is shown, in order."""
        return self._marks

    def show_marks(
        self, marks: tuple[Mark, ...], entries: Mapping[str, Entry], *, titles: bool
    ) -> None:
        """Shows these marks.

        Args:
            marks: In order.
            entries: Their articles by id.
            titles: Whether each tells the title of its article.
        """
        self._titles = titles
        self.beginResetModel()
        self._marks, self._entries = marks, entries
        self.endResetModel()

    def row(self, place: int) -> Row:
        """What a line shows."""
        mark = self._marks[place]
        entry = self._entries.get(mark.article_id) if self._titles else None
        title = entry.title if entry is not None else ""
        note = self.tr("Note: {note}").format(note=mark.note) if mark.note else ""
        text = " ".join(mark.text.split())
        spoken = ". ".join(part for part in (text, note, title) if part)
        if not title:
            return Row(note, "", "", spoken, snippet=text)
        return Row(title, "", note, spoken, snippet=text)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802  Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._marks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its words for a screen reader, or the whole sentence."""
        if not index.isValid() or index.row() >= len(self._marks):
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._marks[index.row()].text
        return None
