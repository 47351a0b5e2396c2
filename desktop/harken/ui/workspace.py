"""Everything behind the window's first sight: the session and its articles, shown and commanded."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QObject

from harken.handsfree.headset import Headset
from harken.importing.source import Source
from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.ui.announcing import Announcing
from harken.ui.audio_taking import AudioTaking
from harken.ui.desk import Desk
from harken.ui.doing import Doing
from harken.ui.find_bar import FindBar
from harken.ui.icons import application_icon
from harken.ui.intake import Intake
from harken.ui.key_commands import KEY_COMMANDS
from harken.ui.key_hints import KeyHints
from harken.ui.keymap import Keymap
from harken.ui.look_control import LookControl
from harken.ui.main_menu import MainMenu
from harken.ui.marks.control import MarksControl
from harken.ui.messages import Messages
from harken.ui.notice import NoticeArea
from harken.ui.outposts import Outposts
from harken.ui.page_choice import PageChoice
from harken.ui.parts import Parts
from harken.ui.player_control import PlayerControl
from harken.ui.reading_page import ReadingPage
from harken.ui.remembering import Remembering
from harken.ui.sheets import Sheets
from harken.ui.shortcuts import Shortcuts
from harken.ui.side_control import SideControl
from harken.ui.summary_taking import SummaryTaking
from harken.ui.voice_control import VoiceControl
from harken.ui.voices.adding import VoiceAdding
from harken.ui.voices.installed import InstalledVoices
from harken.ui.voices.no_voice import NoVoice
from harken.ui.window import ToOpen, Window


class Workspace(QObject):
    """Sends the session what the person wants, and shows its state in the window.

    Args:
        window: What is seen; this becomes its child.
        parts: What it works with.
    """

    def __init__(self, window: Window, parts: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._session = parts.session
        self._theme = theme = window.theme
        self._memory = window.memory
        self._parts = parts
        self.keymap = Keymap(window.memory)
        self.menu = MainMenu(theme, self.keymap, window)
        self.notices = NoticeArea(theme)
        self.reading = ReadingPage(theme)
        self.look = LookControl(self.reading, theme, window.memory)
        self.find = FindBar(theme, self.reading.view)
        self.player = PlayerControl(window.player_bar)
        self.intake = Intake(window)
        self.messages = Messages(self.notices, parts.session)
        self.remembering = Remembering(window.memory, parts.session, theme)
        taking = (window, parts.session, self.messages, window.memory, self.remembering)
        self.summary, self.audio = SummaryTaking(*taking), AudioTaking(*taking)
        self.desk = Desk(parts.importer, parts.session, self.messages)
        self.side = SideControl(window, parts.session, self.desk, self.messages, self.remembering)
        self.marks = MarksControl(window, parts.session, self.desk, self.messages, self.remembering)
        self.announcing = Announcing(window)
        self.installed = InstalledVoices(parts.synthesiser, self)
        self.voice_adding = VoiceAdding(self)
        self.no_voice = NoVoice(theme, parts.session, self.installed, self)
        self.sheets = Sheets(
            window, parts, self.remembering, self.installed, self.look, keymap=self.keymap
        )
        self.voice = VoiceControl(window, parts, self.messages, self.remembering)
        self._furnish()
        self._connect_ways_in()
        self._connect_session()
        self._connect_menu()
        shortcuts = self._make_outposts()
        self._show_state(parts.session.state)
        self._catch_up(shortcuts)
        self.installed.look()

    def _make_outposts(self) -> Shortcuts:
        """What commands from elsewhere than the window's own buttons: keys, headset, tray."""
        window, session = self._window, self._session
        self._actions = self._table_of_actions()
        self.headset = Headset(session, lambda: window.memory.settings.headset, self)
        self._actions[Doing.HEADSET] = self.headset.press
        self.outposts = Outposts(window, self.keymap, self._actions, lambda: session.state)
        self._actions[Doing.MINI_PLAYER] = self.outposts.toggle_mini
        self.outposts.commanded.connect(session.do)
        self.menu.mini_wanted.connect(self.outposts.toggle_mini)
        KeyHints(window, self.keymap)
        return Shortcuts(window, self.keymap, self._actions)

    def _furnish(self) -> None:
        window = self._window
        window.setWindowIcon(application_icon())
        window.put_above(self.notices)
        window.put_above(self.find)
        self._page = PageChoice(window, self.reading, self.no_voice)

    def _connect_ways_in(self) -> None:
        self._window.asked.connect(self._fulfil)
        self.intake.given.connect(self._take_in)
        self.voice_adding.added.connect(self.messages.tell)
        self.voice_adding.added.connect(self._look_for_voices)
        self.voice_adding.failed.connect(self.messages.fail)
        self.remembering.voice_folder_kept.connect(self._look_for_voices)
        self.intake.nothing_given.connect(self.messages.tell)
        self.intake.failed.connect(self.messages.fail)
        self.intake.failed.connect(self._show_now)
        self.desk.changed.connect(self._show_now)

    def _connect_session(self) -> None:
        self._session.changed.connect(self._show_state)
        self._session.place_changed.connect(self._show_place)
        self.reading.commanded.connect(self._session.do)
        self.reading.commanded.connect(self.remembering.keep_command)
        self.reading.edited.connect(self.desk.edit)
        self.reading.next_wanted.connect(self._hear_next)
        self.player.commanded.connect(self._session.do)
        self.player.voices_wanted.connect(self.sheets.show_voices)
        self.installed.changed.connect(lambda: self.player.show_voices(self.installed.voices))
        self.no_voice.changed.connect(self._show_now)
        self.reading.extent_wanted.connect(self.desk.read_as)
        self.side.cancel_wanted.connect(self._cancel)
        self.side.up_next.fit_wanted.connect(self.sheets.show_fit)
        self.voice.switched.connect(self.sheets.show_voice_mode)

    def _connect_menu(self) -> None:
        self._window.resized.connect(self.notices.fit)
        self._window.closing.connect(self._finish)
        self.menu.folder_wanted.connect(self.intake.choose_folder)
        self.menu.save_wanted.connect(self.audio.save)
        self.menu.copy_wanted.connect(self.summary.copy)
        self.menu.save_summary_wanted.connect(self.summary.save)
        self.menu.find_wanted.connect(self._open_find)
        self.menu.marks_wanted.connect(self.marks.show)
        self.menu.theme_chosen.connect(self._theme.choose)
        self.menu.look_wanted.connect(self._open_look)
        self.menu.dimming_wanted.connect(self.look.toggle_dimming)
        self.look.changed.connect(self._show_dimming)
        self._show_dimming()
        self.menu.settings_wanted.connect(self.sheets.show_settings)
        self.menu.voices_wanted.connect(self.sheets.show_voices)
        self.menu.keys_wanted.connect(self.sheets.show_keys)
        self.menu.about_wanted.connect(self.sheets.show_about)
        self.menu.sleep_wanted.connect(self.player.open_sleep)
        self.menu.fit_wanted.connect(self.sheets.show_fit)
        self.menu.quit_wanted.connect(self._quit)

    def _table_of_actions(self) -> dict[Doing, Callable[[], None]]:
        return {
            Doing.OPEN: self.intake.choose_files,
            Doing.PASTE: self.intake.paste,
            Doing.LINK: self.intake.ask_link,
            Doing.FIND: self._open_find,
            Doing.SEARCH: self.side.search,
            Doing.UNDO: self.messages.undo_last,
            Doing.SIDE: self.side.toggle,
            Doing.MARKS: self.marks.show,
            Doing.SAVE_AUDIO: self.audio.save,
            Doing.SAVE_SUMMARY: self.summary.save,
            Doing.WHY: self.reading.explain,
            Doing.LOOK: self._open_look,
            Doing.BIGGER_TEXT: partial(self.look.resize_text, 1),
            Doing.SMALLER_TEXT: partial(self.look.resize_text, -1),
            Doing.USUAL_TEXT: self.look.reset_size,
            Doing.COLOURS: self._theme.toggle,
            Doing.DIM_OTHERS: self.look.toggle_dimming,
            Doing.VOICES: self.sheets.show_voices,
            Doing.SETTINGS: self.sheets.show_settings,
            Doing.SHEET: self.sheets.show_keys,
            Doing.PUSH_TO_TALK: self.voice.hold,
            Doing.QUIT: self._quit,
            Doing.STOP: self._stop,
            Doing.FIT_TIME: self.sheets.show_fit,
            Doing.SLEEP: self.player.open_sleep,
            Doing.SKIM: self.reading.controls.toggle_skim,
            Doing.TUNE: self.reading.controls.open_tuning,
            Doing.STANDARD_INPUT: self.intake.take_standard_input,
            Doing.SAMPLE: self.intake.take_sample,
            Doing.MENU: self._open_menu,
            Doing.CANCEL: self._cancel,
            **{doing: partial(self._session.do, it) for doing, it in KEY_COMMANDS.items()},
        }

    # What is shown

    def _show_now(self) -> None:
        self._show_state(self._session.state)

    def _show_state(self, state: SessionState) -> None:
        next_title = state.following.entry.title if state.following is not None else None
        title = state.article.title if state.article is not None else ""
        self._window.setWindowTitle(f"{title} — Harken" if title else "Harken")
        self.menu.set_article(state.article is not None, bool(state.summary))
        self.player.show_state(state, next_title)
        self.outposts.show_state(state)
        self._show_page(state)
        self.reading.show_rereading(self.desk.rereads)
        self.reading.show_state(state, next_title)
        self.side.show_state(state)
        self.announcing.show_state(state)

    def _show_place(self, state: SessionState) -> None:
        self.player.show_place(state)
        self.outposts.show_place(state)
        self.reading.show_place(state)
        self.side.show_place(state)

    def _show_page(self, state: SessionState) -> None:
        waiting = self.desk.waiting() or self.intake.waiting()
        self.side.show_waiting(waiting if state.article is not None else None)
        if self.no_voice.wanted:
            self.messages.withdraw(self.installed.why_none)
        self._page.show(state, waiting)

    # What the person does

    def _fulfil(self) -> None:
        wishes, self._window.wishes = self._window.wishes, []
        for wish in wishes:
            if isinstance(wish, Doing):
                self._actions[wish]()
            elif isinstance(wish, str):
                self.intake.take_link(wish)
            elif isinstance(wish, QMimeData):
                self.intake.drop(wish)
            elif isinstance(wish, ToOpen):
                self._take_in(wish.sources, opens=True)
            else:
                self._take_in(wish)
        self._show_now()

    def _take_in(self, sources: Sequence[Source], *, opens: bool = False) -> None:
        self.desk.add(self.voice_adding.take(sources), opens=opens)

    def _look_for_voices(self) -> None:
        self._parts.synthesiser.voice_folder = self._memory.settings.voice_folder
        self.installed.look()
        self._session.do(Command(Action.LOOK_FOR_VOICES))

    def _catch_up(self, shortcuts: Shortcuts) -> None:
        """Does what was asked for before there was anybody to do it."""
        pressed, self._window.early_keys = self._window.early_keys or [], None
        for keys in pressed:
            shortcuts.press(keys)
        self._fulfil()

    def _stop(self) -> None:
        on_import_page = self._window.pages.currentWidget() is self._window.importing
        silent = self._session.state.mode not in (Mode.PLAYING, Mode.NO_DEVICE)
        reads = self.desk.waiting() or self.desk.rereads or self.intake.waiting()
        if on_import_page or (silent and reads):
            self._cancel()
        elif not (silent and self.notices.dismiss()):
            self._session.do(Command(Action.STOP))

    def _cancel(self) -> None:
        self.intake.cancel()
        self.desk.cancel()

    def _hear_next(self) -> None:
        following = self._session.state.following
        if following is not None:
            self.desk.play_id(following.entry.id)

    def _open_menu(self) -> None:
        self._window.header.open_menu(self.menu)

    def _open_look(self) -> None:
        self.look.open(self._window.header.look_button)

    def _show_dimming(self) -> None:
        self.menu.dimming.setChecked(self.look.look.dim_others)

    def _open_find(self) -> None:
        if self._session.state.article is not None:
            self.find.appear()

    def _quit(self) -> None:
        self._window.close()

    def _finish(self) -> None:
        self.audio.stop()
        self.sheets.close()
        self.marks.close()
        self.outposts.close()
        self.desk.cancel()
        self.remembering.keep_paces()
        self._memory.keep_window(self._window)
        self._memory.write()
        self.summary.finish()
