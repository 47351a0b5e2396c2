"""Carries what is remembered into the session and the colours, and back."""

from PySide6.QtCore import QObject, Signal

from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.speech.paces import Paces
from harken.speech.reading_rules import ReadingRules
from harken.speech.voice import choosing, chosen_voice
from harken.summary.length import Length, kind_of
from harken.summary.ranker import METHODS
from harken.ui.memory import Memory
from harken.ui.theme import Theme


class Remembering(QObject):
    """Applies the settings once, then keeps them up to date."""

    voice_folder_kept = Signal()
    """Voices are to be looked for in another folder from now on."""

    voice_commands_kept = Signal()
    """Voice commands are to be heard otherwise from now on."""

    def __init__(self, memory: Memory, session: Session, theme: Theme) -> None:
        super().__init__()
        self._memory = memory
        self._session = session
        self._theme = theme
        self._method_wished: object = None
        """Not kept before it has ranked something: a method may refuse."""
        settings = memory.settings
        session.do(Command(Action.SET_RATE, settings.rate_wpm))
        session.do(Command(Action.SET_PITCH, settings.pitch_semitones))
        session.do(Command(Action.SET_VOLUME, settings.volume))
        session.do(Command(Action.SET_OUTPUT, settings.output))
        session.do(Command(Action.SET_RULES, settings.reading_rules))
        session.do(Command(Action.SET_HABITS, settings.habits))
        session.paces = Paces(settings.paces)
        session.recall_voices(settings.voices)
        session.do(Command(Action.SET_LENGTH, settings.length))
        if settings.summary_method in METHODS:
            session.do(Command(Action.SET_METHOD, settings.summary_method))
        session.changed.connect(self._keep_sound)
        session.changed.connect(self._keep_method)
        theme.changed.connect(self._keep_theme)

    def keep_command(self, command: Command) -> None:
        """Keeps the choices that the session's state does not tell apart from its own."""
        if command.action is Action.SET_LENGTH and isinstance(command.value, Length):
            self._memory.keep(summary_length=kind_of(command.value))
        elif command.action is Action.SET_METHOD:
            self._method_wished = command.value
            self._keep_method(self._session.state)

    def keep_voice(self, voice: str, language: str) -> None:
        """The person chose a voice for a language, whatever its region."""
        self._memory.keep(voices=choosing(self._memory.settings.voices, language, voice))
        self._session.recall_voices(self._memory.settings.voices)

    def keep_favourites(self, voices: tuple[str, ...]) -> None:
        """The person likes these voices."""
        self._memory.keep(favourite_voices=voices)

    def keep_audio(self, folder: str, format_: str) -> None:
        """Audio was saved there, in that format."""
        self._memory.keep(audio_folder=folder, audio_format=format_)

    def keep_text_folder(self, folder: str) -> None:
        """A summary was saved there."""
        self._memory.keep(text_folder=folder)

    def keep_voice_folder(self, folder: str | None) -> None:
        """More voices are to be looked for there."""
        self._memory.keep(voice_folder=folder)
        self._memory.write()
        self.voice_folder_kept.emit()

    def keep_rules(self, rules: ReadingRules) -> None:
        """The person wishes other things to be read, or words to be said otherwise."""
        self._memory.keep(
            read_code=rules.read_code,
            read_tables=rules.read_tables,
            pronunciations=rules.pronunciations,
            pauses_ms=(
                rules.pauses.after_sentence_ms,
                rules.pauses.after_paragraph_ms,
                rules.pauses.after_heading_ms,
            ),
        )
        self._memory.write()
        self._session.do(Command(Action.SET_RULES, rules))

    def keep_habits(self, changes: dict[str, object]) -> None:
        """The person likes to listen otherwise: fields of the settings, and what they hold."""
        self._memory.keep(**changes)
        self._memory.write()
        self._session.do(Command(Action.SET_HABITS, self._memory.settings.habits))

    def keep_voice_commands(self, changes: dict[str, object]) -> None:
        """The person wants to be heard otherwise: fields of the settings, and what they hold."""
        self._memory.keep(**changes)
        self._memory.write()
        self.voice_commands_kept.emit()

    @property
    def rules(self) -> ReadingRules:
        """What is read, and how."""
        return self._memory.settings.reading_rules

    def voice_chosen_for(self, language: str) -> str | None:
        """The voice that the person chose for a language."""
        return chosen_voice(self._memory.settings.voices, language)

    def keep_paces(self) -> None:
        """Something was heard, and taught how fast the voice is."""
        self._memory.keep(paces=self._session.paces.heard)

    def _keep_sound(self, state: SessionState) -> None:
        if state.mode is not Mode.PLAYING:  # else there would be something to write all the time
            self.keep_paces()
        self._memory.keep(
            rate_wpm=state.rate_wpm,
            pitch_semitones=state.pitch_semitones,
            volume=state.volume,
            output=state.output,
        )

    def _keep_method(self, state: SessionState) -> None:
        if state.ranking is not None and state.ranking.method == self._method_wished:
            self._memory.keep(summary_method=state.ranking.method)
            self._method_wished = None

    def _keep_theme(self) -> None:
        self._memory.keep(theme=self._theme.choice.value)
