"""What the lists of articles have in common: lines of one height, keys, a menu."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QMenu

from harken.library.entry import Entry, Status
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
    next_wanted = Signal(object)
    """An `Entry` to be heard after the article that is read."""
    tags_wanted = Signal(object)
    """An `Entry`."""
    heard_wanted = Signal(object, bool)
    """An `Entry`, and whether it is to count as heard."""

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

    def add_heard_to(self, menu: QMenu, entry: Entry) -> None:
        """Puts into a menu that an article counts as heard; where it does, that it does not."""
        heard = entry.status is not Status.DONE
        text = self.tr("Mark as heard") if heard else self.tr("Mark as not heard")
        menu.addAction(text, lambda: self.heard_wanted.emit(entry, heard))

    @property
    def chosen(self) -> Entry | None:
        """The article that is picked out by mouse or keyboard."""
        return self.entry_at(self.currentIndex())

    def choose(self, row: int | None, instead: int) -> None:
        """Picks a line out again after the lines were exchanged.

        Args:
            row: Where the article stands now; None where it is gone.
            instead: The line whose article is picked out then; the last one where there are fewer.
        """
        model = self.model()
        chosen = min(instead, model.rowCount() - 1) if row is None else row
        self.setCurrentIndex(model.index(chosen, 0) if chosen >= 0 else QModelIndex())

    def open_menu(self, where: QPoint) -> None:
        """Opens the menu of the chosen article at a point of the screen."""
        entry = self.chosen
        if entry is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.fill_menu(menu, entry)
            menu.popup(where)

    def updateGeometries(self) -> None:  # noqa: N802  Qt's name
        """Leaves free at its end what is too low for a line: none is cut in half there."""
        line_px, height_px = self.rows.height_px, self.height()
        holds_all = self.model() is None or self.model().rowCount() * line_px <= height_px
        free_px = 0 if holds_all or height_px < line_px else height_px % line_px
        if self.viewportMargins().bottom() != free_px:
            self.setViewportMargins(0, 0, 0, free_px)
        super().updateGeometries()

    def scrollTo(  # noqa: N802  Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scrolls to whole lines, where it has to scroll at all."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        cut_px = bar.value() % self.rows.height_px
        if bar.value() > before and cut_px:
            bar.setValue(bar.value() + self.rows.height_px - cut_px)

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
