"""Speaks a sentence that is tried out, beside the reading, which goes on where it was."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal

from harken.errors import HarkenError
from harken.listening.command import Action, Command
from harken.listening.main_thread import deliver, relay
from harken.listening.state import Mode
from harken.playback.player import Player
from harken.speech.clip import Clip
from harken.speech.utterance import Utterance, announcement
from harken.speech.voice import Voice, best_voice
from harken.ui.parts import Parts


class Trial(QObject):
    """One sentence at a time, with a player of its own.

    Args:
        parts: Their session falls silent while a sentence is tried out, and reads on after it.
        voices: The installed voices.
        chosen: The voice that was chosen for a language, by the language.
    """

    changed = Signal(bool)
    """Whether something is being said."""
    loading = Signal(bool)
    """Whether the voice is being loaded, which takes a second or two."""
    failed = Signal(str)
    """A message for people."""

    def __init__(
        self, parts: Parts, voices: Sequence[Voice], chosen: Callable[[str], str | None]
    ) -> None:
        super().__init__()
        self._session = parts.session
        self._synthesiser = parts.synthesiser
        self._new_player = parts.new_player
        self._voices = tuple(voices)
        self._chosen = chosen
        self._player: Player | None = None
        self._asked: Future[Clip] | None = None
        self._interrupts = False
        """Whether the session read until something was tried out."""

    def say(self, spoken: str, language: str, voice: str | None = None) -> None:
        """Says `spoken` at the session's rate and pitch.

        Args:
            spoken: What is said, as it is.
            language: Its language, BCP 47.
            voice: The id of a voice; None for the one that reads the language.
        """
        self._fall_silent()
        self._interrupt()
        voice = voice or self._voice_for(language)
        if voice is None:
            self._give_up(self.tr("There is no voice to say it with."))
            return
        utterance = announcement(spoken, language)
        state = self._session.state
        asked = self._synthesiser.render(
            utterance,
            voice,
            state.rate_wpm,
            state.pitch_semitones,
            partial(relay(self, self._tell_loading), utterance),
        )
        self._asked = asked
        self.changed.emit(True)
        deliver(asked, self, lambda clip: self._play(asked, clip), self._fail)

    def stop(self) -> None:
        """Falls silent; the reading goes on, if it was heard before."""
        self._fall_silent()
        interrupted, self._interrupts = self._interrupts, False
        if interrupted and self._session.state.mode is Mode.PAUSED:
            self._session.do(Command(Action.PLAY, unasked=True))

    def _interrupt(self) -> None:
        if self._session.state.mode in (Mode.PLAYING, Mode.NO_DEVICE):
            self._interrupts = True
        self._session.do(Command(Action.PAUSE, unasked=True))

    def _fall_silent(self) -> None:
        if self._asked is not None:
            self._synthesiser.cancel(self._asked)
            self._asked = None
        if self._player is not None:
            self._player.pause()
            self._player.clear()
        self.loading.emit(False)
        self.changed.emit(False)

    def close(self) -> None:
        """Ends its player."""
        self.stop()
        if self._player is not None:
            self._player.close()
            self._player = None

    def _voice_for(self, language: str) -> str | None:
        chosen = self._chosen(language)
        if chosen in {voice.id for voice in self._voices}:
            return chosen
        best = best_voice(self._voices, language)
        return best.id if best is not None else self._session.state.voice

    def _tell_loading(self, _: Utterance) -> None:
        if self._asked is not None and not self._asked.done():
            self.loading.emit(True)

    def _play(self, asked: "Future[Clip]", clip: Clip) -> None:
        if asked is not self._asked:
            return
        self.loading.emit(False)
        if self._player is None:
            self._player = self._new_player()
            self._player.drained.connect(self.stop)
            self._player.device_lost.connect(self._give_up)
            self._player.moved.connect(self._leave_it_silent)
        self._player.set_volume(self._session.state.volume)
        self._player.play()
        self._player.append(0, clip, 0)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, HarkenError):
            self.stop()
            raise error
        self._give_up(str(error))

    def _leave_it_silent(self, why: str) -> None:
        """Headphones were pulled out: nothing is to be heard by everybody around."""
        self._interrupts = False
        self._give_up(why)

    def _give_up(self, why: str) -> None:
        self.stop()
        self.failed.emit(why)
