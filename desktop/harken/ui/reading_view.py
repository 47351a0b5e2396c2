"""The text of an article: shows a page of markup, marks what is heard, and takes clicks."""

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScroller, QTextBrowser

from harken.article.model import Span
from harken.ui.document_style import document_style
from harken.ui.following import Following
from harken.ui.look import DEFAULT_LOOK, Look
from harken.ui.marking import Marking, cursor_over
from harken.ui.page import Page
from harken.ui.page_room import PageRoom
from harken.ui.places import Place, Places
from harken.ui.text_lines import Range, bounds_of
from harken.ui.theme import Theme
from harken.ui.typefaces import reading_font

SIDE_PX = 24
"""Room beside the text column for the marks in the margin."""
_SCROLLING = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip
_TO_THE_ENDS = {
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, key): action
    for key, action in (
        (Qt.Key.Key_Home, QAbstractSlider.SliderAction.SliderToMinimum),
        (Qt.Key.Key_End, QAbstractSlider.SliderAction.SliderToMaximum),
    )
}
_OWN_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MENU_KEY = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
"""Not every keyboard has a Menu key, and not on every system Qt knows this one for it."""


class ReadingView(QTextBrowser):
    """Shows one page; knows nothing of the session."""

    place_clicked = Signal(int, int)
    """A word of the article was clicked: its block and offset."""
    menu_wanted = Signal(object, QPoint)
    """A context menu for (block, offset) or None, and where on the screen."""
    skip_clicked = Signal(int, bool)
    """The skip with this index is to be restored (True) or skipped again."""
    pointed = Signal(object)
    """The pointer is over this (block, offset), or over None."""
    hint_wanted = Signal(object, QPoint)
    """The pointer rests over a (block, offset) or None; and where on the screen it is."""
    moved = Signal()
    """The text was scrolled or laid out anew."""
    size_wanted = Signal(bool)
    """The wheel is turned for bigger text (True) or for smaller."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._look = DEFAULT_LOOK
        self.places = Places(self)
        self.marking = Marking(self, self.places, theme)
        self.room = PageRoom(self)
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
        self.following = Following(self, self.marking.heard_bounds)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.anchorClicked.connect(self._act_on_link)
        self.verticalScrollBar().rangeChanged.connect(self._rest_scroll_bar)
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)
        self.document().documentLayout().documentSizeChanged.connect(self._tell_moved)

    def _tell_moved(self, _: int | QSize) -> None:
        self.marking.follow_scrolling()
        self.moved.emit()

    def _rest_scroll_bar(self, _: int, maximum: int) -> None:
        self.verticalScrollBar().setEnabled(maximum > 0)

    # What is shown

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self.places.page

    @property
    def look(self) -> Look:
        """How the text looks."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Shows text like this from now on; `show_page` lays out anew what is shown already."""
        self._look = look
        self.following.set_reduced_motion(look.reduced_motion)
        self.marking.set_dimming(look.dim_others)

    def show_page(self, page: Page) -> None:
        """Shows `page` from its top, without marks."""
        look = self._look
        self.places.page = page
        self.marking.clear(page.quotes)
        self.following.rest()
        font = reading_font(look.text_px, typeface=look.typeface, language=page.language)
        self.document().setDefaultFont(font)
        sans = QApplication.font().family()
        style = document_style(self._theme.colours, look, page.language, sans)
        self.document().setDefaultStyleSheet(style)
        # First the width, so that the text is laid out once.
        self.fit_column()
        self.setHtml(page.html)

    def fit_column(self) -> None:
        """Centres the text column, which never grows wider than one reads with ease."""
        most_px = self._look.column_em * self._look.text_px
        side = max(0, (self.width() - most_px - 2 * SIDE_PX) // 2)
        if self.viewportMargins().left() != side:
            bar_px = self.verticalScrollBar().sizeHint().width()
            self.setViewportMargins(side, 0, max(0, side - bar_px), 0)

    def mark_heard(self, sentence: Span | None, word: Span | None) -> None:
        """Marks the sentence and the word that are heard; scrolls to them."""
        self.marking.show_heard(sentence, word)
        self.following.update()

    def kept_places(self) -> list[Place]:
        """What stays where it is when the text is laid out anew: the first of it still shown."""
        seen = self.places.seen()
        heard = self.marking.sentence
        if heard is not None and self.following.active and self.following.heard_is_seen():
            place = self.places.place_of(heard)
            return seen if place is None or not seen else [place, *seen]
        return seen

    @property
    def link_has_focus(self) -> bool:
        """Whether a link in the text has the keyboard's focus."""
        cursor = self.textCursor()
        return self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor()

    def focus_link(self, index: int) -> None:
        """Gives the keyboard's focus to the link of the skip with this index."""
        where = self.page.links.get(index) if self.page is not None else None
        if where is not None:
            self.setTextCursor(cursor_over(self, where))
            self._reveal_link()

    def _reveal_link(self) -> None:
        """Scrolls to where nothing lies over the link that has the focus."""
        cursor = self.textCursor()
        where = (cursor.selectionStart(), cursor.selectionEnd())
        self.following.reveal(bounds_of(self.document(), [where]))

    def on_screen(self, sentence: Span) -> QRect:
        """Where a sentence is seen on the screen; the view's middle where it is not."""
        return self.room.on_screen(self.places.ranges_of(sentence))

    # What Qt calls

    def event(self, event: QEvent) -> bool:
        """Fits the column before the text is laid out in a new size."""
        if event.type() is QEvent.Type.Resize:
            self.fit_column()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the marks, then the text over them."""
        self.marking.paint(event.rect())
        super().paintEvent(event)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Loads nothing, whatever a markup may name."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls for the person, who is then left alone; with Ctrl, sizes the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.size_wanted.emit(turned > 0)
            event.accept()
            return
        self.following.stop()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls, or opens the menu; every other key is the window's."""
        if event.key() in _SCROLLING and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.following.stop()
            super().keyPressEvent(event)
        elif event.keyCombination() in _TO_THE_ENDS:
            self.verticalScrollBar().triggerAction(_TO_THE_ENDS[event.keyCombination()])
        elif event.key() in _OWN_KEYS or event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        elif event.keyCombination() == _MENU_KEY:
            by_key, middle = QContextMenuEvent.Reason.Keyboard, self.rect().center()
            self.contextMenuEvent(QContextMenuEvent(by_key, middle, self.mapToGlobal(middle)))
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        """Goes from link to link."""
        moved = super().focusNextPrevChild(forward)
        if moved and self.link_has_focus:
            self._reveal_link()
        return moved

    def viewportEvent(self, event: QEvent) -> bool:
        """Asks for a hint where the pointer rests; and hears when it leaves."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.hint_wanted.emit(self.places.under(QPointF(event.pos())), event.globalPos())
            return True
        if event.type() is QEvent.Type.Leave:
            self.pointed.emit(None)
        if event.type() is QEvent.Type.Scroll:  # by a finger
            self.following.stop()
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells where the pointer is, unless it selects."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.pointed.emit(self.places.under(event.position()))

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
        place = self.places.under(event.position())
        if place is not None:
            self.place_clicked.emit(*place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for our own menu: for what is under the pointer, or for what is read."""
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.places.under(QPointF(event.pos())), event.globalPos())
        elif self.link_has_focus:
            self._reveal_link()
            cursor = self.textCursor()
            link = (cursor.selectionStart(), cursor.selectionEnd())
            # What it restores stands before it.
            self._ask_for_menu([link], about=link[0] - 1)
        elif self.marking.marks.sentence:
            if not self.following.heard_is_seen():
                self.following.reveal(self.marking.heard_bounds()[0])
            sentence = self.marking.marks.sentence
            self._ask_for_menu(sentence, about=sentence[0][0])
        else:
            self.menu_wanted.emit(None, event.globalPos())

    def _ask_for_menu(self, under: list[Range], about: int) -> None:
        """Asks for one under what is shown there, about a position in the document."""
        place = self.page.place_of(about) if self.page is not None else None
        at = self.room.on_screen(under).bottomLeft() + QPoint(0, 1)
        self.menu_wanted.emit(place, at)

    def _act_on_link(self, url: QUrl) -> None:
        action, _, index = url.path().partition("/")
        if url.scheme() == "harken" and index.isdigit():
            self.skip_clicked.emit(int(index), action == "restore")
