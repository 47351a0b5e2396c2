"""The operating system's own voices, through pyttsx3's stock drivers: sapi5 and nsss.

They tell no usable times of words, and write a file: WAV on Windows, AIFF on macOS, whatever its
name. nsss writes it on a thread of its own, so the file is read when its length no longer grows.
"""

import tempfile
import time
from pathlib import Path

import pyttsx3

from harken.speech.engine import NoEngine, Rendered, UnknownVoice
from harken.speech.sound_file import UnreadableSound, read_sound
from harken.speech.voice import Voice

_FILE_COMES_WITHIN_S = 5.0
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
        self._errors: list[Exception] = []
        self._engine.connect("error", self._on_error)

    def voices(self) -> list[Voice]:
        """The system's voices."""
        return [
            Voice(
                f"{self._driver}:{voice.id}",
                voice.name or voice.id,
                tuple(language for language in voice.languages if isinstance(language, str)),
                self._driver,
            )
            for voice in self._engine.getProperty("voices")
        ]

    def render(self, text: str, voice: str, rate_wpm: int) -> Rendered:
        """See `Engine.render`; there are no events."""
        if voice not in {known.id for known in self._engine.getProperty("voices")}:
            raise UnknownVoice(voice)
        with tempfile.TemporaryDirectory(prefix="harken-") as folder:
            sound = Path(folder, "utterance.wav" if self._driver == "sapi5" else "utterance.aiff")
            self._errors.clear()
            self._engine.setProperty("voice", voice)
            self._engine.setProperty("rate", rate_wpm)
            self._engine.save_to_file(text, str(sound))
            self._engine.runAndWait()
            if self._errors:
                raise self._errors[0]
            return Rendered(*_read_when_whole(sound), events=None)

    def _on_error(self, *, exception: Exception, **_: object) -> None:
        self._errors.append(exception)


def _read_when_whole(sound: Path) -> tuple[bytes, int]:
    """The samples and the sample rate of a file that may still be being written."""
    give_up = time.monotonic() + _FILE_COMES_WITHIN_S
    length_before = -1
    while True:
        length = sound.stat().st_size if sound.exists() else 0
        if length and length == length_before:
            try:
                return read_sound(sound)
            except UnreadableSound:
                if time.monotonic() > give_up:
                    raise
        elif time.monotonic() > give_up:
            raise RuntimeError("the voice wrote no sound")
        length_before = length
        time.sleep(_LOOK_AGAIN_S)
