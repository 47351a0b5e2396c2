"""The menu of a place in the text."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.position import Reading
from harken.listening.state import SessionState
from harken.ui.pointing import sentence_of
from harken.ui.skip_names import all_of
from harken.ui.skipping import skip_at


class TextMenu(QMenu):
    """What can be done at a place of the article: hear, weigh, copy, skip and restore.

    Args:
        parent: Where it is shown.
        state: The session's; it has an article.
        place: The block and offset that were hit; None beside the text.
    """

    hear_wanted = Signal(int, int)
    """To hear on from a block and offset."""
    spell_wanted = Signal(int, int)
    """To hear the letters of the word at a block and offset."""
    expand_wanted = Signal(int)
    """To hear on in the article from a sentence."""
    why_wanted = Signal(int)
    """To be told why a sentence is in the summary, or is not."""
    emphasis_wanted = Signal(object)
    """The `Emphasis` that the summary is to have."""
    part_wanted = Signal(int, bool)
    """The skip with this index is to be restored (True) or skipped again."""
    kind_wanted = Signal(object, bool)
    """A `SkipReason`: whether its parts are to be restored or skipped again."""
    block_unwanted = Signal(int)
    """A block is not to be read."""
    copy_wanted = Signal()
    all_wanted = Signal()
    """All text is to be selected."""

    def __init__(self, parent: QWidget, state: SessionState, place: tuple[int, int] | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        article = state.article
        assert article is not None
        sentence = sentence_of(article, place)
        skip = skip_at(article, *place) if place is not None else None
        skipped = skip is not None and not article.skips[skip].restored
        if place is not None and not skipped:
            self._add_hearing(article, place, sentence)
        if sentence is not None and not skipped and state.reading is not Reading.ARTICLE:
            self._add(self.tr("Hear on in the article"), lambda: self.expand_wanted.emit(sentence))
        if sentence is not None and not skipped:
            self._add_weighing(state, sentence)
        self.copy = self._add(self.tr("Copy"), self.copy_wanted.emit)
        self._add(self.tr("Select all"), self.all_wanted.emit)
        if place is not None and (skip is not None or place[0] != 0):
            self.addSeparator()
            if skip is None:
                self._add(self.tr("Don't read this"), lambda: self.block_unwanted.emit(place[0]))
            else:
                self._add_part(article, skip)

    def _add_hearing(self, article: Article, place: tuple[int, int], sentence: int | None) -> None:
        self._add(self.tr("Hear from here"), lambda: self.hear_wanted.emit(*place))
        if sentence is not None:
            span = article.sentences[sentence].span
            start = (span.block, span.start)
            self._add(self.tr("Hear this sentence"), lambda: self.hear_wanted.emit(*start))
        self._add(self.tr("Spell this word"), lambda: self.spell_wanted.emit(*place))

    def _add_weighing(self, state: SessionState, sentence: int) -> None:
        """What the summary makes of a sentence, and is to make of it."""
        emphasis = state.emphasis
        pinned, excluded = sentence in emphasis.pinned, sentence in emphasis.excluded
        ranked = state.ranking is not None and sentence in state.ranking.order
        if not (ranked or pinned or excluded):
            return
        self.addSeparator()
        if state.ranking is not None:
            self._add(self.tr("Why this sentence"), lambda: self.why_wanted.emit(sentence))
        free = emphasis.freeing(sentence)
        always = free if pinned else emphasis.pinning(sentence)
        never = free if excluded else emphasis.excluding(sentence)
        self._add_wish(self.tr("Always in the summary"), always, checked=pinned)
        self._add_wish(self.tr("Never in the summary"), never, checked=excluded)
        if pinned or excluded:
            self._add(self.tr("Let it be chosen freely"), lambda: self.emphasis_wanted.emit(free))
        self.addSeparator()

    def _add_wish(self, text: str, wished: Emphasis, *, checked: bool) -> None:
        action = self._add(text, lambda: self.emphasis_wanted.emit(wished))
        action.setCheckable(True)
        action.setChecked(checked)

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
