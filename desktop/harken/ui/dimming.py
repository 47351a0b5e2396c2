"""Dims all paragraphs but the one that is read."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from harken.article.model import Span
from harken.ui.places import Places
from harken.ui.text_lines import Range
from harken.ui.theme import Theme

_ANY_LENGTH = 1 << 31


class Dimming:
    """Says what is dimmed of what is seen: an ink over the text, which lays nothing out anew.

    What the person selects is painted over it, and so is not dimmed.

    Args:
        view: What is dimmed.
        places: Where the article is in it.
        theme: The ink.
    """

    def __init__(self, view: QTextBrowser, places: Places, theme: Theme) -> None:
        self._view = view
        self._places = places
        self._theme = theme
        self.wanted = False
        self._seen: tuple[Range, int, QSize] | None = None
        self._found: list[QTextEdit.ExtraSelection] = []
        """Kept from word to word: to ask what is seen takes long in a long document."""

    def selections(self, lit: Range | None) -> list[QTextEdit.ExtraSelection]:
        """What is seen before and after the paragraph that is lit; nothing where that is None."""
        if lit is None:
            self.forget()
            return []
        seen = (lit, self._view.verticalScrollBar().value(), self._view.viewport().size())
        if seen != self._seen:
            self._seen, self._found = seen, self._around(lit)
        return list(self._found)

    def forget(self) -> None:
        """The text is laid out anew, or in other colours."""
        self._seen, self._found = None, []

    def _around(self, lit: Range) -> list[QTextEdit.ExtraSelection]:
        # To the end of a long document it would have to be laid out.
        first = self._block_at(0).position()
        last_block = self._block_at(self._view.viewport().height())
        last = last_block.position() + last_block.length() - 1
        return [
            self._selection(start, end)
            for start, end in ((first, min(lit[0], last)), (max(lit[1], first), last))
            if start < end
        ]

    def lit(self, heard: Span | None) -> Range | None:
        """The paragraph with `heard`, its sign or number included; None where nothing is dimmed."""
        if not self.wanted or heard is None:
            return None
        shown = self._places.ranges_of(Span(heard.block, 0, _ANY_LENGTH))
        if not shown:
            return None
        document = self._view.document()
        last = document.findBlock(shown[-1][1])
        return document.findBlock(shown[0][0]).position(), last.position() + last.length() - 1

    def _block_at(self, y: int) -> QTextBlock:
        return self._view.cursorForPosition(QPoint(0, y)).block()

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        ink = QTextCharFormat()
        ink.setForeground(QColor(self._theme.colours.dim))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self._view.document())
        selection.cursor.setPosition(start)
        selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = ink
        return selection
