"""All articles that are kept, under those that are to be heard."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from harken.library.entry import Entry
from harken.ui.article_row import ROW_PX, SNIPPET_ROW_PX
from harken.ui.buttons import Button, IconButton
from harken.ui.labels import ElidedLabel, muted_label
from harken.ui.library_panel.arranging import ArrangingMenu
from harken.ui.library_panel.finding import Finding
from harken.ui.library_panel.library_list import LibraryList
from harken.ui.library_panel.model import LibraryModel
from harken.ui.library_panel.query import Answer, Query, Sort
from harken.ui.section import Section
from harken.ui.theme import Theme


class LibraryPanel(Section):
    """The list, what of it is shown, and what can be done to the article that is chosen.

    Args:
        theme: The colours.
        finding: Asks the library.
        seconds: How long all of an article takes to hear.
        sort: In which order it begins.
    """

    sort_changed = Signal(str)
    filled = Signal(bool)
    """Whether there is any article."""
    left_empty = Signal()
    """The keyboard was in the list, and there is nothing in it any more."""
    shown_all = Signal()
    """Nothing is looked for any more."""

    def __init__(
        self, theme: Theme, finding: Finding, seconds: Callable[[Entry], float], sort: Sort
    ) -> None:
        super().__init__(theme, self.tr("LIBRARY"))
        self.setObjectName("libraryPanel")
        self._finding = finding
        self._answer = Answer(Query(sort=sort), ())
        self.model = LibraryModel(seconds, self)
        self.list = LibraryList(theme, self.model)
        self._menu = ArrangingMenu(self)
        self._arrange = IconButton(
            theme, "tune", self.tr("Sort and filter the library"), kind="transport"
        )
        self.add_to_head(self._arrange)
        self._narrowed = ElidedLabel("small")
        self._all = Button(self.tr("Show all"), kind="link")
        self._nothing = self._made_nothing()
        self._everywhere = Button(self.tr("Search the whole library"), kind="link")
        self._buttons = self._made_buttons(theme)
        self.body.addLayout(self._filter_row())
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._everywhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._buttons)
        self._connect()
        finding.ask(self._answer.query)

    def look_for(self, text: str) -> None:
        """Shows what is found of `text`; all where there is none."""
        self._ask(replace(self._finding.query, text=text))

    def show_all(self) -> None:
        """Shows every article."""
        self.shown_all.emit()
        self._ask(Query(sort=self._finding.query.sort))

    def show_deleted(self) -> None:
        """Shows what was deleted lately and can be brought back."""
        self._ask(replace(self._finding.query, status=None, tag=None, deleted=True))

    def focus_first(self) -> None:
        """Gives the keyboard to the list, at the first line unless another is chosen."""
        if not self.list.currentIndex().isValid() and self.model.hits:
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def _made_nothing(self) -> QLabel:
        nothing = muted_label("", "small")
        nothing.setWordWrap(True)
        nothing.setContentsMargins(12, 4, 8, 8)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        return nothing

    def _made_buttons(self, theme: Theme) -> QWidget:
        """What can be done to the article that is chosen, for who has no keyboard."""
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._play = Button(self.tr("Play"), kind="link")
        self._add = Button(self.tr("+ Up next"), kind="link")
        self._add.setAccessibleName(self.tr("Add to Up next"))
        self._add.setToolTip(self.tr("Add to Up next (+)"))
        self._restore = Button(self.tr("Restore"), kind="link")
        self._restore.setToolTip(self.tr("Bring the article back (Enter)"))
        self._more = IconButton(
            theme, "more", self.tr("What can be done to the article"), kind="transport"
        )
        for button in (self._play, self._add, self._restore):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._more)
        return buttons

    def _filter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._narrowed, 1)
        row.addWidget(self._all)
        return row

    def _connect(self) -> None:
        self._finding.answered.connect(self._show)
        self._arrange.clicked.connect(self._open_arranging)
        self._all.clicked.connect(self.show_all)
        self._everywhere.clicked.connect(self._search_everywhere)
        self._menu.sort_chosen.connect(self._sort)
        self._menu.status_chosen.connect(
            lambda status: self._ask(replace(self._finding.query, status=status, deleted=False))
        )
        self._menu.deleted_chosen.connect(self.show_deleted)
        self._menu.tag_chosen.connect(lambda tag: self._ask(replace(self._finding.query, tag=tag)))
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self._play.clicked.connect(lambda: self.list.play_wanted.emit(self.list.chosen))
        self._add.clicked.connect(lambda: self.list.add_wanted.emit(self.list.chosen))
        self._restore.clicked.connect(lambda: self.list.restore_wanted.emit(self.list.chosen))
        self._more.clicked.connect(
            lambda: self.list.open_menu(self._more.mapToGlobal(QPoint(0, self._more.height())))
        )
        self._show(self._answer)

    def _ask(self, query: Query) -> None:
        self._finding.ask(query)

    def _search_everywhere(self) -> None:
        query = self._finding.query
        self._ask(Query(query.text, query.sort))

    def _sort(self, sort: Sort) -> None:
        self.sort_changed.emit(sort.value)
        self._ask(replace(self._finding.query, sort=sort))

    def _open_arranging(self) -> None:
        self._menu.fill(self._finding.query, self._answer.tags)
        self._menu.popup(self._arrange.mapToGlobal(QPoint(0, self._arrange.height())))

    def _show(self, answer: Answer) -> None:
        chosen, bar = self.list.chosen, self.list.verticalScrollBar()
        instead = self.list.currentIndex().row()
        other_question = answer.query != self._answer.query
        scrolled = 0 if other_question else bar.value()
        self._answer, query = answer, answer.query
        self.list.show_deleted(query.deleted)
        snippets = bool(query.text.strip()) and not query.deleted
        height_px = SNIPPET_ROW_PX if snippets else ROW_PX
        if self.list.rows.height_px != height_px:
            self.list.rows.height_px = height_px
            self.list.scheduleDelayedItemsLayout()
        if self.model.show_hits(answer.hits):
            row = self.model.row_of(chosen.id) if chosen is not None else None
            self.list.choose(row, -1 if other_question else instead)
            bar.setValue(scrolled)
        self.list.viewport().update()
        self._tell(answer)
        self._show_buttons()
        self.filled.emit(bool(answer.entries or answer.deleted))

    def _tell(self, answer: Answer) -> None:
        query, found = answer.query, len(answer.hits)
        count = len(answer.deleted if query.deleted else answer.entries)
        some_told = self.tr("{n} of {all}").format(n=found, all=count)
        self.tell(some_told if found < count else str(count))
        looked_for = [f"“{query.text.strip()}”"] if query.text.strip() else []
        kind = [self._menu.statuses()[query.status]] if query.status is not None else []
        kind += [self._menu.recently_deleted()] if query.deleted else []
        narrowed = " · ".join([*looked_for, *kind, *([query.tag] if query.tag else [])])
        self._narrowed.show_text(narrowed)
        self._narrowed.setVisible(query.is_narrow)
        self._all.setVisible(query.is_narrow)
        self._nothing.setText(self._why_nothing(answer))
        self._nothing.setVisible(not found)
        self._everywhere.setVisible(not found and query.is_search_of_some)
        if not found and self.list.hasFocus():
            self._leave_empty(query)
        self.list.setVisible(bool(found))

    def _leave_empty(self, query: Query) -> None:
        """Lets the keyboard go on: back to all there is, or to looking for something else."""
        if query.deleted:
            self._all.setFocus()
        else:
            self.left_empty.emit()

    def _why_nothing(self, answer: Answer) -> str:
        if answer.query.deleted:
            if answer.deleted:
                return self.tr("Nothing that was deleted lately is called like that.")
            return self.tr("What you delete can be brought back here for a day.")
        if not answer.entries and answer.deleted:
            return self.tr("All was deleted. “Recently deleted” in the menu above brings it back.")
        if not answer.entries:
            return self.tr("What you add stays here, with the place where you left it.")
        if answer.query.text.strip():
            return self.tr("No article has these words. Try fewer, or their beginnings.")
        return self.tr("No article is like that.")

    def _show_buttons(self, *_: object) -> None:
        deleted = self._answer.query.deleted
        for button in (self._play, self._add):
            button.setVisible(not deleted)
        self._restore.setVisible(deleted)
        self._buttons.setVisible(self.list.chosen is not None and bool(self.model.hits))
