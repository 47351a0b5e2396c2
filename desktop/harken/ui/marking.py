"""What is marked in a view: the sentence and word that are heard, key sentences, pins."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from harken.article.model import Span
from harken.ui.dimming import Dimming
from harken.ui.highlight import Highlights, Seen, paint
from harken.ui.places import Places
from harken.ui.text_lines import Range, bounds_of
from harken.ui.theme import Theme


class Marking:
    """Keeps the marks of a view's page, measures and paints them.

    Args:
        view: What is marked.
        places: Where the article is in it.
        theme: The colours.
    """

    def __init__(self, view: QTextBrowser, places: Places, theme: Theme) -> None:
        self._view = view
        self._places = places
        self._theme = theme
        self._dimming = Dimming(view, places, theme)
        self.sentence: Span | None = None
        """The one that is heard."""
        self.marks = Highlights()
        self._found: dict[Span, list[tuple[int, Range]]] = {}
        self._heard = (QRectF(), QRectF())
        self._heard_width = 0

    def clear(self, quotes: frozenset[int]) -> None:
        """Forgets all marks, for another page with these quoted rows."""
        self.marks = Highlights(quotes=quotes)
        self._found.clear()
        self._dimming.forget()
        self.sentence = None
        self._heard = (QRectF(), QRectF())
        self._view.setExtraSelections([])

    def show_keys(self, sentences: Iterable[Span]) -> None:
        """Underlines the key sentences and marks their paragraphs in the margin."""
        self.marks.keys = self._by_block(sentences)
        self._view.viewport().update()

    def show_pinned(self, sentences: Iterable[Span]) -> None:
        """Puts a pin into the margin where each of the sentences begins."""
        self.marks.pins = self._by_block(sentences)
        self._view.viewport().update()

    def show_marked(self, sentences: Iterable[Span]) -> None:
        """Puts a bookmark into the margin where each of the sentences begins."""
        self.marks.marked = self._by_block(sentences)
        self._view.viewport().update()

    def show_pointed(self, sentence: Span | None) -> None:
        """Shows that a click on the sentence does something; None: it is but text."""
        self.marks.pointed = self._places.ranges_of(sentence)
        shape = Qt.CursorShape.PointingHandCursor if sentence else Qt.CursorShape.IBeamCursor
        self._view.viewport().setCursor(shape)
        self._view.viewport().update()

    def set_dimming(self, wanted: bool) -> None:
        """Whether all paragraphs but the one that is heard are dimmed."""
        self._dimming.wanted = wanted
        self._ink()

    def follow_scrolling(self) -> None:
        """Other paragraphs are seen, which may have to be dimmed."""
        if self._dimming.wanted:
            self._ink()

    def show_heard(self, sentence: Span | None, word: Span | None) -> None:
        """Tints the sentence and highlights the word that are heard."""
        before = self.heard_bounds()
        sentence_before = self.marks.sentence
        self.marks.sentence = self._places.ranges_of(sentence)
        self.marks.word = self._places.ranges_of(word)
        self.sentence = sentence
        self._ink()
        self._measure_heard(keep_sentence=self.marks.sentence == sentence_before)
        changed = before[1].united(self._heard[1])
        if self.marks.sentence != sentence_before:
            changed = changed.united(before[0]).united(self._heard[0])
        scrolled = -self._view.verticalScrollBar().value()
        self._view.viewport().update(changed.translated(0, scrolled).toAlignedRect())

    def heard_bounds(self) -> tuple[QRectF, QRectF]:
        """Round the sentence and the word that are heard, in the document's coordinates."""
        if self._heard_width != self._view.viewport().width():
            self._measure_heard(keep_sentence=False)
        return self._heard

    def paint(self, rect: QRect) -> None:
        """Paints the marks in a part of the viewport, before its text."""
        scrolled = self._view.verticalScrollBar().value()
        painter = QPainter(self._view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -scrolled)
        area = QRectF(rect).translated(0, scrolled)
        first = self._view.cursorForPosition(QPoint(0, rect.top())).block()
        seen = Seen(self._view.document(), first, area)
        paint(painter, seen, self.marks, self._theme.colours)
        painter.end()

    def _ink(self) -> None:
        """The ink of the word, whose ground is painted under it, and of what is dimmed."""
        lit = self._dimming.lit(self.sentence)
        selections = self._dimming.selections(lit)
        if lit != self.marks.lit:
            self.marks.lit = lit
            self._view.viewport().update()
        for where in self.marks.word:
            selection = QTextEdit.ExtraSelection()
            ink = QTextCharFormat()
            ink.setForeground(QColor(self._theme.colours.on_word))
            selection.cursor = cursor_over(self._view, where)
            selection.format = ink
            selections.append(selection)
        self._view.setExtraSelections(selections)

    def _measure_heard(self, *, keep_sentence: bool) -> None:
        document, width = self._view.document(), self._view.viewport().width()
        kept = keep_sentence and self._heard_width == width
        sentence = self._heard[0] if kept else bounds_of(document, self.marks.sentence)
        self._heard = (sentence, bounds_of(document, self.marks.word))
        self._heard_width = width

    def _by_block(self, sentences: Iterable[Span]) -> dict[int, list[Range]]:
        """Where sentences are shown, by the number of the document's block."""
        by_block: dict[int, list[Range]] = {}
        for sentence in sentences:
            found = self._found.get(sentence)
            if found is None:
                # Another length has most sentences in common with the one before.
                found = self._found[sentence] = list(self._find(sentence))
            for number, span in found:
                by_block.setdefault(number, []).append(span)
        return by_block

    def _find(self, sentence: Span) -> Iterator[tuple[int, Range]]:
        document = self._view.document()
        for span in self._places.ranges_of(sentence):
            yield document.findBlock(span[0]).blockNumber(), span


def cursor_over(view: QTextBrowser, where: Range) -> QTextCursor:
    """A cursor that selects a range of the view's document."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(where[0])
    cursor.setPosition(where[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor
