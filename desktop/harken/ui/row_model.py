"""What the lists of lines tell Qt."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from harken.ui.article_row import ROW_ROLE, Row


class RowModel(QStringListModel):
    """Makes a `Row` when it is asked for one: most of thousands are never seen.

    Qt itself counts the lines, as if each were an empty string: to lay them out it asks for their
    number twice for each, and thousands of calls from Qt to Python hold up the window.
    """

    def exchange_lines(self, count: int) -> None:
        """Says that there are other lines now, so many."""
        self.setStringList([""] * count)

    def add_lines(self, count: int) -> None:
        """Says that after the lines that were there come so many more."""
        self.insertRows(self.rowCount(), count)

    def row(self, place: int) -> Row:
        """What a line shows."""
        raise NotImplementedError

    def in_full(self, place: int) -> str:
        """What a line may have no room for."""
        raise NotImplementedError

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A line can be chosen, and nothing else."""
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable if index.isValid() else flags(0)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The row, its words for a screen reader, or what it has no room for."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.in_full(index.row())
        return None
