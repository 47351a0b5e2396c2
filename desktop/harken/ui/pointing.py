"""What a pointer finds in the summary: the sentence under it, which a click expands."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QToolTip

from harken.article.model import Article
from harken.article.position import Reading
from harken.listening.state import SessionState
from harken.ui.reading_view import ReadingView
from harken.ui.why import why


def sentence_of(article: Article, place: tuple[int, int] | None) -> int | None:
    """The sentence that has the character at a block and offset; None where none has."""
    found = article.sentence_at(*place) if place is not None else None
    if found is None or place is None:
        return None
    return found.index if (found.span.block, found.span.start) <= place else None


class Pointing(QObject):
    """Shows what a click in the summary does, before it is done.

    Args:
        view: What is pointed at.
    """

    expand_wanted = Signal(int)
    """A sentence of the summary was clicked."""
    seek_wanted = Signal(int, int)
    """Another place was clicked: its block and offset."""

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        self._state: SessionState | None = None
        self._sentence: int | None = None
        view.pointed.connect(self._point)
        view.hint_wanted.connect(self._hint)
        view.place_clicked.connect(self._click)

    def show_state(self, state: SessionState) -> None:
        """Finds the sentences of this state from now on."""
        self._state = state

    def forget(self) -> None:
        """The text under the pointer has changed."""
        self._sentence = None
        self._view.marking.show_pointed(None)
        QToolTip.hideText()

    def _at(self, place: tuple[int, int] | None) -> int | None:
        state = self._state
        if state is None or state.article is None or state.reading is not Reading.SUMMARY:
            return None
        sentence = sentence_of(state.article, place)
        return sentence if sentence in state.summary else None

    def _point(self, place: tuple[int, int] | None) -> None:
        sentence = self._at(place)
        if sentence == self._sentence or self._state is None or self._state.article is None:
            return
        self._sentence = sentence
        sentences = self._state.article.sentences
        self._view.marking.show_pointed(sentences[sentence].span if sentence is not None else None)

    def _hint(self, place: tuple[int, int] | None, at: QPoint) -> None:
        sentence = self._at(place)
        if sentence is None or self._state is None or self._state.ranking is None:
            QToolTip.hideText()
            return
        click = self.tr("Click to hear on from here in the article.")
        told = why(self._state, self._state.ranking, sentence).hint
        QToolTip.showText(at, f"{click}\n{told}", self._view.viewport())

    def _click(self, block: int, offset: int) -> None:
        sentence = self._at((block, offset))
        if sentence is not None:
            self.expand_wanted.emit(sentence)
        else:
            self.seek_wanted.emit(block, offset)
