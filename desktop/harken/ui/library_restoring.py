"""Offers to restore a damaged library, and tells what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from harken.library.faults import LibraryDamaged
from harken.library.restoring import Restored
from harken.library.worker import LibraryWorker
from harken.listening.main_thread import deliver
from harken.ui.notice import Notice, NoticeArea

_MOST_TITLES = 3


class LibraryRestoring(QObject):
    """A message that the library is damaged, with a button that restores it.

    Args:
        area: Where messages are shown; the owner.
        library: What does the work, be it the damaged library or one in memory in its stead.
        error: What is damaged.
        fail: Shows why it could not be restored.
    """

    def __init__(
        self,
        area: NoticeArea,
        library: LibraryWorker,
        error: LibraryDamaged,
        fail: Callable[[Exception], None],
    ) -> None:
        super().__init__(area)
        self._area, self._library, self._error, self._fail = area, library, error, fail
        self._notice = area.show_failures(
            self.tr("The library is damaged."),
            self.tr("Restore it: what can still be read is saved. The damaged file {path} is kept.")
            .format(path=error.path),
            self.tr("Restore"),
        )  # fmt: skip
        self._notice.acted.connect(self._restore)

    @property
    def notice(self) -> Notice:
        """The message that offers it."""
        return self._notice

    def _restore(self) -> None:
        path = self._error.path
        self._area.take_away(self._notice)
        if path is not None:
            restored = self._library.ask(lambda library: library.restore_file(path))
            deliver(restored, self, self._tell, self._fail)

    def _tell(self, restored: Restored) -> None:
        said = [
            self.tr("It has {n} articles, {old} of them from its last copy.").format(
                n=restored.articles, old=restored.from_copy
            )
        ]
        if restored.lost:
            titles = ", ".join(f"“{title}”" for title in restored.lost[:_MOST_TITLES])
            said.append(
                self.tr("The text of {n} is lost: {titles}.").format(
                    n=len(restored.lost), titles=titles
                )
            )
        said.extend(self._incomplete(table) for table in restored.incomplete)
        said.append(self.tr("Close Harken and start it again to see them."))
        if restored.damaged is not None:
            said.append(self.tr("The damaged file: {path}").format(path=restored.damaged))
        self._area.show_lasting(self.tr("The library is restored."), " ".join(said))

    def _incomplete(self, table: str) -> str:
        told = {
            "queue": self.tr("Up next could not be read whole."),
            "tag": self.tr("The tags could not be read whole."),
            "mark": self.tr("The marks could not be read whole."),
        }
        return told[table]
