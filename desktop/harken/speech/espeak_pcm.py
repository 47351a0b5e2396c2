"""espeak-ng through pyttsx3, with a driver that hands over the sound and each word's exact time.

pyttsx3's own espeak driver reads past the end of the text (it crashes from 20,000 characters on),
overwrites what is queued, and tells no times. This one renders in the caller's thread: what `say`
is given is complete when `runAndWait` returns, and no sound card is touched.
"""
# ruff: noqa: N802  pyttsx3 calls its drivers by these names

import sys
from typing import Any

import pyttsx3
import pyttsx3.voice

from harken.speech.cues import WordEvent
from harken.speech.engine import Rendered, UnknownVoice
from harken.speech.espeak_library import load_espeak
from harken.speech.voice import Voice

DRIVER = "espeak_pcm"


def buildDriver(proxy: Any) -> "EspeakPcmDriver":
    """What pyttsx3 calls to make the driver."""
    return EspeakPcmDriver(proxy)


class EspeakPcmDriver:
    """The driver; `pyttsx3.drivers.dummy` documents its methods.

    Two notifications carry more than pyttsx3 asks for: "started-word" has `frame`, at which the
    word begins, and its `location` counts from 0; "finished-utterance" has `samples`, 16-bit mono,
    and `sample_rate_hz`.

    Raises:
        NoEngine: espeak-ng is not installed.
    """

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._espeak = load_espeak()
        self._voice = ""
        self._stopped = False

    def say(self, text: str) -> None:
        """Renders `text` at once."""
        samples = bytearray()
        self._stopped = False

        def on_word(start: int, length: int, frame: int) -> None:
            word = text[max(start, 0) : max(start + length, 0)]
            self._proxy.notify(
                "started-word", name=word, location=start, length=length, frame=frame
            )

        self._proxy.notify("started-utterance")
        self._espeak.speak(text, on_samples=samples.extend, on_word=on_word)
        self._proxy.notify(
            "finished-utterance",
            completed=not self._stopped,
            samples=bytes(samples),
            sample_rate_hz=self._espeak.sample_rate_hz,
        )

    def stop(self) -> None:
        """Ends the rendering early, when a callback asks for it."""
        self._stopped = True
        self._espeak.stop()

    def startLoop(self) -> None:
        """Lets pyttsx3 work off its queue; all of it is done when this returns."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:
        """Nothing to end: there is no loop."""

    def getProperty(self, name: str) -> object:
        """The properties "voices", "voice" and "rate"."""
        if name == "voices":
            return [
                pyttsx3.voice.Voice(voice.identifier, voice.name, list(voice.languages))
                for voice in self._espeak.voices()
            ]
        if name == "voice":
            return self._espeak.voice
        if name == "rate":
            return self._espeak.rate_wpm
        raise KeyError(f"unknown property {name}")

    def setProperty(self, name: str, value: Any) -> None:
        """Sets "voice" or "rate".

        Raises:
            UnknownVoice: There is no such voice; the one before stays.
        """
        if name == "voice":
            if value != self._voice:  # finding a voice's file takes as long as a short sentence
                if not self._espeak.set_voice(value):
                    raise UnknownVoice(value)
                self._voice = value
        elif name == "rate":
            self._espeak.set_rate(int(value))
        else:
            raise KeyError(f"unknown property {name}")


class EspeakEngine:
    """The engine over the driver `espeak_pcm`.

    Raises:
        NoEngine: espeak-ng is not installed.
    """

    def __init__(self) -> None:
        # pyttsx3 imports its drivers by name.
        sys.modules[f"pyttsx3.drivers.{DRIVER}"] = sys.modules[__name__]
        self._engine = pyttsx3.init(DRIVER)
        self._events: list[WordEvent] = []
        self._rendered: list[Rendered] = []
        self._errors: list[Exception] = []
        self._engine.connect("started-word", self._on_word)
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)

    def voices(self) -> list[Voice]:
        """All of espeak-ng's voices."""
        return [
            Voice(f"{DRIVER}:{voice.id}", voice.name, tuple(voice.languages), DRIVER)
            for voice in self._engine.getProperty("voices")
        ]

    def render(self, text: str, voice: str, rate_wpm: int) -> Rendered:
        """See `Engine.render`; the events are exact."""
        for of_the_last_one in (self._events, self._rendered, self._errors):
            of_the_last_one.clear()
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate_wpm)
        self._engine.say(text)
        self._engine.runAndWait()
        if self._errors:
            raise self._errors[0]
        (rendered,) = self._rendered
        return rendered

    def _on_word(self, *, location: int, length: int, frame: int, **_: object) -> None:
        self._events.append(WordEvent(location, length, frame))

    def _on_finished(self, *, samples: bytes, sample_rate_hz: int, **_: object) -> None:
        self._rendered.append(Rendered(samples, sample_rate_hz, tuple(self._events)))

    def _on_error(self, *, exception: Exception, **_: object) -> None:
        self._errors.append(exception)
