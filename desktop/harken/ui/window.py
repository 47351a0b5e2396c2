"""The window: its parts, and what passes between them and the session."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from harken.importing.importer import Importer
from harken.importing.source import Source
from harken.listening.command import Action, Command
from harken.listening.main_thread import deliver
from harken.listening.session import Session
from harken.listening.state import SessionState
from harken.paths import music_dir
from harken.speech.synthesiser import Synthesiser
from harken.ui.desk import Desk
from harken.ui.drop_veil import DropVeil
from harken.ui.drops import carries_source
from harken.ui.empty_page import EmptyPage
from harken.ui.find_bar import FindBar
from harken.ui.header import Header
from harken.ui.icons import application_icon
from harken.ui.importing_page import ImportingPage
from harken.ui.intake import Intake
from harken.ui.keys import Doing, add_shortcuts
from harken.ui.keys_sheet import KeysSheet
from harken.ui.main_menu import MainMenu
from harken.ui.memory import Memory
from harken.ui.messages import Messages
from harken.ui.notice import NoticeArea
from harken.ui.player_control import PlayerControl
from harken.ui.reading_page import ReadingPage
from harken.ui.remembering import Remembering
from harken.ui.save_audio import SaveAudioDialog
from harken.ui.shelf import Shelf
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.up_next import UpNext

LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 720, 480

_SENT_BY_KEYS = {
    Doing.PLAY_PAUSE: Action.PLAY_PAUSE,
    Doing.PAUSE: Action.PAUSE,
    Doing.NEXT_SENTENCE: Action.NEXT_SENTENCE,
    Doing.PREVIOUS_SENTENCE: Action.PREVIOUS_SENTENCE,
    Doing.NEXT_PARAGRAPH: Action.NEXT_PARAGRAPH,
    Doing.PREVIOUS_PARAGRAPH: Action.PREVIOUS_PARAGRAPH,
    Doing.NEXT_SECTION: Action.NEXT_SECTION,
    Doing.PREVIOUS_SECTION: Action.PREVIOUS_SECTION,
    Doing.FASTER: Action.FASTER,
    Doing.SLOWER: Action.SLOWER,
    Doing.READING: Action.TOGGLE_READING,
    Doing.STOP: Action.STOP,
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window works with; whoever made them closes them, after the window."""

    session: Session
    importer: Importer
    synthesiser: Synthesiser
    theme: Theme
    memory: Memory


