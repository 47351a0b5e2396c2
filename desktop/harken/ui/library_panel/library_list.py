"""The list of the library: its keys and its menu."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from harken.library.entry import Entry
from harken.ui.article_list import ArticleList
from harken.ui.library_panel.model import LibraryModel
from harken.ui.theme import Theme


class LibraryList(ArticleList):
    """One line an article.

    Args:
        theme: The colours.
        model: What was found.
    """

    add_wanted = Signal(object)
    """An `Entry`, for Up next."""
    delete_wanted = Signal(object)
    """An `Entry`."""
    restore_wanted = Signal(object)
    """An `Entry` that was deleted."""

    def __init__(self, theme: Theme, model: LibraryModel) -> None:
        super().__init__(theme, self.tr("Library"))
        self._found = model
        self._of_deleted = False
        self.setModel(model)
        self.doubleClicked.connect(self._take)
        self.show_deleted(False)

    def show_deleted(self, deleted: bool) -> None:
        """Whether what it shows was deleted: then all that can be done is to bring it back."""
        self._of_deleted = deleted
        self.setAccessibleName(self.tr("Recently deleted") if deleted else self.tr("Library"))
        self.setAccessibleDescription(
            self.tr("Enter brings an article back.")
            if deleted
            else self.tr("Enter plays an article, Plus puts it into Up next, Delete deletes it.")
        )

    def entry_at(self, index: QModelIndex) -> Entry | None:
        """The article of a line."""
        return self._found.hits[index.row()].entry if index.isValid() else None

    def fill_menu(self, menu: QMenu, entry: Entry) -> None:
        """Puts into a menu what can be done to an article."""
        if self._of_deleted:
            menu.addAction(self.tr("Restore") + "\tEnter", lambda: self.restore_wanted.emit(entry))
            return
        menu.addAction(self.tr("Play now"), lambda: self.play_wanted.emit(entry))
        menu.addAction(self.tr("Play next"), lambda: self.next_wanted.emit(entry))
        menu.addAction(self.tr("Add to Up next") + "\t+", lambda: self.add_wanted.emit(entry))
        menu.addSeparator()
        self.add_heard_to(menu, entry)
        menu.addAction(self.tr("Tags…") + "\tF2", lambda: self.tags_wanted.emit(entry))
        menu.addAction(self.tr("Delete") + "\tDel", lambda: self.delete_wanted.emit(entry))

    def event(self, event: QEvent) -> bool:
        """Keeps Plus for itself, which elsewhere in the window makes it louder."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Plus
            and not event.modifiers() & _WITH
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus puts the article into Up next, Delete deletes it; Enter may bring it back."""
        entry, key = self.chosen, Qt.Key(event.key())
        if self._of_deleted and key in _OF_WHAT_IS_THERE:
            if entry is not None and key in _ENTER:
                self.restore_wanted.emit(entry)
        elif entry is not None and key is Qt.Key.Key_Plus:
            self.add_wanted.emit(entry)
        elif entry is not None and key is Qt.Key.Key_Delete:
            self.delete_wanted.emit(entry)
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        entry = self.entry_at(index)
        if entry is not None:
            (self.restore_wanted if self._of_deleted else self.play_wanted).emit(entry)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_WHAT_IS_THERE = (*_ENTER, Qt.Key.Key_Plus, Qt.Key.Key_Delete, Qt.Key.Key_F2)
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
