"""An article as it is read: its text, the controls on it, and what happens to them together."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from harken.article.model import Article, Span
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.ui.arrangement import Arrangement
from harken.ui.buttons import Button
from harken.ui.byline import byline
from harken.ui.end_card import EndCard
from harken.ui.look import Look
from harken.ui.markup import Labels, article_page
from harken.ui.page import Page
from harken.ui.pointing import Pointing
from harken.ui.reading_view import ReadingView
from harken.ui.skip_editing import SkipEditing
from harken.ui.skipped_strip import SkippedStrip
from harken.ui.summary_markup import summary_page
from harken.ui.summary_row.row import SummaryRow
from harken.ui.text_direction import direction
from harken.ui.text_menu import TextMenu
from harken.ui.theme import Theme
from harken.ui.why import why
from harken.ui.why_panel import WhyPanel

_EXTENT_BLOCKS = 4
"""With fewer, an excerpt and a whole page are the same."""


class ReadingPage(QWidget):
    """Shows the session's state; sends commands."""

    commanded = Signal(object)
    """A `Command` for the session."""
    edited = Signal(object)
    """The article with other skips."""
    extent_wanted = Signal(object)
    """The `Extent` that the article's source is to be read with."""
    next_wanted = Signal()
    article_changed = Signal()
    """Another article is about to be shown: what speaks of the one before has to close."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("readingPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._state: SessionState | None = None
        self._article_id: str | None = None
        self._shown: tuple[object, ...] = ()
        self._keys_shown: tuple[object, ...] = ()
        self._byline_of: Article | None = None
        self._byline = ""
        self._show_skipped = False
        self._next_title: str | None = None
        self._rereads = False
        self.view = ReadingView(theme)
        self.view.setParent(self)
        self._pointing = Pointing(self.view)
        self.skips = SkipEditing(self.view)
        self.setFocusProxy(self.view)
        self.controls = SummaryRow(theme)
        self.controls.setParent(self)
        self._strip_ground = self._ground()
        self.strip = SkippedStrip()
        self.strip.setParent(self)
        self._back = Button(self.tr("Back to the spoken sentence"), kind="pill", parent=self)
        self._back.hide()
        self._end = EndCard()
        self._end.setParent(self)
        self._arrangement = Arrangement(
            self, self.view, self.controls, self.strip, self._strip_ground, self._back, self._end
        )
        self._connect()

    def _ground(self) -> QWidget:
        ground = QWidget(self)
        ground.setObjectName("stripGround")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return ground

    def parts_in_order(self) -> Sequence[QWidget]:
        """What can have the focus, from top to bottom."""
        return (self.controls, self.view, self.strip, self._back, self._end)

    # What is shown

    def show_state(self, state: SessionState, next_title: str | None) -> None:
        """Shows another state: article, reading, summary or mode."""
        if state.article is None:
            return
        self._state, self._next_title = state, next_title
        if state.article.id != self._article_id:
            self._article_id = state.article.id
            self.article_changed.emit()
        self._pointing.show_state(state)
        self.skips.show_article(state.article)
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

    def show_look(self, look: Look) -> None:
        """Shows the text in another size or typeface; what was seen is seen on."""
        self.view.set_look(look)
        self._redraw()

    @property
    def shows_summary(self) -> bool:
        """Whether the key sentences are known, and marked or shown."""
        return self._state is not None and bool(self._state.summary)

    def show_place(self, state: SessionState) -> None:
        """Shows what is heard now; cheap."""
        self._state = state
        number, word = state.sentence, state.word
        if state.recalled is not None:
            number, word = state.recalled, None
        sentence: Span | None = None
        if state.article is not None and number is not None:
            sentence = state.article.sentences[number].span
        self.view.mark_heard(sentence, word)
        self._show_back()

    def _show_page(self, state: SessionState, article: Article) -> None:
        summary = state.summary if state.reading is Reading.SUMMARY else None
        # All readings that show the whole article share its page.
        text = (article.id, summary is None)
        look = self.view.look._replace(dim_others=False, reduced_motion=False)
        wanted = (text, article, summary, self._show_skipped, self._theme.colours, look)
        if wanted == self._shown:
            return
        same_text = self._shown[:1] == wanted[:1]
        places = [*self.skips.kept_place(), *self.view.kept_places()] if same_text else []
        self._shown, self._keys_shown = wanted, ()
        self.view.show_page(self._page(article, summary))
        if not same_text:
            # Where the person had scrolled to was a place in the other one.
            self.view.following.start()
        self._pointing.forget()
        self._arrange()
        self.view.places.scroll_to(places)

    def _page(self, article: Article, summary: Sequence[int] | None) -> Page:
        if self._byline_of is not article:
            # Words are counted for it, which takes longer than all else in a long article.
            self._byline_of, self._byline = article, byline(article)
        if summary is not None:
            return summary_page(article, self._byline, summary)
        labels = Labels(restore=self.tr("Restore"), skip_again=self.tr("Skip again"))
        return article_page(article, self._byline, show_skipped=self._show_skipped, labels=labels)

    def _show_keys(self, state: SessionState, article: Article) -> None:
        # Where all is read nothing is key.
        plain = state.reading is Reading.SUMMARY or state.too_short
        keys = () if plain else state.summary
        wanted = (article, keys, state.emphasis.pinned, state.marks)
        if wanted == self._keys_shown:
            return
        sentences = article.sentences
        self.view.marking.show_keys([sentences[index].span for index in keys])
        pinned = sorted(state.emphasis.pinned)
        self.view.marking.show_pinned([sentences[index].span for index in pinned])
        marked = [mark.sentence for mark in state.marks if mark.sentence < len(sentences)]
        self.view.marking.show_marked([sentences[index].span for index in marked])
        self._keys_shown = wanted

    def _show_controls(self, state: SessionState, article: Article) -> None:
        self.controls.stand_by(direction(article.title, article.language))
        self.controls.show_state(state)
        in_article = state.reading is not Reading.SUMMARY
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
        self._arrangement.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arranges everything in the new size; lines that are read stay where they are."""
        super().resizeEvent(event)
        wider = event.oldSize().width() != event.size().width()
        lost = wider and not self.view.following.active
        places = self.view.kept_places() if lost else []
        self.view.setGeometry(self.rect())
        self._arrange()
        self.view.places.scroll_to(places)
        # A bar may have come above the page, or gone.
        top_px = self.mapTo(self.window(), QPoint()).y()
        self.view.following.stand_at(top_px, still=not wider)
        self.view.following.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the text wherever on the page the wheel is turned."""
        QApplication.sendEvent(self.view.viewport(), event)

    # What the person does

    def _connect(self) -> None:
        self.view.moved.connect(self._arrange)
        self.view.moved.connect(self._show_back)
        self.view.following.changed.connect(self._show_back)
        self._pointing.seek_wanted.connect(self._hear_from)
        self._pointing.expand_wanted.connect(self._expand)
        self.view.skip_clicked.connect(self.skips.toggle)
        self.skips.edited.connect(self.edited)
        self.view.menu_wanted.connect(self._open_menu)
        self.controls.commanded.connect(self.commanded)
        self.article_changed.connect(self.controls.leave_article)
        self.strip.show_wanted.connect(self._set_show_skipped)
        self.strip.kind_wanted.connect(self.skips.restore_kind)
        self.strip.extent_wanted.connect(self.extent_wanted)
        self._back.clicked.connect(self.view.following.start)
        self._end.commanded.connect(self.commanded)
        self._end.next_wanted.connect(self.next_wanted)
        self._theme.changed.connect(self._redraw)

    def _do(self, action: Action, value: object = None) -> None:
        self.commanded.emit(Command(action, value))

    def _hear_from(self, block: int, offset: int) -> None:
        self.view.following.start()
        self._do(Action.SEEK, (block, offset))

    def _expand(self, sentence: int) -> None:
        self.view.following.start()
        self._do(Action.EXPAND, sentence)

    def _set_show_skipped(self, shown: bool) -> None:
        self._show_skipped = shown
        self._redraw()

    def _redraw(self) -> None:
        if self._state is not None:
            self.show_state(self._state, self._next_title)

    def explain(self, sentence: int | None = None) -> None:
        """Says why a sentence is in the summary, or is not; by default the one at the place."""
        state = self._state
        if state is None or state.article is None or state.ranking is None:
            return
        number = state.sentence if sentence is None else sentence
        if number is not None:
            span = state.article.sentences[number].span
            panel = WhyPanel(self, why(state, state.ranking, number))
            self.article_changed.connect(panel.close)
            panel.open_beside(self.view.on_screen(span))

    def _open_menu(self, place: tuple[int, int] | None, at: QPoint) -> None:
        if self._state is None or self._state.article is None:
            return
        menu = TextMenu(self, self._state, place)
        self.article_changed.connect(menu.close)
        menu.hear_wanted.connect(self._hear_from)
        menu.spell_wanted.connect(lambda *place: self._do(Action.SPELL_WORD, place))
        menu.expand_wanted.connect(self._expand)
        menu.why_wanted.connect(self.explain)
        menu.emphasis_wanted.connect(lambda wishes: self._do(Action.SET_EMPHASIS, wishes))
        menu.part_wanted.connect(self.skips.toggle)
        menu.kind_wanted.connect(self.skips.restore_kind)
        menu.block_unwanted.connect(self.skips.skip_block)
        menu.copy_wanted.connect(self.view.copy)
        menu.all_wanted.connect(self.view.selectAll)
        menu.copy.setEnabled(self.view.textCursor().hasSelection())
        menu.popup(at)
