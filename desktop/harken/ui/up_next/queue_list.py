"""The list of the queue: its keys, its menu, and dragging."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu

from harken.library.entry import Entry
from harken.ui.article_list import ArticleList
from harken.ui.theme import Theme
from harken.ui.up_next.model import MIME, QueueModel

_LINE_PX = 3


class QueueList(ArticleList):
    """One line an article, in the order in which they are heard.

    Args:
        theme: The colours.
        model: The queue.
    """

    move_wanted = Signal(str, int)
    """The id of an article, and how many are to be before it."""
    remove_wanted = Signal(str)
    clear_wanted = Signal()
    """Nothing is to be heard any more."""

    def __init__(self, theme: Theme, model: QueueModel) -> None:
        super().__init__(theme, self.tr("Up next"))
        self._theme = theme
        self._queue = model
        self._drop_place: int | None = None
        self.setModel(model)
        self.setAccessibleDescription(
            self.tr("Enter opens an article, Alt+Up and Alt+Down move it, Delete removes it.")
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    def entry_at(self, index: QModelIndex) -> Entry | None:
        """The article of a line."""
        return self._queue.items[index.row()].entry if index.isValid() else None

    def move_by(self, steps: int) -> None:
        """Moves the chosen article so many places down, or up; the choice goes along."""
        index = self.currentIndex()
        self._move(index.row(), index.row() + steps)

    def _move(self, row: int, place: int) -> None:
        last = len(self._queue.items) - 1
        place = max(0, min(place, last))
        if 0 <= row <= last and place != row:
            self.move_wanted.emit(self._queue.items[row].entry.id, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the article, Delete removes it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key, entry = Qt.Key(event.key()), self.entry_at(self.currentIndex())
        keypad = Qt.KeyboardModifier.KeypadModifier
        if key in steps and event.modifiers() & ~keypad == Qt.KeyboardModifier.AltModifier:
            self.move_by(steps[key])
        elif key is Qt.Key.Key_Delete and entry is not None:
            self.remove_wanted.emit(entry.id)
        else:
            super().keyPressEvent(event)

    def fill_menu(self, menu: QMenu, entry: Entry) -> None:
        """Puts into a menu what can be done to an article."""
        row, last = self.currentIndex().row(), len(self._queue.items) - 1
        menu.addAction(self.tr("Play now"), lambda: self.play_wanted.emit(entry))
        following = menu.addAction(self.tr("Play next"), lambda: self.next_wanted.emit(entry))
        following.setEnabled(not self._queue.row(row).current)
        menu.addSeparator()
        up = menu.addAction(self.tr("Move up") + "\tAlt+↑", lambda: self.move_by(-1))
        down = menu.addAction(self.tr("Move down") + "\tAlt+↓", lambda: self.move_by(1))
        end = menu.addAction(self.tr("Move to the end"), lambda: self._move(row, last))
        up.setEnabled(row > 0)
        for action in (down, end):
            action.setEnabled(row < last)
        menu.addSeparator()
        menu.addAction(
            self.tr("Remove from Up next") + "\tDel", lambda: self.remove_wanted.emit(entry.id)
        )
        menu.addAction(self.tr("Clear Up next"), self.clear_wanted.emit)
        menu.addSeparator()
        self.add_heard_to(menu, entry)
        menu.addAction(self.tr("Tags…") + "\tF2", lambda: self.tags_wanted.emit(entry))

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes its own lines; all else is for the window."""
        self._take_or_leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where the line would go, and scrolls at the edges."""
        if self._take_or_leave(event):
            super().dragMoveEvent(event)
            event.accept()
            self._show_drop(self._place_at(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts the line between two others."""
        place = self._place_at(event.position().toPoint())
        self._show_drop(None)
        if not self._take_or_leave(event):
            return
        # The list would take the line out itself where it hears of a move.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        row = int(event.mimeData().data(MIME).toStdString())
        self._move(row, place - 1 if place > row else place)

    def _take_or_leave(self, event: QDropEvent) -> bool:
        own = event.source() is self and event.mimeData().hasFormat(MIME)
        event.setAccepted(own)
        return own

    def _place_at(self, point: QPoint) -> int:
        """How many lines are above a point."""
        index = self.indexAt(point)
        if not index.isValid():
            return len(self._queue.items) if point.y() > 0 else 0
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _show_drop(self, place: int | None) -> None:
        self._drop_place = place
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines, and where what is dragged would go."""
        super().paintEvent(event)
        if self._drop_place is None or not self._queue.items:
            return
        after = self._drop_place == len(self._queue.items)
        beside = self.visualRect(self._queue.index(self._drop_place - after))
        y = beside.bottom() if after else beside.top()
        line = QRect(4, y - _LINE_PX // 2, self.viewport().width() - 8, _LINE_PX)
        painter = QPainter(self.viewport())
        painter.fillRect(line, QColor(self._theme.colours.accent))
        painter.end()
