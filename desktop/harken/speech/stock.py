"""The operating system's own voices, through pyttsx3's stock drivers.

They speak into a file, and their rate and their texts have ways of their own: `sapi5` and `nsss`
say which.
"""

import re
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyttsx3

from harken.speech.cues import WordEvent
from harken.speech.engine import NoEngine, Rendered, UnknownVoice
from harken.speech.sound_file import UnreadableSound, read_sound
from harken.speech.voice import Voice

_FILE_IS_CLOSED_WITHIN_S = 1.0
_LOOK_AGAIN_S = 0.02
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class StockEngine(ABC):
    """The engine over one of pyttsx3's stock drivers.

    Raises:
        NoEngine: The driver does not start on this system.
    """

    driver: str
    """The driver's name."""
    file_suffix: str
    """Of what it writes."""

    def __init__(self) -> None:
        try:
            self._engine = pyttsx3.init(self.driver)
        except Exception as error:  # the boundary to system libraries of any kind
            raise NoEngine(f"{self.driver} does not start") from error
        self._systems_choice = self._engine.getProperty("voice")
        self._known: set[str] = set()
        self._errors: list[Exception] = []
        self._engine.connect("error", self._on_error)

    @abstractmethod
    def plain(self, text: str) -> str:
        """The text without what the driver would obey instead of say, of the same length."""

    @abstractmethod
    def own_rate(self, rate_wpm: int) -> tuple[float, float]:
        """What to ask of the driver for a rate, and what it then comes to, in words a minute."""

    @abstractmethod
    def is_natural(self, voice: str) -> bool:
        """Whether a voice, by its name, was made from a person's speech."""

    def events(self, text: str, sound: Path, frames: int) -> Sequence[WordEvent] | None:  # noqa: ARG002
        """The words' times of what was said last; None where the driver tells none."""
        return None

    def voices(self) -> list[Voice]:
        """The system's voices, the one that the person chose for the system first."""
        voices = [
            (voice.id, voice.name or voice.id, _tags(voice.languages))
            for voice in self._engine.getProperty("voices")
        ]
        voices.sort(key=lambda voice: voice[0] != self._systems_choice)
        self._known = {id_ for id_, _, _ in voices}
        return [
            Voice(f"{self.driver}:{id_}", name, languages, self.driver, self.is_natural(id_))
            for id_, name, languages in voices
        ]

    def render(
        self,
        text: str,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,  # noqa: ARG002
        on_loading: Callable[[], None] = lambda: None,  # noqa: ARG002
    ) -> Rendered:
        """See `Engine.render`."""
        if voice not in self._known:
            self.voices()
            if voice not in self._known:
                raise UnknownVoice(voice)
        asked_wpm, own_rate_wpm = self.own_rate(rate_wpm)
        with tempfile.TemporaryDirectory(prefix="harken-") as folder:
            sound = Path(folder, "utterance").with_suffix(self.file_suffix)
            self._say(self.plain(text), voice, asked_wpm, sound)
            samples, sample_rate_hz = _read_when_closed(sound)
            events = self.events(text, sound, len(samples) // 2)
        return Rendered(
            samples, sample_rate_hz, own_rate_wpm, tuple(events) if events is not None else None
        )

    def _say(self, text: str, voice: str, rate_wpm: float, sound: Path) -> None:
        self._errors.clear()
        # As a new engine is: else it begins before its loop runs, and the loop's end stops it.
        self._engine.proxy.setBusy(True)
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate_wpm)
        self._engine.save_to_file(text, str(sound))
        self._engine.runAndWait()
        if self._errors:
            raise self._errors[0]

    def _on_error(self, *, exception: Exception, **_: object) -> None:
        self._errors.append(exception)


def _tags(languages: Iterable[object]) -> tuple[str, ...]:
    tags = (tag.replace("_", "-") for tag in languages if isinstance(tag, str))
    return tuple(tag for tag in tags if _TAG.fullmatch(tag))


def _read_when_closed(sound: Path) -> tuple[bytes, int]:
    """The samples and the sample rate of a file that may not quite be closed yet."""
    give_up = time.monotonic() + _FILE_IS_CLOSED_WITHIN_S
    while True:
        try:
            return read_sound(sound)
        except UnreadableSound:
            if time.monotonic() > give_up:
                raise
        time.sleep(_LOOK_AGAIN_S)
