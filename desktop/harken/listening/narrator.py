"""Which voice reads, how fast and how high."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.pauses import DEFAULT_PAUSES
from harken.listening.main_thread import deliver
from harken.listening.passage import Delivery, Said
from harken.speech.lengths import PartLengths, part_lengths
from harken.speech.paces import Paces
from harken.speech.rate import DEFAULT_WPM, MAX_WPM, MIN_WPM
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance
from harken.speech.voice import Voice, best_voice, choosing, chosen_voice

HIGHEST_PITCH = 12
"""Semitones, up or down."""


class Narrator(QObject):
    """The listener's choice of voice, rate and pitch, made to fit what is installed and read.

    Main thread only.
    """

    found = Signal()
    """The voices are known."""
    missing = Signal(object)
    """There is no voice; the exception says why, a `HarkenError` where a person can help it."""

    def __init__(self, synthesiser: Synthesiser, parent: QObject) -> None:
        super().__init__(parent)
        self._synthesiser = synthesiser
        self._voices: list[Voice] = []
        self._chosen: str | None = None
        self._chosen_for: dict[str, str] = {}
        """What was chosen while an article of that language was open."""
        self._suiting: dict[str, str | None] = {}
        """The answers that `voice_for` gave since the last choice."""
        self._gone: dict[str, Voice] = {}
        """What read a language until voices were looked for the last time, and is gone."""
        self._rate_wpm = DEFAULT_WPM
        self._pitch_semitones = 0
        self.pauses = DEFAULT_PAUSES
        """How long it pauses between what it says."""
        self.paces = Paces()
        """What is known of the voices' speed."""

    @property
    def ready(self) -> bool:
        """Whether there is a voice to read with."""
        return bool(self._voices)

    @property
    def rate_wpm(self) -> int:
        """Words a minute."""
        return self._rate_wpm

    @rate_wpm.setter
    def rate_wpm(self, rate_wpm: int) -> None:
        self._rate_wpm = min(max(rate_wpm, MIN_WPM), MAX_WPM)

    @property
    def pitch_semitones(self) -> int:
        """How much higher than its own pitch the voice speaks."""
        return self._pitch_semitones

    @pitch_semitones.setter
    def pitch_semitones(self, pitch_semitones: int) -> None:
        self._pitch_semitones = min(max(pitch_semitones, -HIGHEST_PITCH), HIGHEST_PITCH)

    @property
    def delivery(self) -> Delivery:
        """How it reads."""
        return Delivery(self.voice_for, self._rate_wpm, self._pitch_semitones, self._parts)

    def look_for_voices(self) -> None:
        """Asks which voices are installed; `found` or `missing` tells."""
        deliver(self._synthesiser.voices(), self, self._install, self.missing.emit)

    def choose(self, voice: str | None, language: str | None) -> None:
        """Takes the listener's choice.

        Args:
            voice: The voice for all languages that it speaks, and for `language` even where it
                does not; None lets each language have its best.
            language: What is being read now, if anything.
        """
        self._suiting.clear()
        self._chosen = voice
        if voice is None:
            self._chosen_for.clear()
        elif language is not None:
            self._chosen_for = choosing(self._chosen_for, language, voice)

    def recall(self, chosen: Mapping[str, str]) -> None:
        """Takes choices of another time: voices by the language they were chosen for."""
        self._suiting.clear()
        for language, voice in chosen.items():
            self._chosen_for = choosing(self._chosen_for, language, voice)

    def voice_for(self, language: str) -> str | None:
        """The chosen voice where it speaks the language, else the best that does, else any.

        Returns:
            The id of an installed voice; None where there is none.
        """
        if language not in self._suiting:
            self._suiting[language] = self._voice_for(language)
        return self._suiting[language]

    def name_of(self, voice: str | None) -> str:
        """A voice's name; empty for one that is not installed."""
        return next((it.name for it in self._voices if it.id == voice), "")

    def replaced(self, language: str) -> tuple[str, str] | None:
        """Whether the voice for a language was gone when voices were looked for the last time.

        Returns:
            Its name, and that of the voice in its place; None where it was still there.
        """
        gone, now = self._gone.get(language), self.voice_for(language)
        if gone is None:
            return None
        return gone.name, next(voice.name for voice in self._voices if voice.id == now)

    def pace(self, language: str) -> Pace:
        """How long the voice for this language takes at this rate."""
        pace = self.paces.pace(self.voice_for(language) or "", self._rate_wpm)
        return replace(pace, pauses=self.pauses)

    def learn(self, article: Article, utterance: Utterance, said: Said) -> None:
        """Takes note of how long a voice took for a sentence that was heard, or a part of one."""
        self.paces.learn(said.voice, said.rate_wpm, article, utterance, said.clip)

    def _parts(self, language: str) -> PartLengths | None:
        return part_lengths(self.voice_for(language) or "")

    def _voice_for(self, language: str) -> str | None:
        installed = {voice.id: voice for voice in self._voices}
        chosen_for_it = chosen_voice(self._chosen_for, language)
        if chosen_for_it in installed:
            return chosen_for_it
        chosen = installed.get(self._chosen or "")
        if chosen is not None and best_voice([chosen], language) is not None:
            return chosen.id
        voice = best_voice(self._voices, language) or chosen or next(iter(self._voices), None)
        return voice.id if voice is not None else None

    def _install(self, voices: list[Voice]) -> None:
        installed = {voice.id for voice in voices}
        self._gone = {
            language: voice
            for language, suiting in self._suiting.items()
            for voice in self._voices
            if voice.id == suiting and suiting not in installed
        }
        self._suiting.clear()
        self._voices = voices
        self.found.emit()
