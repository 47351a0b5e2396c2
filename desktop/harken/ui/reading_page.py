"""An article as it is read: its text, the controls on it, and what happens to them together."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from harken.article.model import Article, SkipReason, Span
from harken.article.position import Reading
from harken.article.source_name import short_source
from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.ui.buttons import Button
from harken.ui.end_card import EndCard
from harken.ui.markup import Labels, article_page
from harken.ui.page import Page
from harken.ui.places import Place
from harken.ui.reading_view import SIDE_PX, ReadingView
from harken.ui.skipped_strip import MOST_HEIGHT_PX, SkippedStrip
from harken.ui.skipping import with_kind, without_block
from harken.ui.summary_markup import summary_page
from harken.ui.summary_row import SummaryRow
from harken.ui.text_direction import direction
from harken.ui.text_menu import TextMenu
from harken.ui.theme import Theme

_STUCK_FROM_PX = 360
"""In a lower page the strip of skipped parts stays at the text's end."""
_FADE_PX = 24
"""Above the strip, the text that goes on under it fades out."""
_PILL_PX = 60
"""The floating button, and the room under it."""
_ROOM_AFTER_TEXT_PX = _FADE_PX + _PILL_PX + MOST_HEIGHT_PX + 16
"""Enough for strip and button, shown or not: another room would lay all out anew."""
_EXTENT_BLOCKS = 4
"""With fewer, an excerpt and a whole page are the same."""
_WITHOUT_SPACES = frozenset({"ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages that are written without spaces between words."""


class ReadingPage(QWidget):
    """Shows the session's state; sends commands."""

    commanded = Signal(object)
    """A `Command` for the session."""
    edited = Signal(object)
    """The article with other skips."""
    extent_wanted = Signal(object)
    """The `Extent` that the article's source is to be read with."""
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("readingPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._state: SessionState | None = None
        self._shown: tuple[object, ...] = ()
        self._keys_shown: tuple[object, ...] = ()
        self._show_skipped = False
        self._next_title: str | None = None
        self._rereads = False
        self._clicked: Span | None = None
        self.view = ReadingView(theme)
        self.view.setParent(self)
        self.setFocusProxy(self.view)
        self.controls = SummaryRow(theme)
        self.controls.setParent(self)
        self._strip_ground = QWidget(self)
        self._strip_ground.setObjectName("stripGround")
        self._strip_ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip_ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.strip = SkippedStrip()
        self.strip.setParent(self)
        self._back = Button(self.tr("Back to the spoken sentence"), kind="pill", parent=self)
        self._back.hide()
        self._end = EndCard()
        self._end.setParent(self)
        self._connect()

    def parts_in_order(self) -> Sequence[QWidget]:
        """What can have the focus, from top to bottom."""
        return (self.controls, self.view, self.strip, self._back, self._end)

    # What is shown

    def show_state(self, state: SessionState, next_title: str | None) -> None:
        """Shows another state: article, reading, summary or mode."""
        if state.article is None:
            return
        before = self._state.article if self._state is not None else None
        new_article = before is None or before.id != state.article.id
        self._state, self._next_title = state, next_title
        if new_article:
            self.view.following.start()
        self._show_page(state, state.article)
        self._show_keys(state, state.article)
        self._show_controls(state, state.article)
        self.show_place(state)
        self._end.setVisible(state.mode is Mode.ENDED)
        if state.mode is Mode.ENDED:
            self._end.show_for(state.reading, next_title)
        self._arrange()

    def show_rereading(self, rereads: bool) -> None:
        """Whether the article is being read anew, with another extent."""
        if rereads != self._rereads:
            self._rereads = rereads
            self._redraw()

    @property
    def shows_summary(self) -> bool:
        """Whether the key sentences are known, and marked or shown."""
        return self._state is not None and bool(self._state.summary)

    def show_place(self, state: SessionState) -> None:
        """Shows what is heard now; cheap."""
        self._state = state
        sentence: Span | None = None
        if state.article is not None and state.sentence is not None:
            sentence = state.article.sentences[state.sentence].span
        self.view.mark_heard(sentence, state.word)
        self._show_back()

    def _show_page(self, state: SessionState, article: Article) -> None:
        summary = state.summary if state.reading is Reading.SUMMARY else None
        wanted = (article, state.reading, summary, self._show_skipped, self._theme.is_dark)
        if wanted == self._shown:
            return
        same_text = self._shown[:2] == wanted[:2] or self._same_article(article, state.reading)
        places = [*self._kept_place(), *self.view.places.seen()] if same_text else []
        self._shown, self._keys_shown = wanted, ()
        self.view.show_page(self._page(state, article))
        self._arrange()
        self.view.places.scroll_to(places)

    def _same_article(self, article: Article, reading: Reading) -> bool:
        before = self._shown[0] if self._shown else None
        return isinstance(before, Article) and before.id == article.id and self._shown[1] is reading

    def _page(self, state: SessionState, article: Article) -> Page:
        meta = self._meta(article)
        if state.reading is Reading.SUMMARY:
            return summary_page(article, meta, state.summary)
        labels = Labels(restore=self.tr("Restore"), skip_again=self.tr("Skip again"))
        return article_page(article, meta, show_skipped=self._show_skipped, labels=labels)

    def _meta(self, article: Article) -> str:
        parts = [short_source(article.source), article.author or ""]
        if article.published is not None:
            day = article.published
            parts.append(QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy"))
        parts.append(self._counted(article))
        return " · ".join(part for part in parts if part)

    def _counted(self, article: Article) -> str:
        """How long it is, in words, or in characters where words are not parted."""
        numbers = QLocale()
        numbers.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
        if article.language.partition("-")[0] in _WITHOUT_SPACES:
            texts = (article.text_of(one.span) for one in article.sentences_read())
            count = sum(len("".join(text.split())) for text in texts)
            return self.tr("{n} characters").format(n=numbers.toString(count))
        count = article.words_read()
        counted = self.tr("1 word") if count == 1 else self.tr("{n} words")
        return counted.format(n=numbers.toString(count))

    def _show_keys(self, state: SessionState, article: Article) -> None:
        wanted = (article, state.reading, state.summary)
        if wanted == self._keys_shown:
            return
        self._keys_shown = wanted
        in_article = state.reading is Reading.ARTICLE
        spans = [article.sentences[index].span for index in state.summary if in_article]
        self.view.marking.show_keys(spans)

    def _show_controls(self, state: SessionState, article: Article) -> None:
        self.controls.stand_by(direction(article.title, article.language))
        self.controls.show_state(state)
        in_article = state.reading is Reading.ARTICLE
        differs = article.extent is not None and len(article.blocks) >= _EXTENT_BLOCKS
        tells = bool(article.skips) or differs
        self.strip.setVisible(tells and in_article)
        self._strip_ground.setVisible(self.strip.isVisibleTo(self))
        self.strip.show_skips(article.skips, self._show_skipped)
        self.strip.show_extent(article.extent, busy=self._rereads)

    def _show_back(self) -> None:
        state = self._state
        begun = state is not None and (state.mode is not Mode.READY or state.elapsed_s > 0)
        following = self.view.following
        lost = begun and not following.active and not following.heard_is_seen()
        self._back.setVisible(lost and not self._end.isVisibleTo(self))

    # Where things lie

    def _arrange(self) -> None:
        """Lays the controls under the heading, or at the top once the heading is scrolled away."""
        view, column = self.view, self.view.viewport().geometry()
        view.setGeometry(self.rect())
        strip_px = self.strip.fit(column.width() - 2 * SIDE_PX)
        self.strip.setFixedHeight(strip_px)
        strip_px = strip_px + 16 if self.strip.isVisibleTo(self) else 0
        self.controls.setFixedWidth(column.width())
        controls_px = self.controls.heightForWidth(column.width())
        if controls_px < 0:
            controls_px = self.controls.sizeHint().height()
        view.reserve(controls_px + 24, _ROOM_AFTER_TEXT_PX)
        y = round(view.heading_bottom()) + 8
        self.controls.setGeometry(column.left(), max(0, y), column.width(), controls_px)
        self.controls.set_stuck(y < 0)
        covered_px = strip_px if self.height() >= _STUCK_FROM_PX else 0
        view.following.set_covered(controls_px + 16 if y < 0 else 0, covered_px + 16)
        self._arrange_bottom(strip_px)

    def _arrange_bottom(self, strip_px: int) -> None:
        column = self.view.viewport().geometry()
        left, width = column.left() + SIDE_PX, column.width() - 2 * SIDE_PX
        y = round(self.view.text_bottom()) + _FADE_PX
        if self.view.verticalScrollBar().maximum() > 0:
            y += _PILL_PX
        if self.height() >= _STUCK_FROM_PX:
            y = min(y, self.height() - strip_px)
        self.strip.setGeometry(left, y, width, self.strip.height())
        top = y - _FADE_PX
        self._strip_ground.setGeometry(column.left(), top, column.width(), self.height() - top)
        bottom = min(self.height(), y if strip_px else self.height()) - 16
        self._end.fit(self.width() - 16)
        for floating in (self._back, self._end):
            size = floating.sizeHint()
            x = (self.width() - size.width()) // 2
            floating.setGeometry(x, bottom - size.height(), size.width(), size.height())
            floating.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arranges everything in the new size."""
        super().resizeEvent(event)
        self.view.setGeometry(self.rect())
        self._arrange()
        self.view.following.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the text wherever on the page the wheel is turned."""
        QApplication.sendEvent(self.view.viewport(), event)

    # What the person does

    def _connect(self) -> None:
        self.view.moved.connect(self._arrange)
        self.view.moved.connect(self._show_back)
        self.view.following.changed.connect(self._show_back)
        self.view.place_clicked.connect(self._hear_from)
        self.view.skip_clicked.connect(self._toggle_skip)
        self.view.menu_wanted.connect(self._open_menu)
        self.controls.commanded.connect(self.commanded)
        self.strip.show_wanted.connect(self._set_show_skipped)
        self.strip.kind_wanted.connect(self._restore_kind)
        self.strip.extent_wanted.connect(self.extent_wanted)
        self._back.clicked.connect(self.view.following.start)
        self._end.again_wanted.connect(self._hear_again)
        self._end.article_wanted.connect(self._hear_article)
        self._end.next_wanted.connect(self.next_wanted)
        self._theme.changed.connect(self._redraw)

    def _do(self, action: Action, value: object = None) -> None:
        self.commanded.emit(Command(action, value))

    def _hear_from(self, block: int, offset: int) -> None:
        self.view.following.start()
        self._do(Action.SEEK, (block, offset))

    def _hear_again(self) -> None:
        self._do(Action.SEEK_SECONDS, 0.0)
        self._do(Action.PLAY)

    def _hear_article(self) -> None:
        self._do(Action.SET_READING, Reading.ARTICLE)
        self._do(Action.SEEK_SECONDS, 0.0)
        self._do(Action.PLAY)

    def _set_show_skipped(self, shown: bool) -> None:
        self._show_skipped = shown
        self._redraw()

    def _redraw(self) -> None:
        if self._state is not None:
            self.show_state(self._state, self._next_title)

    def _toggle_skip(self, index: int, restored: bool) -> None:
        article = self._state.article if self._state is not None else None
        if article is None or index >= len(article.skips):
            return
        by_key = self.view.link_has_focus
        span = article.skips[index].span
        self._edit(article.with_restored(index, restored=restored), span)
        if by_key:
            # All was laid out anew; the next press of Enter takes it back.
            self.view.focus_link(index)

    def _restore_kind(self, reason: SkipReason | None, restored: bool) -> None:
        article = self._state.article if self._state is not None else None
        if article is not None:
            self._edit(with_kind(article, reason, restored=restored))

    def _skip_block(self, block: int) -> None:
        article = self._state.article if self._state is not None else None
        if article is not None:
            self._edit(without_block(article, block))

    def _edit(self, article: Article, clicked: Span | None = None) -> None:
        """Hands on another choice of skips; what was clicked stays where it is on the screen."""
        self._clicked = clicked
        with self.view.following.held():
            self.edited.emit(article)
        self._clicked = None

    def _kept_place(self) -> list[Place]:
        span = self._clicked
        if span is None or span.end <= span.start:
            return []
        place = self.view.places.place_of(Span(span.block, span.end - 1, span.end))
        return [place] if place is not None else []

    def _open_menu(self, place: tuple[int, int] | None, at: QPoint) -> None:
        if self._state is None or self._state.article is None:
            return
        menu = TextMenu(self, self._state.article, self._state.reading, place)
        menu.hear_wanted.connect(self._hear_from)
        menu.hear_in_article_wanted.connect(self._hear_in_article)
        menu.part_wanted.connect(self._toggle_skip)
        menu.kind_wanted.connect(self._restore_kind)
        menu.block_unwanted.connect(self._skip_block)
        menu.copy_wanted.connect(self.view.copy)
        menu.all_wanted.connect(self.view.selectAll)
        menu.copy.setEnabled(self.view.textCursor().hasSelection())
        menu.popup(at)

    def _hear_in_article(self, block: int, offset: int) -> None:
        self._do(Action.SET_READING, Reading.ARTICLE)
        self._hear_from(block, offset)
