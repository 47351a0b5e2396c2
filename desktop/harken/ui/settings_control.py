"""Opens the settings, keeps what is changed in them, and says what is tried out."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from harken.handsfree.voice.microphone import microphones
from harken.speech.voice import Voice
from harken.ui.keymap import Keymap
from harken.ui.languages import languages_spoken
from harken.ui.look_control import LookControl
from harken.ui.parts import Parts
from harken.ui.remembering import Remembering
from harken.ui.settings_dialog import SettingsDialog
from harken.ui.settings_pages.history_page import HistoryPage
from harken.ui.settings_pages.keys_page import KeysPage
from harken.ui.settings_pages.listening_page import ListeningPage
from harken.ui.settings_pages.voice_commands_page import VoiceCommandsPage
from harken.ui.trial import Trial
from harken.ui.window import Window


class SettingsControl(QObject):
    """The settings, as long as they are open.

    Args:
        window: What they belong to.
        parts: Whose session reads by these settings.
        remembering: Keeps what is changed.
        voices: The installed voices.
        look: How the text looks.
        keymap: Which key does what.
    """

    closed = Signal()

    def __init__(
        self,
        window: Window,
        parts: Parts,
        remembering: Remembering,
        voices: Sequence[Voice],
        look: LookControl,
        *,
        keymap: Keymap,
    ) -> None:
        super().__init__(window)
        settings = window.memory.settings
        article = parts.session.state.article
        self.dialog = SettingsDialog(
            window,
            settings.reading_rules,
            languages_spoken(voices),
            article.language if article is not None else "en",
            settings.voice_folder,
        )
        look.attend(self.dialog.look)
        self._trial = Trial(parts, voices, remembering.voice_chosen_for)
        self.dialog.rules_changed.connect(remembering.keep_rules)
        self.dialog.reading.folder.chosen.connect(remembering.keep_voice_folder)
        page = self.dialog.pronunciation
        page.hear_wanted.connect(self._trial.say)
        page.silence_wanted.connect(self._trial.stop)
        self._trial.changed.connect(page.show_speaking)
        self._trial.failed.connect(page.tell)
        self.listening = ListeningPage(settings)
        self.keys = KeysPage(keymap)
        self.voice = VoiceCommandsPage(settings, microphones())
        self.history = HistoryPage(settings.keep_history)
        self._add_pages(parts, remembering)
        self.dialog.finished.connect(self._end)
        self.dialog.open()

    def close(self) -> None:
        """Closes the settings, and ends what is being said."""
        self.dialog.accept()

    def _add_pages(self, parts: Parts, remembering: Remembering) -> None:
        self.dialog.add_page(self.listening, self.tr("Listening"))
        self.dialog.add_page(self.keys, self.tr("Keys"))
        self.dialog.add_page(self.voice, self.tr("By voice"))
        self.voice.changed.connect(remembering.keep_voice_commands)
        self.dialog.add_page(self.history, self.tr("History"))
        self.listening.changed.connect(remembering.keep_habits)
        self.history.changed.connect(remembering.keep_habits)
        self.history.forget_wanted.connect(parts.session.forget_history)
        self.history.forget_wanted.connect(self.history.show_forgotten)

    def _end(self) -> None:
        self._trial.changed.disconnect()
        self._trial.close()
        self.closed.emit()
        self.deleteLater()
