"""What the person does to articles of the library; what is deleted can be brought back."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from harken.library.entry import Entry, Status
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.listening.main_thread import deliver
from harken.listening.marks import Marked
from harken.listening.session import Session
from harken.ui.library_panel.tags_dialog import TagsDialog
from harken.ui.messages import Messages
from harken.ui.queue_editing import QueueEditing


class LibraryEditing(QObject):
    """Deletes, restores, tags, and marks as heard.

    Args:
        library: Where the articles are.
        session: Whose queue an article that is deleted leaves.
        queue: Takes it out, and puts it back.
        messages: Where it is told, with a way back.
        window: What the dialogs belong to; the owner.
    """

    changed = Signal()
    """Something is other than it was."""

    def __init__(
        self,
        library: LibraryWorker,
        session: Session,
        queue: QueueEditing,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._session = session
        self._queue = queue
        self._messages = messages
        self._window = window
        session.marked.connect(self._follow_mark)

    def delete(self, entry: Entry) -> None:
        """Takes an article away, out of the queue, too."""
        at = self._session.queue.at(entry.id)
        item = self._session.queue.items[at] if at is not None else None
        if item is not None:
            self._queue.leave_out(entry.id)

        def bring_back() -> None:
            self._do(lambda library: library.restore([entry.id]))
            if item is not None and at is not None:
                self._queue.put_back(item, at)

        now_s = time.time()
        self._do(
            lambda library: library.delete([entry.id], now_s),
            lambda: self._messages.tell_undoable(self._deleted_text(entry.title), bring_back),
        )

    def restore(self, entry: Entry) -> None:
        """Brings back an article that was deleted."""

        def tell() -> None:
            self._messages.withdraw(self._deleted_text(entry.title))
            self._messages.tell(self.tr("“{title}” is back.").format(title=entry.title))

        self._do(lambda library: library.restore([entry.id]), tell)

    def ask_tags(self, entry: Entry) -> None:
        """Asks for an article's tags."""
        dialog = TagsDialog(self._window, entry)
        dialog.given.connect(lambda tags: self.set_tags(entry, tags))
        dialog.open()

    def set_tags(self, entry: Entry, tags: Sequence[str]) -> None:
        """Gives an article these tags and no others."""
        self._do(lambda library: library.set_tags(entry.id, tags))

    def mark_heard(self, entry: Entry, heard: bool) -> None:
        """Counts an article as heard to its end, or as not heard; its place stays."""
        form = self.tr("“{title}” counts as heard.")
        if not heard:
            form = self.tr("“{title}” counts as not heard.")
        told = form.format(title=entry.title)
        status, share = (Status.DONE, 1.0) if heard else (Status.UNREAD, 0.0)

        def go_back() -> None:
            self._set_status(entry.id, entry.status, entry.heard)

        self._set_status(
            entry.id, status, share, lambda: self._messages.tell_undoable(told, go_back)
        )

    def _set_status(
        self,
        article_id: str,
        status: Status,
        heard: float,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        def work(library: Library) -> None:
            progress = library.progress(article_id)
            if progress is not None:
                library.keep_progress(replace(progress, status=status, heard=heard))

        def follow() -> None:
            self._session.count_as(article_id, status, heard)
            then()

        self._do(work, follow)

    def _deleted_text(self, title: str) -> str:
        return self.tr("“{title}” was deleted.").format(title=title)

    def _follow_mark(self, marked: Marked) -> None:
        """Takes note that an article which was deleted is back, since it was marked."""
        if marked.brought_back is not None:
            self._messages.withdraw(self._deleted_text(marked.brought_back.title))
            self.changed.emit()

    def _do(
        self, work: Callable[[Library], None], then: Callable[[], object] = lambda: None
    ) -> None:
        def done(_: None) -> None:
            then()
            self.changed.emit()

        deliver(self._library.ask(work), self, done, self._messages.fail)
