"""Windows' own voices: pyttsx3's stock driver for SAPI 5, made to tell when each word begins.

Written to SAPI's documentation and pyttsx3's code; it was run against a fake of SAPI only.
"""

import math
import wave
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from harken.speech.cues import WordEvent
from harken.speech.engine import NoEngine
from harken.speech.stock import StockEngine

# As the driver turns words a minute into SAPI's rate, a whole number from -10 to 10.
_WPM_AT_0 = 156.63
_FASTER_BY = 1.11
_FASTEST = 10


class Sapi5Engine(StockEngine):
    """The engine over the driver "sapi5"."""

    driver = "sapi5"
    file_suffix = ".wav"

    def __init__(self) -> None:
        try:
            _let_tell_positions(import_module("pyttsx3.drivers.sapi5").SAPI5DriverEventSink)
        except Exception as error:  # the boundary to a system's libraries
            raise NoEngine("SAPI does not start") from error
        super().__init__()
        self._words: list[tuple[int, int, int]] = []
        """Place and length in UTF-16 units, and the byte of the sound at which it begins."""
        self._engine.connect("started-word", self._on_word)

    def plain(self, text: str) -> str:
        """SAPI takes what begins with "<" for markup."""
        return text.replace("<", " ")

    def own_rate(self, rate_wpm: int) -> tuple[float, float]:
        """SAPI has 21 rates, 11 % apart; the driver takes the next one towards the usual."""
        step = round(math.log(rate_wpm / _WPM_AT_0, _FASTER_BY))
        step = min(max(step, -_FASTEST), _FASTEST)
        # Half a step further out, so that no rounding error makes it another one.
        asked = step + math.copysign(0.5, step) if step else 0
        return _WPM_AT_0 * _FASTER_BY**asked, _WPM_AT_0 * _FASTER_BY**step

    def is_natural(self, voice: str) -> bool:  # noqa: ARG002
        """All that come with Windows are."""
        return True

    def events(self, text: str, sound: Path, frames: int) -> Sequence[WordEvent] | None:
        """SAPI counts bytes of the file, whatever samples it holds."""
        with wave.open(str(sound)) as file:
            length_bytes = file.getnframes() * file.getnchannels() * file.getsampwidth()
        words, self._words = self._words, []
        if not words or not length_bytes:
            return None
        points = _code_points(text)
        return [
            WordEvent(points[start], points[start + length] - points[start],
                      position * frames // length_bytes)
            for start, length, position in words
            if start >= 0 and start + length < len(points)
        ]  # fmt: skip

    def _say(self, text: str, voice: str, rate_wpm: float, sound: Path) -> None:
        self._words.clear()
        super()._say(text, voice, rate_wpm, sound)

    def _on_word(
        self, *, location: int, length: int, stream_position: int | None = None, **_: object
    ) -> None:
        if stream_position is not None:
            self._words.append((location, length, stream_position))


def _let_tell_positions(sink: Any) -> None:
    """The driver's own sink is told where in the stream a word begins, and keeps it to itself."""

    def on_word(self: Any, _stream: int, stream_position: Any, char: int, length: int) -> None:
        self._driver._proxy.notify(
            "started-word", location=char, length=length, stream_position=int(stream_position)
        )

    sink._ISpeechVoiceEvents_Word = on_word


def _code_points(text: str) -> list[int]:
    """By the UTF-16 unit the code point that it belongs to; the last is the text's end."""
    units = [at for at, c in enumerate(text) for _ in range(2 if ord(c) > 0xFFFF else 1)]
    return [*units, len(text)]
