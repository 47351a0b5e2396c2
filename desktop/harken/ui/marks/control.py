"""Brings the sheet of marks to library and session."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from harken.export.text_file import save_text
from harken.library.entry import Entry, Mark
from harken.library.library import Library
from harken.library.markdown import marks_as_markdown
from harken.listening.main_thread import deliver
from harken.listening.marks import Marked
from harken.listening.session import Session
from harken.paths import documents_dir
from harken.ui.desk import Desk
from harken.ui.disk import disk_work
from harken.ui.marks.note_dialog import NoteDialog
from harken.ui.marks.sheet import MarksSheet
from harken.ui.messages import Messages
from harken.ui.remembering import Remembering
from harken.ui.window import Window

T = TypeVar("T")
_Shown = tuple[tuple[Mark, ...], dict[str, Entry]]


class MarksControl(QObject):
    """Opens the sheet, and does what is asked for there.

    Args:
        window: What the sheet belongs to.
        session: Whose article's marks are shown first.
        desk: Opens the article of a mark.
        messages: Where it is told what was done.
        remembering: Keeps where the marks were saved.
    """

    def __init__(
        self,
        window: Window,
        session: Session,
        desk: Desk,
        messages: Messages,
        remembering: Remembering,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._messages = messages
        self._remembering = remembering
        self._sheet: MarksSheet | None = None
        self._removed: Mark | None = None
        session.changed.connect(self._follow)
        session.marked.connect(self._tell_marked)
        self._shown_marks = session.state.marks

    def show(self) -> None:
        """Opens the sheet."""
        if self._sheet is not None:
            return
        has_article = self._session.state.article is not None
        sheet = self._sheet = MarksSheet(self._window, self._window.theme, has_article=has_article)
        sheet.scope_chosen.connect(lambda _: self._fill())
        sheet.jump_wanted.connect(self._hear)
        sheet.note_given.connect(self._note)
        sheet.removed.connect(self._remove)
        sheet.undo_wanted.connect(self._bring_back)
        sheet.save_wanted.connect(self._ask_where)
        sheet.finished.connect(self._forget)
        self._removed = None
        self._fill()
        sheet.open()

    def close(self) -> None:
        """Closes the sheet, if it is open."""
        if self._sheet is not None:
            self._sheet.accept()

    def _forget(self) -> None:
        self._sheet = None

    def _follow(self) -> None:
        marks = self._session.state.marks
        if marks != self._shown_marks:
            self._shown_marks = marks
            self._fill()

    def _fill(self) -> None:
        if self._sheet is None:
            return
        article = self._session.state.article
        wanted = article.id if article is not None and not self._sheet.shows_all else None

        def show(found: tuple[_Shown, bool]) -> None:
            if self._sheet is not None:
                self._sheet.show_marks(*found[0], any_kept=found[1])

        self._ask(lambda library: (_shown(library, wanted), bool(library.marks())), show)

    def _hear(self, mark: Mark) -> None:
        self.close()
        self._desk.hear_sentence(mark.article_id, mark.sentence)

    def _tell_marked(self, marked: Marked, text: str) -> None:
        notice = self._messages.tell_undoable(text, lambda: self._unmark(marked))
        notice.offer(self.tr("Note…")).connect(lambda: self._ask_note(marked.mark))

    def _unmark(self, marked: Marked) -> None:
        mark, before = marked.mark, marked.before
        if before is None:
            self._change(lambda library: library.remove_mark(mark.id))
        else:
            self._note(mark, before.note)

    def _ask_note(self, mark: Mark) -> None:
        dialog = NoteDialog(self._window, mark)
        dialog.given.connect(lambda note: self._note(mark, note))
        dialog.open()

    def _note(self, mark: Mark, note: str) -> None:
        self._change(lambda library: library.set_note(mark.id, note))

    def _remove(self, mark: Mark) -> None:
        self._removed = mark
        self._change(lambda library: library.remove_mark(mark.id))
        if self._sheet is not None:
            self._sheet.tell_removed(True)

    def _bring_back(self) -> None:
        mark, self._removed = self._removed, None
        if mark is not None:
            self._change(
                lambda library: library.add_mark(
                    mark.article_id, mark.sentence, mark.text, mark.note, mark.made_s
                )
            )
        if self._sheet is not None:
            self._sheet.tell_removed(False)

    def _change(self, work: Callable[[Library], object]) -> None:
        def done(_: object) -> None:
            self._session.reload_marks()
            self._fill()

        self._ask(work, done)

    def _ask_where(self) -> None:
        folder = self._window.memory.settings.text_folder or str(documents_dir())
        dialog = QFileDialog(self._sheet or self._window, self.tr("Save all marks"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Markdown (*.md)")])
        dialog.setDefaultSuffix("md")
        dialog.selectFile(self.tr("Marks") + ".md")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, target: Path) -> None:
        """Writes all marks as Markdown, with the articles that they are from."""

        def write(found: _Shown) -> None:
            text = marks_as_markdown(*found)
            saving = disk_work(lambda: save_text(text, target, replace=True))
            deliver(saving, self, self._tell_saved, self._messages.fail)

        self._ask(lambda library: _shown(library, None), write)

    def _tell_saved(self, path: Path) -> None:
        self._remembering.keep_text_folder(str(path.parent))
        self._messages.tell(self.tr("Saved: {path}").format(path=path))

    def _ask(self, work: Callable[[Library], T], done: Callable[[T], None]) -> None:
        if self._session.library is not None:
            deliver(self._session.library.ask(work), self, done, self._messages.fail)


def _shown(library: Library, article_id: str | None) -> _Shown:
    marks = library.marks(article_id)
    found = (library.entry(one) for one in dict.fromkeys(mark.article_id for mark in marks))
    return marks, {entry.id: entry for entry in found if entry is not None}
