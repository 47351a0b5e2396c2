"""The operating system's own voices, through pyttsx3's stock drivers: sapi5 and nsss.

They tell no usable times of words, and write a file: WAV on Windows, AIFF on macOS.
"""

import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyttsx3

from harken.speech.engine import NoEngine, Rendered, UnknownVoice
from harken.speech.sound_file import UnreadableSound, read_sound
from harken.speech.voice import Voice

_FILE_IS_CLOSED_WITHIN_S = 1.0
_LOOK_AGAIN_S = 0.02


class StockEngine:
    """The engine over one of pyttsx3's stock drivers.

    Args:
        driver: "sapi5" or "nsss".

    Raises:
        NoEngine: The driver does not start on this system.
    """

    def __init__(self, driver: str) -> None:
        self._driver = driver
        try:
            self._engine = pyttsx3.init(driver)
        except Exception as error:  # the boundary to system libraries of any kind
            raise NoEngine(f"{driver} does not start") from error
        self._known: set[str] = set()
        self._errors: list[Exception] = []
        self._engine.connect("error", self._on_error)

    def voices(self) -> list[Voice]:
        """The system's voices."""
        voices = [
            (voice.id, voice.name or voice.id, _tags(voice.languages))
            for voice in self._engine.getProperty("voices")
        ]
        self._known = {id_ for id_, _, _ in voices}
        return [
            Voice(f"{self._driver}:{id_}", name, languages, self._driver)
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
        """See `Engine.render`; there are no events."""
        if voice not in self._known:
            self.voices()
            if voice not in self._known:
                raise UnknownVoice(voice)
        with tempfile.TemporaryDirectory(prefix="harken-") as folder:
            sound = Path(folder, "utterance.aiff" if self._driver == "nsss" else "utterance.wav")
            self._errors.clear()
            # As a new engine is: else it begins before its loop runs, and the loop's end stops it.
            self._engine.proxy.setBusy(True)
            self._engine.setProperty("voice", voice)
            self._engine.setProperty("rate", rate_wpm)
            self._engine.save_to_file(text, str(sound))
            self._engine.runAndWait()
            if self._errors:
                raise self._errors[0]
            return Rendered(*_read_when_closed(sound), rate_wpm, events=None)

    def _on_error(self, *, exception: Exception, **_: object) -> None:
        self._errors.append(exception)


def _tags(languages: Iterable[object]) -> tuple[str, ...]:
    return tuple(tag.replace("_", "-") for tag in languages if isinstance(tag, str) and tag)


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
