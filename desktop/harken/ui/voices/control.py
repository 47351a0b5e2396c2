"""Opens the chooser, lets its voices be heard, and takes what is chosen."""

from PySide6.QtCore import QObject, Signal

from harken.listening.command import Action, Command
from harken.listening.state import SessionState
from harken.speech.voice import language_of
from harken.ui.parts import Parts
from harken.ui.remembering import Remembering
from harken.ui.trial import Trial
from harken.ui.voices.chooser import VoiceChooser
from harken.ui.voices.greetings import greeting
from harken.ui.voices.installed import InstalledVoices
from harken.ui.window import Window


class VoicesControl(QObject):
    """The chooser, as long as it is open.

    Args:
        window: What it belongs to.
        parts: Whose session reads with what is chosen.
        remembering: Keeps what is chosen.
        installed: The voices.
    """

    closed = Signal()

    def __init__(
        self, window: Window, parts: Parts, remembering: Remembering, installed: InstalledVoices
    ) -> None:
        super().__init__(window)
        self._session = parts.session
        self._remembering = remembering
        self._installed = installed
        self._article = parts.session.state.article
        self._language = self._article.language if self._article is not None else "en"
        settings = window.memory.settings
        self.dialog = VoiceChooser(
            window, window.theme, self._language, settings.favourite_voices, settings.voices
        )
        self._trial = Trial(parts, installed.voices, remembering.voice_chosen_for)
        self._connect()
        self._show_voices()
        self._show_state(parts.session.state)
        installed.look()
        self.dialog.open()

    def close(self) -> None:
        """Closes the chooser, and ends what is being heard."""
        self.dialog.accept()

    def _connect(self) -> None:
        self.dialog.hear_wanted.connect(self._hear)
        self.dialog.silence_wanted.connect(self._trial.stop)
        self.dialog.use_wanted.connect(self._use)
        self.dialog.once_wanted.connect(lambda voice: self._do(Action.SET_VOICE, voice))
        self.dialog.favourites_changed.connect(self._remembering.keep_favourites)
        self.dialog.pitch_chosen.connect(lambda pitch: self._do(Action.SET_PITCH, pitch))
        self.dialog.finished.connect(self._end)
        self._trial.changed.connect(self.dialog.show_speaking)
        self._trial.loading.connect(self._show_loading)
        self._trial.failed.connect(self.dialog.tell)
        self._installed.changed.connect(self._show_voices)
        self._session.changed.connect(self._show_state)

    def _show_voices(self) -> None:
        self.dialog.show_voices(self._installed.voices)

    def _show_state(self, state: SessionState) -> None:
        self.dialog.show_reading(state.voice, state.pitch_semitones)

    def _show_loading(self, loads: bool) -> None:
        self.dialog.tell(self.tr("Loading the voice…") if loads else "")

    def _hear(self, voice: str, language: str) -> None:
        name = next((it.name for it in self._installed.voices if it.id == voice), voice)
        self._trial.say(greeting(language, self._article, name), language, voice)

    def _use(self, voice: str, language: str) -> None:
        self._remembering.keep_voice(voice, language)
        if self._article is not None and language_of(language) == language_of(self._language):
            self._do(Action.SET_VOICE, voice)

    def _do(self, action: Action, value: object) -> None:
        self._session.do(Command(action, value))

    def _end(self) -> None:
        self._trial.changed.disconnect()
        self._trial.loading.disconnect()
        self._trial.close()
        self.closed.emit()
        self.dialog.deleteLater()
        self.deleteLater()
