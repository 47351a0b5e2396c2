"""How the library is sorted, and what of it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from harken.library.entry import Status
from harken.ui.library_panel.query import Query, Sort


class ArrangingMenu(QMenu):
    """Orders, kinds and tags, one of each.

    Args:
        parent: What it belongs to.
    """

    sort_chosen = Signal(object)
    """A `Sort`."""
    status_chosen = Signal(object)
    """A `Status`; None for all."""
    deleted_chosen = Signal()
    """What was deleted lately is wished for."""
    tag_chosen = Signal(object)
    """A tag; None for all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def fill(self, query: Query, tags: Sequence[str]) -> None:
        """Shows what there is to choose, and what is chosen."""
        self.clear()
        statuses = QActionGroup(self)
        for status, name in self.statuses().items():
            chosen = status is query.status and not query.deleted
            action = self._add(statuses, name, chosen=chosen)
            action.triggered.connect(lambda _=False, it=status: self.status_chosen.emit(it))
        deleted = self._add(statuses, self.recently_deleted(), chosen=query.deleted)
        deleted.triggered.connect(lambda _=False: self.deleted_chosen.emit())
        self.addSeparator()
        sorts = QActionGroup(self)
        sorts.setEnabled(not query.deleted)
        for sort, name in self._sorts().items():
            action = self._add(sorts, name, chosen=sort is query.sort)
            action.triggered.connect(lambda _=False, it=sort: self.sort_chosen.emit(it))
        if not tags:
            return
        self.addSeparator()
        named = QActionGroup(self)
        named.setEnabled(not query.deleted)
        for tag in (None, *tags):
            name = self.tr("All tags") if tag is None else tag.replace("&", "&&")
            action = self._add(named, name, chosen=tag == query.tag)
            action.triggered.connect(lambda _=False, it=tag: self.tag_chosen.emit(it))

    def statuses(self) -> dict[Status | None, str]:
        """What each kind is called."""
        return {
            None: self.tr("All articles"),
            Status.UNREAD: self.tr("Not heard yet"),
            Status.IN_PROGRESS: self.tr("In progress"),
            Status.DONE: self.tr("Heard"),
        }

    def recently_deleted(self) -> str:
        """What the articles are called that can be brought back."""
        return self.tr("Recently deleted")

    def _sorts(self) -> dict[Sort, str]:
        return {
            Sort.ADDED: self.tr("Newest first"),
            Sort.TITLE: self.tr("By title"),
            Sort.HEARD: self.tr("Heard last first"),
            Sort.LENGTH: self.tr("Shortest first"),
        }

    def _add(self, group: QActionGroup, name: str, *, chosen: bool) -> QAction:
        action = self.addAction(name)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
        return action
