"""Marks as a list shows them."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyleOptionViewItem

from harken.library.entry import Entry, Mark
from harken.ui.article_row import ROW_ROLE, Row, RowPainter
from harken.ui.row_model import RowModel

_SENTENCE_PX, _LINE_PX = 58, 22


class MarksPainter(RowPainter):
    """Leaves out the line of a title or a note that is not there."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, and as high as what there is."""
        row: Row = index.data(ROW_ROLE)
        return QSize(0, _SENTENCE_PX + _LINE_PX * (bool(row.title) + bool(row.under)))


class MarksModel(RowModel):
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
        self._marks, self._entries = marks, entries
        self.exchange_lines(len(marks))

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

    def in_full(self, place: int) -> str:
        """The sentence."""
        return self._marks[place].text
