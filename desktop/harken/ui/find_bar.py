"""Finds words in the article that is shown."""

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout

from harken.ui.buttons import Field, IconButton
from harken.ui.labels import muted_label
from harken.ui.reading_view import ReadingView
from harken.ui.theme import Theme


class FindBar(QFrame):
    """A field with previous and next; Esc closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, view: ReadingView) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._view = view
        self._field = Field(self.tr("Find in the article"), self.tr("Find in the article"))
        self._result = muted_label()
        previous = IconButton(theme, "up", self.tr("Previous match"), kind="transport")
        following = IconButton(theme, "down", self.tr("Next match"), kind="transport")
        close = IconButton(theme, "close", self.tr("Close find"), kind="transport")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._result)
        for button in (previous, following, close):
            layout.addWidget(button)
        self._field.textChanged.connect(self._find_afresh)
        self._field.returnPressed.connect(self._find_next)
        previous.clicked.connect(self._find_previous)
        following.clicked.connect(self._find_next)
        close.clicked.connect(self.dismiss)
        self.hide()

    def appear(self) -> None:
        """Opens the bar, ready to type."""
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    def dismiss(self) -> None:
        """Closes the bar."""
        self.hide()
        self._result.clear()
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        self._view.setFocus()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Esc anywhere in the bar closes it, before it is a shortcut of the window's."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Cancel):
            return super().event(event)
        if event.type() is QEvent.Type.KeyPress:
            self.dismiss()
        event.accept()
        return True

    def _find_afresh(self) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        bar = self._view.verticalScrollBar()
        scrolled = bar.value()
        self._view.setTextCursor(cursor)
        bar.setValue(scrolled)
        self._find(QTextDocument.FindFlag(0))

    def _find_next(self) -> None:
        self._find(QTextDocument.FindFlag(0))

    def _find_previous(self) -> None:
        self._find(QTextDocument.FindFlag.FindBackward)

    def _find(self, flags: QTextDocument.FindFlag) -> None:
        text = self._field.text()
        if not text:
            self._result.clear()
            return
        scrolled = self._view.verticalScrollBar().value()
        found = self._view.find(text, flags)
        if not found:
            # Once more from the other end.
            end = QTextCursor.MoveOperation.Start
            if flags & QTextDocument.FindFlag.FindBackward:
                end = QTextCursor.MoveOperation.End
            before = self._view.textCursor()
            self._view.moveCursor(end)
            found = self._view.find(text, flags)
            if not found:
                self._view.setTextCursor(before)
        bar = self._view.verticalScrollBar()
        if found:
            at = QRectF(self._view.cursorRect())
            self._view.following.reveal(at.translated(0, bar.value()))
        else:
            bar.setValue(scrolled)
        self._result.setText("" if found else self.tr("Not found"))
