"""espeak-ng as a pyttsx3 driver that hands over the sound and each word's exact time.

pyttsx3's own espeak driver reads past the end of the text (it crashes from 20,000 characters on),
overwrites what is queued, and tells no times.
"""
# ruff: noqa: N802  pyttsx3 calls it by this name

from collections.abc import Sequence
from typing import Any

import pyttsx3.voice

from harken.speech.cues import WordEvent
from harken.speech.engine import Rendered, UnknownVoice
from harken.speech.espeak_library import load_espeak
from harken.speech.espeak_prosody import pitch_of, rate_and_gap
from harken.speech.loudness import factor_of, gain_db
from harken.speech.pcm_driver import PcmDriver

DRIVER = "espeak_pcm"
NATURAL = False
PITCHED = True

AMERICAN = "gmw/en-us"
CLEAREST = "+m6"
"""The variant that is understood best, of the 58 that were compared in English."""

_SLOWEST_WPM = 88
_FASTEST_WPM = 175
"""Faster, its own rates are understood worse than stretched sound: 38 % word errors at 1.5 x
against 28 (Whisper tiny.en, 90 sentences)."""


def buildDriver(proxy: Any) -> "EspeakPcmDriver":
    """What pyttsx3 calls to make the driver."""
    return EspeakPcmDriver(proxy)


class EspeakPcmDriver(PcmDriver):
    """The driver.

    Raises:
        NoEngine: espeak-ng is not installed.
    """

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        self._espeak = load_espeak()
        self._speaks_with = ""

    def voices(self) -> Sequence[pyttsx3.voice.Voice]:
        """All of espeak-ng's voices, and the variant of one that is understood best."""
        voices = [
            pyttsx3.voice.Voice(voice.identifier, voice.name, list(voice.languages))
            for voice in self._espeak.voices()
        ]
        variants = [
            pyttsx3.voice.Voice(voice.id + CLEAREST, f"{voice.name}, clearer", voice.languages)
            for voice in voices
            if voice.id == AMERICAN
        ]
        return [*variants, *voices]

    def knows(self, voice: str) -> bool:
        """Whether there is such a voice; the one before is then another."""
        if voice == self._speaks_with:  # finding a voice's file takes as long as a short sentence
            return True
        if not self._espeak.set_voice(voice):
            return False
        self._speaks_with = voice
        return True

    def speak(self, text: str, voice: str, rate_wpm: int, pitch_semitones: int) -> Rendered:
        """See `Engine.render`; the events are exact."""
        if voice and not self.knows(voice):
            raise UnknownVoice(voice)
        own_rate_wpm = min(max(rate_wpm, _SLOWEST_WPM), _FASTEST_WPM)
        self._espeak.set_rate(*rate_and_gap(self._speaks_with, own_rate_wpm))
        self._espeak.set_pitch(pitch_of(pitch_semitones))
        louder_db = gain_db(f"{DRIVER}:{voice}", own_rate_wpm) or 0.0
        self._espeak.set_volume(round(100 * factor_of(louder_db)))  # costs no time, unlike ours
        samples = bytearray()
        events: list[WordEvent] = []
        self._espeak.speak(
            text,
            on_samples=samples.extend,
            on_word=lambda start, length, frame: events.append(WordEvent(start, length, frame)),
        )
        rate_hz = self._espeak.sample_rate_hz
        return Rendered(bytes(samples), rate_hz, own_rate_wpm, tuple(events), louder_db)