class Window(QMainWindow):
    """Sends the session commands and shows its state; takes articles from everywhere."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._session = parts.session
        self._theme = parts.theme
        self._memory = parts.memory
        self._synthesiser = parts.synthesiser
        self._saving: SaveAudioDialog | None = None
        self._menu = MainMenu(parts.theme, self)
        self._header = Header(parts.theme, self._menu)
        self._up_next = UpNext(parts.theme)
        self._notices = NoticeArea(parts.theme)
        self._empty = EmptyPage(parts.theme)
        self._importing = ImportingPage()
        self._reading = ReadingPage(parts.theme)
        self._find = FindBar(parts.theme, self._reading.view)
        self._player = PlayerControl(parts.theme)
        self._intake = Intake(self)
        self._messages = Messages(self._notices, parts.session)
        self._remembering = Remembering(parts.memory, parts.session, parts.theme)
        self._desk = Desk(Shelf(parts.importer), parts.session, self._messages, self._remembering)
        self._lay_out()
        self._connect()
        self._remembering.place_window(self)
        self._show_state(parts.session.state)
        self._empty.setFocus()

    def add(self, sources: list[Source]) -> None:
        """Imports sources, as if they had been dropped."""
        self._desk.add(sources)

    def show_failure(self, error: Exception) -> None:
        """Shows what failed, in the window."""
        self._messages.fail(error)

    def load_voices(self) -> None:
        """Asks for the installed voices; after the window is shown, for it starts a process."""
        deliver(self._synthesiser.voices(), self, self._player.show_voices, self._do_without_voices)

    def _do_without_voices(self, _: Exception) -> None:
        self._player.show_voices([])  # The session says why.

    # The parts

    def _lay_out(self) -> None:
        self.setWindowIcon(application_icon())
        self.setMinimumSize(LEAST_WIDTH_PX, LEAST_HEIGHT_PX)
        self.setAcceptDrops(True)
        self._pages = QStackedWidget()
        for page in (self._empty, self._importing, self._reading):
            self._pages.addWidget(page)
        content = QVBoxLayout()
        content.setSpacing(0)
        for widget in (self._notices, self._find, self._pages):
            content.addWidget(widget, 1 if widget is self._pages else 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._up_next)
        middle.addLayout(content, 1)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(middle, 1)
        layout.addWidget(self._player.bar)
        self.setCentralWidget(central)
        self._veil = DropVeil(self._theme, central)

    def _connect(self) -> None:
        self._connect_ways_in()
        self._connect_session()
        self._connect_menu()
        add_shortcuts(self, self._key_actions())

    def _connect_ways_in(self) -> None:
        self._header.paste_wanted.connect(self._intake.paste)
        self._header.link_wanted.connect(self._intake.ask_link)
        self._header.files_wanted.connect(self._intake.choose_files)
        self._empty.link_given.connect(self._intake.take_link)
        self._empty.files_wanted.connect(self._intake.choose_files)
        self._empty.sample_wanted.connect(self._intake.take_sample)
        self._importing.cancel_wanted.connect(self._desk.cancel)
        self._intake.given.connect(self.add)
        self._intake.nothing_given.connect(self._messages.tell)
        self._desk.changed.connect(self._show_desk)

    def _connect_session(self) -> None:
        self._session.changed.connect(self._show_state)
        self._session.place_changed.connect(self._show_place)
        self._reading.commanded.connect(self._session.do)
        self._reading.commanded.connect(self._remembering.keep_command)
        self._reading.edited.connect(self._desk.edit)
        self._reading.next_wanted.connect(self._hear_next)
        self._player.commanded.connect(self._session.do)
        self._player.voice_chosen.connect(self._remembering.keep_voice)
        self._player.bar.theme_wanted.connect(self._toggle_theme)
        self._up_next.chosen.connect(self._desk.open_id)

    def _connect_menu(self) -> None:
        self._menu.save_wanted.connect(self._save_audio)
        self._menu.copy_wanted.connect(self._copy_summary)
        self._menu.find_wanted.connect(self._open_find)
        self._menu.theme_chosen.connect(self._theme.choose)
        self._menu.keys_wanted.connect(self._show_keys)
        self._menu.quit_wanted.connect(self._quit)

    def _key_actions(self) -> dict[Doing, Callable[[], None]]:
        actions: dict[Doing, Callable[[], None]] = {
            Doing.OPEN: self._intake.choose_files,
            Doing.PASTE: self._intake.paste,
            Doing.LINK: self._intake.ask_link,
            Doing.FIND: self._open_find,
            Doing.SAVE_AUDIO: self._save_audio,
            Doing.SHEET: self._show_keys,
            Doing.QUIT: self._quit,
        }
        for doing, action in _SENT_BY_KEYS.items():
            actions[doing] = partial(self._session.do, Command(action))
        return actions

    # What is shown

    def _show_state(self, state: SessionState) -> None:
        following = self._desk.next_article()
        next_title = following.title if following is not None else None
        self._player.show_state(state, next_title)
        self._menu.set_article(state.article is not None, bool(state.summary))
        title = state.article.title if state.article is not None else ""
        self.setWindowTitle(self.tr("{title} — Harken").format(title=title) if title else "Harken")
        self._show_page(state)
        self._reading.show_state(state, next_title)
        self._show_up_next(state)

    def _show_place(self, state: SessionState) -> None:
        self._player.show_place(state)
        self._reading.show_place(state)

    def _show_desk(self) -> None:
        self._show_state(self._session.state)

    def _show_page(self, state: SessionState) -> None:
        waiting = self._desk.waiting()
        if waiting is not None:
            self._importing.show_progress(*waiting)
        page: QWidget = self._empty
        if state.article is not None:
            page = self._reading
        elif waiting is not None:
            page = self._importing
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)
            self._focus_page(page)

    def _focus_page(self, page: QWidget) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not focused.isVisible() or not focused.isEnabled():
            (self._reading.view if page is self._reading else page).setFocus()

    def _show_up_next(self, state: SessionState) -> None:
        entries = self._desk.entries(state)
        current = state.article.id if state.article is not None else None
        self._up_next.show_entries(entries, current)
        self._up_next.setVisible(len(entries) >= 2)

    # What the person does

    def _hear_next(self) -> None:
        following = self._desk.next_article()
        if following is not None:
            self._desk.open_id(following.id)
            self._session.do(Command(Action.PLAY))

    def _toggle_theme(self) -> None:
        self._theme.choose(ThemeChoice.LIGHT if self._theme.is_dark else ThemeChoice.DARK)

    def _open_find(self) -> None:
        if self._session.state.article is not None:
            self._find.appear()

    def _show_keys(self) -> None:
        KeysSheet(self).open()

    def _copy_summary(self) -> None:
        state = self._session.state
        if state.article is not None and state.summary:
            spans = [state.article.sentences[index].span for index in state.summary]
            text = "\n\n".join(state.article.text_of(span) for span in spans)
            QGuiApplication.clipboard().setText(f"{state.article.title}\n\n{text}\n")
            self._messages.tell(self.tr("The summary is on the clipboard."))

    def _save_audio(self) -> None:
        state = self._session.state
        if state.article is None or self._saving is not None:
            return
        settings = self._memory.settings
        folder = Path(settings.audio_folder) if settings.audio_folder else music_dir()
        self._saving = SaveAudioDialog(self, state, folder, settings.audio_format)
        self._saving.chosen.connect(self._remembering.keep_audio)
        self._saving.broke.connect(self._messages.fail)
        self._saving.finished.connect(self._forget_saving)
        self._saving.open()

    def _quit(self) -> None:
        self.close()

    def _forget_saving(self) -> None:
        self._saving = None

    # What Qt calls

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what can be read; by copy alone, for a source that moves deletes its file."""
        if not carries_source(event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._pages.currentWidget() is self._empty:
            self._empty.show_hovered(True)
        else:
            self._veil.cover()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes the drop wherever in the window it is."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went away."""
        self._end_hover()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the drop, and does the work once the source has its answer."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._end_hover()
        self._intake.drop(event.mimeData())

    def _end_hover(self) -> None:
        self._empty.show_hovered(False)
        self._veil.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the text the room in a narrow window."""
        super().resizeEvent(event)
        self._up_next.fit(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what is under way and remembers where the window was."""
        if self._saving is not None:
            self._saving.stop()
        self._desk.cancel()
        self._remembering.keep_window(self)
        super().closeEvent(event)
