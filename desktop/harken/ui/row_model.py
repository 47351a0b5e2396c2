"""What the lists of lines tell Qt."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from harken.ui.article_row import ROW_ROLE, Row

_NO_INDEX = QModelIndex()


class RowModel(QAbstractListModel):
    """Makes a `Row` when it is asked for one: most of thousands are never seen."""

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def row(self, place: int) -> Row:
        """What a line shows."""
        raise NotImplementedError

    def in_full(self, place: int) -> str:
        """What a line may have no room for."""
        raise NotImplementedError

    def rowCount(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX
    ) -> int:
        """How many there are; no line has others under it."""
        return 0 if parent.isValid() else self.count()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The row, its words for a screen reader, or what it has no room for."""
        if not index.isValid() or index.row() >= self.count():
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.in_full(index.row())
        return None
