"""What our pyttsx3 drivers share: each renders in the caller's thread and hands over the sound.

pyttsx3's own drivers play what they say, or write it to a file, and tell no times. With these,
what `say` is given is complete when `runAndWait` returns, and no sound card is touched.
"""
# ruff: noqa: N802  pyttsx3 calls its drivers by these names

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import pyttsx3.voice

from harken.speech.engine import Rendered, UnknownVoice
from harken.speech.rate import NORMAL_WPM


class FixedPitchVoice(pyttsx3.voice.Voice):  # type: ignore[misc]  # pyttsx3 has no types
    """A voice that speaks at one pitch only, of a driver that can change that of others."""


class RoboticVoice(pyttsx3.voice.Voice):  # type: ignore[misc]
    """A voice that sounds like a machine, of a driver whose others sound natural."""


class PcmDriver(ABC):
    """The part of a driver that is the same for all; `pyttsx3.drivers.dummy` documents the methods.

    Two notifications carry more than pyttsx3 asks for: "started-word" has `frame`, at which the
    word begins, and its `location` counts from 0; "finished-utterance" has `rendered`. There is
    one notification more, "loading", and one property, "pitch".
    """

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._voice = ""
        self._rate_wpm = NORMAL_WPM
        self._pitch_semitones = 0

    @abstractmethod
    def voices(self) -> Sequence[pyttsx3.voice.Voice]:
        """The voices it can speak with now, by the engine's own names for them."""

    @abstractmethod
    def knows(self, voice: str) -> bool:
        """Whether it can speak with a voice of that name."""

    @abstractmethod
    def speak(self, text: str, voice: str, rate_wpm: int, pitch_semitones: int) -> Rendered:
        """See `Engine.render`; `voice` is one that it knows, or empty for its own default."""

    def tell_loading(self) -> None:
        """To be called by `speak` before it loads a model, where that takes a while."""
        self._proxy.notify("loading")

    def say(self, text: str) -> None:
        """Renders `text` at once."""
        self._proxy.notify("started-utterance")
        rendered = self.speak(text, self._voice, self._rate_wpm, self._pitch_semitones)
        for event in rendered.events or ():
            word = text[max(event.start, 0) : max(event.start + event.length, 0)]
            self._proxy.notify(
                "started-word",
                name=word,
                location=event.start,
                length=event.length,
                frame=event.frame,
            )
        self._proxy.notify("finished-utterance", completed=True, rendered=rendered)

    def stop(self) -> None:  # noqa: B027  it is all there is to do
        """Nothing to stop: what was said is complete."""

    def startLoop(self) -> None:
        """Lets pyttsx3 work off its queue; all of it is done when this returns."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: B027
        """Nothing to end: there is no loop."""

    def getProperty(self, name: str) -> object:
        """The properties "voices", "voice", "rate" and "pitch"."""
        known: dict[str, object] = {
            "voice": self._voice,
            "rate": self._rate_wpm,
            "pitch": self._pitch_semitones,
        }
        return list(self.voices()) if name == "voices" else known[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Sets "voice", "rate" (words a minute) or "pitch" (semitones, 0 for the voice's own).

        Raises:
            UnknownVoice: There is no such voice; the one before stays.
        """
        if name == "voice":
            if not self.knows(value):
                raise UnknownVoice(value)
            self._voice = value
        elif name == "rate":
            self._rate_wpm = int(value)
        elif name == "pitch":
            self._pitch_semitones = int(value)
        else:
            raise KeyError(f"unknown property {name}")
