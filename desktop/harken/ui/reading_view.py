"""The text of an article: shows a page of markup, marks what is heard, and takes clicks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit

from harken.article.model import Span
from harken.ui.document_style import document_style
from harken.ui.following import Following
from harken.ui.highlight import Highlights, Range, Seen, bounds_of, paint
from harken.ui.page import Page
from harken.ui.theme import READING_TEXT_PX, Theme, reading_font

COLUMN_EM = 38
SIDE_PX = 24
"""Room beside the text column for the marks in the margin."""
_SCROLLING = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip


Place = tuple[Span, float]
"""A stretch of the article, and how many pixels below the top of the view it is."""
_OWN_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ReadingView(QTextBrowser):
    """Shows one page; knows nothing of the session."""

    place_clicked = Signal(int, int)
    """A word of the article was clicked: its block and offset."""
    menu_wanted = Signal(object, QPoint)
    """A context menu for (block, offset) or None, and where on the screen."""
    skip_clicked = Signal(int, bool)
    """The skip with this index is to be restored (True) or skipped again."""
    moved = Signal()
    """The text was scrolled or laid out anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._marks = Highlights()
        self._heard = (QRectF(), QRectF())
        self._heard_width = 0
        self._pressed_at: QPoint | None = None
        self.setObjectName("readingView")
        self.setAccessibleName(self.tr("Article text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        # Always there, so that the column never jumps; the style hides the handle of an idle one.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setAccessibleName(self.tr("Scroll the article"))
        self.document().setIndentWidth(24)
        self.document().setDocumentMargin(SIDE_PX)
        self.following = Following(self, self._heard_bounds)
        self.anchorClicked.connect(self._act_on_link)
        self.verticalScrollBar().rangeChanged.connect(self._rest_scroll_bar)
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)
        self.document().documentLayout().documentSizeChanged.connect(self._tell_moved)

    def _tell_moved(self, _: int | QSize) -> None:
        self.moved.emit()

    def _rest_scroll_bar(self, _: int, maximum: int) -> None:
        self.verticalScrollBar().setEnabled(maximum > 0)

    # What is shown

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def show_page(self, page: Page, text_px: int = READING_TEXT_PX) -> None:
        """Shows `page` from its top, without marks."""
        self._page = page
        self._marks = Highlights(quotes=page.quotes)
        self._heard = (QRectF(), QRectF())
        self.setExtraSelections([])
        self.document().setDefaultFont(reading_font(text_px))
        sans = QApplication.font().family()
        self.document().setDefaultStyleSheet(document_style(self._theme.colours, text_px, sans))
        # First the width, so that the text is laid out once.
        self.fit_column(text_px)
        self.setHtml(page.html)

    def fit_column(self, text_px: int = READING_TEXT_PX) -> None:
        """Centres the text column, which never grows wider than one reads with ease."""
        side = max(0, (self.width() - COLUMN_EM * text_px - 2 * SIDE_PX) // 2)
        if self.viewportMargins().left() != side:
            bar_px = self.verticalScrollBar().sizeHint().width()
            self.setViewportMargins(side, 0, max(0, side - bar_px), 0)

    def mark_keys(self, sentences: list[Span]) -> None:
        """Underlines the key sentences and marks their paragraphs in the margin."""
        keys: dict[int, list[Range]] = {}
        for sentence in sentences:
            for span in self._ranges(sentence):
                number = self.document().findBlock(span[0]).blockNumber()
                keys.setdefault(number, []).append(span)
        self._marks.keys = keys
        self.viewport().update()

    def mark_heard(self, sentence: Span | None, word: Span | None) -> None:
        """Tints the sentence and highlights the word that are heard; scrolls to them."""
        before = self._heard_bounds()
        sentence_before = self._marks.sentence
        self._marks.sentence, self._marks.word = self._ranges(sentence), self._ranges(word)
        self._ink_word()
        self._measure_heard(keep_sentence=self._marks.sentence == sentence_before)
        changed = before[1].united(self._heard[1])
        if self._marks.sentence != sentence_before:
            changed = changed.united(before[0]).united(self._heard[0])
        scrolled = -self.verticalScrollBar().value()
        self.viewport().update(changed.translated(0, scrolled).toAlignedRect())
        self.following.update()

    @property
    def link_has_focus(self) -> bool:
        """Whether a link in the text has the keyboard's focus."""
        cursor = self.textCursor()
        return self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor()

    def focus_link(self, index: int) -> None:
        """Gives the keyboard's focus to the link of the skip with this index."""
        where = self._page.links.get(index) if self._page is not None else None
        if where is not None:
            self.setTextCursor(self._cursor_over(where))
            self._reveal_link()

    def _reveal_link(self) -> None:
        """Scrolls to where nothing lies over the link that has the focus."""
        cursor = self.textCursor()
        where = (cursor.selectionStart(), cursor.selectionEnd())
        self.following.reveal(bounds_of(self.document(), [where]))

    def _ranges(self, span: Span | None) -> list[Range]:
        return self._page.ranges_of(span) if span is not None and self._page is not None else []

    def _ink_word(self) -> None:
        """The word's ink; its ground is painted under it."""
        selections: list[QTextEdit.ExtraSelection] = []
        for where in self._marks.word:
            selection = QTextEdit.ExtraSelection()
            ink = QTextCharFormat()
            ink.setForeground(QColor(self._theme.colours.on_word))
            selection.cursor = self._cursor_over(where)
            selection.format = ink
            selections.append(selection)
        self.setExtraSelections(selections)

    def _cursor_over(self, where: Range) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(where[0])
        cursor.setPosition(where[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _measure_heard(self, *, keep_sentence: bool) -> None:
        document = self.document()
        kept = keep_sentence and self._heard_width == self.viewport().width()
        sentence = self._heard[0] if kept else bounds_of(document, self._marks.sentence)
        self._heard = (sentence, bounds_of(document, self._marks.word))
        self._heard_width = self.viewport().width()

    def _heard_bounds(self) -> tuple[QRectF, QRectF]:
        if self._heard_width != self.viewport().width():
            self._measure_heard(keep_sentence=False)
        return self._heard

    # Geometry, in the viewport's coordinates

    def heading_bottom(self) -> float:
        """Where the line under the title ends."""
        return self._bottom_of(self.document().findBlockByNumber(1))

    def text_bottom(self) -> float:
        """Where the last line ends, as far as the document is laid out."""
        bar = self.verticalScrollBar()
        if bar.maximum() == 0:
            return self._bottom_of(self.document().lastBlock())
        # Asking the layout for the document's size would have all of it laid out.
        height = bar.maximum() + self.viewport().height()
        return height - self.document().rootFrame().frameFormat().bottomMargin() - bar.value()

    def _bottom_of(self, block: QTextBlock) -> float:
        bounds = self.document().documentLayout().blockBoundingRect(block)
        return bounds.bottom() - self.verticalScrollBar().value()

    def reserve(self, after_heading_px: int, after_text_px: int) -> None:
        """Keeps room for what lies on the view: under the heading, and at the text's end."""
        heading = QTextCursor(self.document().findBlockByNumber(1))
        form = heading.blockFormat()
        if form.bottomMargin() != after_heading_px:
            form.setBottomMargin(after_heading_px)
            heading.setBlockFormat(form)
        root = self.document().rootFrame()
        frame = root.frameFormat()
        if frame.bottomMargin() != after_text_px:
            frame.setBottomMargin(after_text_px)
            root.setFrameFormat(frame)

    def places_seen(self) -> list[Place]:
        """Some of what is seen, from the top down; nothing where the text stands at its top."""
        if self.verticalScrollBar().value() == 0:
            return []
        found: list[Place] = []
        for y in range(0, self.viewport().height(), 8):
            at = self._place_under(QPointF(SIDE_PX + 1, y))
            place = self.place_of(Span(at[0], at[1], at[1] + 1)) if at is not None else None
            if place is not None and place not in found:
                found.append(place)
        return found

    def place_of(self, span: Span) -> Place | None:
        """Where a stretch of the article is on the screen; None where it is not shown."""
        if not self._ranges(span):
            return None
        return span, self._top_of(span) - self.verticalScrollBar().value()

    def scroll_to_place(self, places: Sequence[Place]) -> None:
        """Scrolls so that the first of `places` that is still shown is where it was."""
        for span, below_top_px in places:
            if self._ranges(span):
                self._scroll_at_once(round(self._top_of(span) - below_top_px))
                return

    def _scroll_at_once(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum():
            # A long text is laid out bit by bit: here as far as it will be seen, of which the bar
            # would hear later only.
            layout = self.document().documentLayout()
            bottom = QPointF(0, value + self.viewport().height())
            layout.hitTest(bottom, Qt.HitTestAccuracy.FuzzyHit)
            layout.documentSizeChanged.emit(QSizeF())
        bar.setValue(value)

    def _top_of(self, span: Span) -> float:
        return bounds_of(self.document(), self._ranges(span)).top()

    def _place_under(self, at: QPointF) -> tuple[int, int] | None:
        """The block and offset of the character at a point of the viewport."""
        point = QPointF(at.x(), at.y() + self.verticalScrollBar().value())
        block = self.cursorForPosition(at.toPoint()).block()
        bounds = self.document().documentLayout().blockBoundingRect(block)
        if self._page is None or not bounds.top() <= point.y() <= bounds.bottom():
            return None
        line = self._line_under(block, point.y() - bounds.top())
        x = point.x() - bounds.left()
        within = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        last = line.textStart() + line.textLength() - 1
        return self._page.place_of(block.position() + min(within, last))

    @staticmethod
    def _line_under(block: QTextBlock, y: float) -> QTextLine:
        layout = block.layout()
        low, high = 0, layout.lineCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            if layout.lineAt(middle).y() <= y:
                low = middle
            else:
                high = middle - 1
        return layout.lineAt(low)

    # What Qt calls

    def event(self, event: QEvent) -> bool:
        """Fits the column before the text is laid out in a new size."""
        if event.type() is QEvent.Type.Resize:
            self.fit_column(self.document().defaultFont().pixelSize())
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the marks, then the text over them."""
        scrolled = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -scrolled)
        area = QRectF(event.rect()).translated(0, scrolled)
        first = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        paint(painter, Seen(self.document(), first, area), self._marks, self._theme.colours)
        painter.end()
        super().paintEvent(event)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Loads nothing, whatever a markup may name."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls for the person, who is then left alone."""
        self.following.stop()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls; every other key is the window's."""
        if event.key() in _SCROLLING and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.following.stop()
            super().keyPressEvent(event)
        elif event.key() in _OWN_KEYS or event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        """Goes from link to link."""
        moved = super().focusNextPrevChild(forward)
        if moved and self.link_has_focus:
            self._reveal_link()
        return moved

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a click or a selection begins."""
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_at = event.position().toPoint() if plain else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing and hits no link means: hear from here."""
        pressed_at, self._pressed_at = self._pressed_at, None
        super().mouseReleaseEvent(event)
        event.accept()
        if pressed_at is None or self.textCursor().hasSelection():
            return
        point = event.position().toPoint()
        moved_px = (point - pressed_at).manhattanLength()
        if moved_px >= QApplication.startDragDistance() or self.anchorAt(point):
            return
        place = self._place_under(event.position())
        if place is not None:
            self.place_clicked.emit(*place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for our own menu."""
        self.menu_wanted.emit(self._place_under(QPointF(event.pos())), event.globalPos())

    def _act_on_link(self, url: QUrl) -> None:
        action, _, index = url.path().partition("/")
        if url.scheme() == "harken" and index.isdigit():
            self.skip_clicked.emit(int(index), action == "restore")
