"""How the reading sounds: voice, rate, pitch and rules, how loud it is and where it is heard."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from harken.listening.command import Action, Actions
from harken.listening.digest import Digest
from harken.listening.narrator import Narrator
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.playback.player import Player
from harken.speech.rate import faster, slower
from harken.speech.reading_rules import ReadingRules

_VOLUME_STEP = 0.1


class SoundSettings(QObject):
    """Takes the listener's wishes for the sound and has the reading follow them. Main thread only.

    Args:
        here: What is read, which takes another time then.
        digest: The summary; one in minutes is reckoned for voice and rate.
        narrator: Keeps voice, rate and pitch.
        transport: Says what is read in another way.
        player: Is loud or not, and heard on one device or another.
        parent: The owner.
    """

    speed_changed = Signal()
    """The voice or the rate is another: all that is read takes another time."""

    def __init__(
        self,
        here: Whereabouts,
        digest: Digest,
        narrator: Narrator,
        transport: Transport,
        player: Player,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._digest = digest
        self._narrator = narrator
        self._transport = transport
        self._player = player
        self.volume = 1.0
        """0 to 1, linear."""
        self.output: str | None = None
        """The id of the sound device that was chosen; None for the system's default."""
        self._share = 1.0
        """How much of the volume is heard: less where it fades."""

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            Action.FASTER: lambda _: self.read_faster(),
            Action.SLOWER: lambda _: self.read_slower(),
            Action.LOUDER: lambda _: self.set_volume(self.volume + _VOLUME_STEP),
            Action.QUIETER: lambda _: self.set_volume(self.volume - _VOLUME_STEP),
            Action.SET_RATE: self.set_rate,
            Action.SET_PITCH: self.set_pitch,
            Action.SET_VOLUME: self.set_volume,
            Action.SET_OUTPUT: self.set_output,
            Action.SET_VOICE: self.set_voice,
            Action.SET_RULES: self.set_rules,
            Action.LOOK_FOR_VOICES: lambda _: self._narrator.look_for_voices(),
        }

    def read_faster(self) -> None:
        """Takes the next rate of `STEPS_WPM`."""
        self.set_rate(faster(self._narrator.rate_wpm))

    def read_slower(self) -> None:
        """Takes the rate before of `STEPS_WPM`."""
        self.set_rate(slower(self._narrator.rate_wpm))

    def set_rate(self, value: object) -> None:
        """Takes a rate in words a minute."""
        assert isinstance(value, int)
        before = self._narrator.rate_wpm
        self._narrator.rate_wpm = value
        if self._narrator.rate_wpm != before:
            self.reckon_unless_begun()
            self._say_otherwise()

    def set_pitch(self, value: object) -> None:
        """Takes a pitch in semitones above the voice's own."""
        assert isinstance(value, int)
        before = self._narrator.pitch_semitones
        self._narrator.pitch_semitones = value
        if self._narrator.pitch_semitones != before:
            self._transport.say_otherwise()

    def set_voice(self, value: object) -> None:
        """Takes a voice's id; None for the one that suits the language best."""
        assert value is None or isinstance(value, str)
        language = self._here.language if self._here.article is not None else None
        self._choose(lambda: self._narrator.choose(value or None, language))

    def recall_voices(self, chosen: Mapping[str, str]) -> None:
        """Takes voices by the language they were chosen for, maybe of what is heard just now."""
        self._choose(lambda: self._narrator.recall(chosen))

    def set_volume(self, value: object) -> None:
        """Takes a loudness from 0 to 1; what lies outside is brought inside."""
        assert isinstance(value, float | int)
        self.volume = min(1.0, max(0.0, float(value)))
        self._player.set_volume(self.volume * self._share)

    def fade_to(self, share: float) -> None:
        """Lets less of the volume be heard, 0 to 1; the person's volume stays what it is."""
        if share != self._share:
            self._share = share
            self._player.set_volume(self.volume * share)

    def set_output(self, value: object) -> None:
        """Takes a sound device's id; None for the system's default."""
        assert value is None or isinstance(value, str)
        self.output = value
        self._player.set_output(value)

    def set_rules(self, value: object) -> None:
        """Takes other rules for what is said, and with them how long the voice pauses."""
        assert isinstance(value, ReadingRules)
        if not self._here.readings.set_rules(value):
            return
        sentence = self._here.sentence
        if self._narrator.pauses != value.pauses:
            self._narrator.pauses = value.pauses
            self.reckon_unless_begun()
            self._here.set_summary(self._digest.sentences)
        self._transport.read_on(sentence)

    def reckon_unless_begun(self) -> None:
        """Chooses a summary in minutes anew, as long as nothing of it was heard."""
        if not self._digest.begun:
            self._digest.reckon(self._narrator.pace(self._here.language))

    def _choose(self, choose: Callable[[], None]) -> None:
        language = self._here.language
        before = self._narrator.voice_for(language)
        choose()
        if self._narrator.voice_for(language) != before:
            self._digest.reckon(self._narrator.pace(language))
            self._say_otherwise()
        else:
            self._transport.follow_voices()

    def _say_otherwise(self) -> None:
        """Takes another voice or rate, and the summary that was reckoned for it."""
        self._here.readings.forget_measured()
        sentence = self._here.sentence
        if self._here.set_summary(self._digest.sentences):
            self._transport.read_on(sentence)
        self._transport.say_otherwise()
        self.speed_changed.emit()
