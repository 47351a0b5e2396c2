"""What a speech engine in the child can do; every engine passes the same contract tests."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from harken.speech.cues import WordEvent
from harken.speech.voice import Voice


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an engine made of a text."""

    samples: bytes
    """16-bit signed mono, of the machine's byte order, silence and all."""
    sample_rate_hz: int
    rate_wpm: float
    """At which it is said: as near to the wanted rate as the engine's own control does well. What
    is missing is done by stretching the sound."""
    events: tuple[WordEvent, ...] | None
    """The words' times as the engine told them; None where it tells none."""
    gain_db: float = 0.0
    """Of what `loudness.gain_db` asks for the voice, what the engine's own control did already."""


class Engine(Protocol):
    """One pyttsx3 driver. Not thread safe: the child's main thread only."""

    def voices(self) -> list[Voice]:
        """The voices that it can speak with now."""
        ...

    def render(
        self,
        text: str,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,
        on_loading: Callable[[], None] = lambda: None,
    ) -> Rendered:
        """Speaks `text` into memory, in its entirety.

        Args:
            text: Any that has a visible character, without NUL or half surrogates.
            voice: The engine's own name for one of its voices.
            rate_wpm: Words a minute, `rate.MIN_WPM` to `rate.MAX_WPM`.
            pitch_semitones: Above the voice's own pitch; passed over where a voice has one only.
            on_loading: Called before a model is loaded, if that takes longer than a sentence does.

        Raises:
            UnknownVoice: The engine has no such voice.
        """
        ...


class UnknownVoice(Exception):
    """The engine has no voice of that name."""


class NoEngine(Exception):
    """The engine is not installed, or does not start."""
