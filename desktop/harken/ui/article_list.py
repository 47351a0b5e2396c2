"""What the lists of articles have in common: lines of one height, keys, a menu."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QMenu

from harken.library.entry import Entry
from harken.ui.article_row import RowPainter
from harken.ui.theme import Theme


class ArticleList(QListView):
    """Thousands of articles; Enter plays one, the menu key tells what else can be done to it.

    Args:
        theme: The colours.
        name: The accessible name.
    """

    play_wanted = Signal(object)
    """An `Entry`."""
    tags_wanted = Signal(object)
    """An `Entry`."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName("articles")
        self.setAccessibleName(name)
        self.rows = RowPainter(theme, self)
        self.setItemDelegate(self.rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setAccessibleName(self.tr("Scroll the list"))
        self.verticalScrollBar().setSingleStep(24)
        self.setAcceptDrops(False)
        theme.changed.connect(self.viewport().update)

    def entry_at(self, index: QModelIndex) -> Entry | None:
        """The article of a line."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu, entry: Entry) -> None:
        """Puts into a menu what can be done to an article."""
        raise NotImplementedError

    @property
    def chosen(self) -> Entry | None:
        """The article that is picked out by mouse or keyboard."""
        return self.entry_at(self.currentIndex())

    def open_menu(self, where: QPoint) -> None:
        """Opens the menu of the chosen article at a point of the screen."""
        entry = self.chosen
        if entry is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.fill_menu(menu, entry)
            menu.popup(where)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu of a line, by the mouse or by the keyboard."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
                self.open_menu(event.globalPos())
        else:
            self.open_menu(
                self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays the article, F2 is for its tags."""
        entry = self.chosen
        key = Qt.Key(event.key())
        if entry is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_wanted.emit(entry)
        elif entry is not None and key is Qt.Key.Key_F2:
            self.tags_wanted.emit(entry)
        else:
            super().keyPressEvent(event)
