"""What the person does to skipped parts: restores them, skips them again, skips others."""

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article, SkipReason, Span
from harken.ui.places import Place
from harken.ui.reading_view import ReadingView
from harken.ui.skipping import with_kind, without_block


class SkipEditing(QObject):
    """Makes the article with other skips, and keeps what was clicked where it is on the screen.

    Args:
        view: What shows the article.
    """

    edited = Signal(object)
    """The article with other skips."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        self._article: Article | None = None
        self._clicked: Span | None = None

    def show_article(self, article: Article) -> None:
        """Edits this article from now on."""
        self._article = article

    def toggle(self, index: int, restored: bool) -> None:
        """Restores the skip with this index, or skips it again."""
        if self._article is None or index >= len(self._article.skips):
            return
        by_key = self._view.link_has_focus
        span = self._article.skips[index].span
        self._edit(self._article.with_restored(index, restored=restored), span)
        if by_key:
            # All was laid out anew; the next press of Enter takes it back.
            self._view.focus_link(index)

    def restore_kind(self, reason: SkipReason | None, restored: bool) -> None:
        """Restores all parts of a kind (None: all parts), or skips them again."""
        if self._article is not None:
            self._edit(with_kind(self._article, reason, restored=restored))

    def skip_block(self, block: int) -> None:
        """Skips a block."""
        if self._article is not None:
            self._edit(without_block(self._article, block))

    def kept_place(self) -> list[Place]:
        """What was clicked, and where on the screen it is; nothing unless a click is acted on."""
        span = self._clicked
        if span is None or span.end <= span.start:
            return []
        place = self._view.places.place_of(Span(span.block, span.end - 1, span.end))
        return [place] if place is not None else []

    def _edit(self, article: Article, clicked: Span | None = None) -> None:
        self._clicked = clicked
        with self._view.following.held():
            self.edited.emit(article)
        self._clicked = None
