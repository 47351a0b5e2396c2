"""The menu of a place in the text."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from harken.article.model import Article
from harken.article.position import Reading
from harken.ui.skip_names import all_of
from harken.ui.skipping import skip_at


class TextMenu(QMenu):
    """What can be done at a place of the article: hear, copy, skip and restore.

    Args:
        parent: Where it is shown.
        article: The article.
        reading: What is shown of it.
        place: The block and offset that were hit; None beside the text.
    """

    hear_wanted = Signal(int, int)
    """To hear on from a block and offset."""
    hear_in_article_wanted = Signal(int, int)
    part_wanted = Signal(int, bool)
    """The skip with this index is to be restored (True) or skipped again."""
    kind_wanted = Signal(object, bool)
    """A `SkipReason`: whether its parts are to be restored or skipped again."""
    block_unwanted = Signal(int)
    """A block is not to be read."""
    copy_wanted = Signal()
    all_wanted = Signal()
    """All text is to be selected."""

    def __init__(
        self, parent: QWidget, article: Article, reading: Reading, place: tuple[int, int] | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        skip = skip_at(article, *place) if place is not None else None
        skipped = skip is not None and not article.skips[skip].restored
        if place is not None and not skipped:
            self._add(self.tr("Hear from here"), lambda: self.hear_wanted.emit(*place))
        if place is not None and reading is Reading.SUMMARY:
            self._add(
                self.tr("Hear on in the article"), lambda: self.hear_in_article_wanted.emit(*place)
            )
        self.copy = self._add(self.tr("Copy"), self.copy_wanted.emit)
        self._add(self.tr("Select all"), self.all_wanted.emit)
        if place is not None and (skip is not None or place[0] != 0):
            self.addSeparator()
            if skip is None:
                self._add(self.tr("Don't read this"), lambda: self.block_unwanted.emit(place[0]))
            else:
                self._add_part(article, skip)

    def _add_part(self, article: Article, skip: int) -> None:
        part = article.skips[skip]
        wanted = not part.restored
        this, kind = (
            (self.tr("Read this"), self.tr("Read {parts}"))
            if wanted
            else (self.tr("Don't read this"), self.tr("Skip {parts} again"))
        )
        self._add(this, lambda: self.part_wanted.emit(skip, wanted))
        alike = sum(
            (it.reason, it.restored) == (part.reason, part.restored) for it in article.skips
        )
        if alike > 1:
            text = kind.format(parts=all_of(part.reason, alike))
            self._add(text, lambda: self.kind_wanted.emit(part.reason, wanted))

    def _add(self, text: str, act: Callable[[], None]) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda _=False: act())
        return action
