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

    def __init__(self, theme: Theme, model: LibraryModel) -> None:
        super().__init__(theme, self.tr("Library"))
        self._found = model
        self.setModel(model)
        self.setAccessibleDescription(
            self.tr("Enter plays an article, Plus puts it into Up next, Delete deletes it.")
        )
        self.doubleClicked.connect(self._play)

    def entry_at(self, index: QModelIndex) -> Entry | None:
        """The article of a line."""
        return self._found.hits[index.row()].entry if index.isValid() else None

    def fill_menu(self, menu: QMenu, entry: Entry) -> None:
        """Puts into a menu what can be done to an article."""
        menu.addAction(self.tr("Play now"), lambda: self.play_wanted.emit(entry))
        menu.addAction(self.tr("Add to Up next") + "\t+", lambda: self.add_wanted.emit(entry))
        menu.addSeparator()
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
        """Plus puts the article into Up next, Delete deletes it."""
        entry, key = self.chosen, Qt.Key(event.key())
        if entry is not None and key is Qt.Key.Key_Plus:
            self.add_wanted.emit(entry)
        elif entry is not None and key is Qt.Key.Key_Delete:
            self.delete_wanted.emit(entry)
        else:
            super().keyPressEvent(event)

    def _play(self, index: QModelIndex) -> None:
        entry = self.entry_at(index)
        if entry is not None:
            self.play_wanted.emit(entry)


_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
