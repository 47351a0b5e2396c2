"""The sheet of marks."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from harken.library.entry import Entry, Mark
from harken.ui.buttons import Button, Field, Toggle
from harken.ui.labels import muted_label
from harken.ui.marks.model import MarksModel, MarksPainter
from harken.ui.sheet_size import resize_within
from harken.ui.theme import Theme

_WIDTH_PX, _HEIGHT_PX = 600, 440
_SIDES_PX = 28


class MarksSheet(QDialog):
    """The marks of the article that is open, or of all; what is done to one is asked for.

    Args:
        parent: The window.
        theme: The colours.
        has_article: Whether an article is open.
    """

    scope_chosen = Signal(bool)
    """Whether all marks are to be shown."""
    jump_wanted = Signal(object)
    """A `Mark` to hear."""
    note_given = Signal(object, str)
    """A `Mark`, and its note."""
    removed = Signal(object)
    """A `Mark` that is not wanted any more."""
    undo_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme, *, has_article: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your marks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = MarksModel(self)
        self.list = self._made_list(theme)
        self._one, self._all = Toggle(), Toggle()
        for toggle, name in (
            (self._one, self.tr("This article")),
            (self._all, self.tr("All articles")),
        ):
            toggle.ensurePolished()  # it is measured in its own font
            toggle.say(name, _SIDES_PX)
        self._one.setEnabled(has_article)
        (self._one if has_article else self._all).setChecked(True)
        self._nothing = muted_label(
            self.tr("Press B while you listen: the sentence you have just heard is kept here.")
        )
        self._nothing.setWordWrap(True)
        self.note = Field(self.tr("Note on the mark"), self.tr("A note, if you like"))
        self._told = muted_label("", "small")
        self._undo = Button(self.tr("Undo"), kind="link")
        self.go = Button(self.tr("Hear it"), kind="primary")
        self.remove = Button(self.tr("Remove"))
        self.save = Button(self.tr("Save all marks…"))
        self._close = Button(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._show_chosen()
        self.tell_removed(False)
        resize_within(self, _WIDTH_PX, _HEIGHT_PX)

    @property
    def shows_all(self) -> bool:
        """Whether the marks of all articles are shown."""
        return self._all.isChecked()

    @property
    def chosen(self) -> Mark | None:
        """The mark that is picked out."""
        index = self.list.currentIndex()
        return self.model.marks[index.row()] if index.isValid() else None

    def show_marks(
        self, marks: tuple[Mark, ...], entries: Mapping[str, Entry], *, any_kept: bool
    ) -> None:
        """Shows these marks; what was chosen stays so.

        Args:
            marks: Those of the article, or all.
            entries: Their articles by id.
            any_kept: Whether there are marks at all, to be saved.
        """
        chosen, row = self.chosen, self.list.currentIndex().row()
        self.model.show_marks(marks, entries, titles=self.shows_all)
        if marks:
            rows = [at for at, mark in enumerate(marks) if chosen and mark.id == chosen.id]
            row = rows[0] if rows else max(0, min(row, len(marks) - 1))
            self.list.setCurrentIndex(self.model.index(row))
        self.list.setVisible(bool(marks))
        self._nothing.setVisible(not marks)
        self.save.setEnabled(any_kept)
        self._show_chosen()

    def tell_removed(self, removed: bool) -> None:
        """Says that a mark was removed, with a way back; or says it no more."""
        self._told.setText(self.tr("The mark was removed.") if removed else "")
        self._undo.setVisible(removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list hears a mark, Delete removes it; elsewhere as in every dialog."""
        mark = self.chosen if self.list.hasFocus() else None
        if mark is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jump_wanted.emit(mark)
        elif mark is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(mark)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Keeps the note that is being written before it closes."""
        self._give_note()
        super().done(result)

    def _made_list(self, theme: Theme) -> QListView:
        shown = QListView()
        shown.setObjectName("articles")
        shown.setAccessibleName(self.tr("Marks"))
        shown.setItemDelegate(MarksPainter(theme, shown))
        shown.setModel(self.model)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        shown.verticalScrollBar().setAccessibleName(self.tr("Scroll the marks"))
        return shown

    def _lay_out(self) -> None:
        scopes = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        for toggle in (self._one, self._all):
            scopes.addButton(toggle)
            head.addWidget(toggle)
        head.addStretch(1)
        head.addWidget(self._told)
        head.addWidget(self._undo)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.go)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._one.clicked.connect(lambda: self.scope_chosen.emit(False))
        self._all.clicked.connect(lambda: self.scope_chosen.emit(True))
        self.list.selectionModel().currentChanged.connect(self._leave)
        self.list.doubleClicked.connect(lambda _: self._with_chosen(self.jump_wanted.emit))
        self.go.clicked.connect(lambda: self._with_chosen(self.jump_wanted.emit))
        self.remove.clicked.connect(lambda: self._with_chosen(self.removed.emit))
        self.note.editingFinished.connect(self._give_note)
        self._undo.clicked.connect(self.undo_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._close.clicked.connect(self.accept)

    def _with_chosen(self, emit: object) -> None:
        mark = self.chosen
        if mark is not None and callable(emit):
            emit(mark)

    def _leave(self, _: QModelIndex, before: QModelIndex) -> None:
        if before.isValid() and before.row() < len(self.model.marks):
            self._give_note_to(self.model.marks[before.row()])
        self._show_chosen()

    def _give_note(self) -> None:
        if self.chosen is not None:
            self._give_note_to(self.chosen)

    def _give_note_to(self, mark: Mark) -> None:
        text = self.note.text().strip()
        if self.note.isModified() and text != mark.note:
            self.note.setModified(False)
            self.note_given.emit(mark, text)

    def _show_chosen(self) -> None:
        mark = self.chosen
        self.note.setText(mark.note if mark is not None else "")
        self.note.setModified(False)
        for one in (self.note, self.go, self.remove):
            one.setEnabled(mark is not None)
