"""SVOX Pico as a pyttsx3 driver, by PyPI's py-nanotts: natural voices of six languages in 8 MB.

It tells no times of words.
"""
# ruff: noqa: N802  pyttsx3 calls it by this name

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pyttsx3.voice

from harken.speech.engine import NoEngine, Rendered, UnknownVoice
from harken.speech.pcm_driver import PcmDriver

DRIVER = "pico"
NATURAL = True
PITCHED = True

_SAMPLE_RATE_HZ = 16_000
_VOLUME = 0.5
"""At 1 it clips."""
_RUSTLE = 400
"""Samples up to this (of 32,767) may be the rustle that it ends with, and makes of nothing."""
_SILENCE = 16
_BLOCK_BYTES = 2 * _SAMPLE_RATE_HZ * 10 // 1000

_MANY_MARKS = re.compile(r"([^\w\s]{3})[^\w\s]+")
"""It is silent for half a second at each of many dots."""
_DATA = re.compile(r"(\S{200})\S+")
_LONG_WORD = re.compile(r"(\S{30})(?=\S)")
"""It fails at a number of a hundred digits."""

_VOICES = {
    "en-US": "Pico English (America)",
    "en-GB": "Pico English (Great Britain)",
    "de-DE": "Pico German",
    "fr-FR": "Pico French",
    "es-ES": "Pico Spanish",
    "it-IT": "Pico Italian",
}

_RATES = ((0.5, 77), (0.7, 111), (0.85, 134), (1.0, 157))
"""Speeds, and the rates in words a minute at which the English voices then speak, on espeak-ng's
scale: 150 news sentences and an article. Faster than this, stretched sound is understood better:
8 % word errors at 1.5 x against 13 with a speed of 1.2 (Whisper tiny.en, 90 sentences)."""

_TIMES_AS_FAST = {"de-DE": 0.97, "es-ES": 0.89, "it-IT": 0.91}
"""Against the English voices, by how long espeak-ng takes for the same 15 sentences."""


def buildDriver(proxy: Any) -> "PicoDriver":
    """What pyttsx3 calls to make the driver."""
    return PicoDriver(proxy)


class PicoDriver(PcmDriver):
    """The driver.

    Raises:
        NoEngine: py-nanotts is not installed; it has no wheels for some systems.
    """

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        try:
            from py_nanotts import NanoTTS
        except ImportError as error:
            raise NoEngine(DRIVER) from error
        self._pico = NanoTTS()

    def voices(self) -> Sequence[pyttsx3.voice.Voice]:
        """Its six voices; all come with it."""
        return [
            pyttsx3.voice.Voice(name, title, [name, name.partition("-")[0]])
            for name, title in _VOICES.items()
        ]

    def knows(self, voice: str) -> bool:
        """Whether it is one of the six."""
        return voice in _VOICES

    def speak(self, text: str, voice: str, rate_wpm: int, pitch_semitones: int) -> Rendered:
        """See `Engine.render`; there are no events."""
        name = voice or next(iter(_VOICES))
        if name not in _VOICES:
            raise UnknownVoice(name)
        speed, own_rate_wpm = _speed(rate_wpm, _TIMES_AS_FAST.get(name, 1.0))
        samples: bytes = self._pico.speak(
            _speakable(text),
            voice=name,
            speed=speed,
            pitch=2 ** (pitch_semitones / 12),
            volume=_VOLUME,
        )
        return Rendered(_without_rustle(samples), _SAMPLE_RATE_HZ, own_rate_wpm, events=None)


def _speed(rate_wpm: int, times_as_fast: float) -> tuple[float, float]:
    """The speed for a rate, and the rate at which it then speaks."""
    wanted_wpm = rate_wpm / times_as_fast
    own_wpm = min(max(wanted_wpm, _RATES[0][1]), _RATES[-1][1])
    for (slower, slower_wpm), (faster, faster_wpm) in pairwise(_RATES):
        if own_wpm <= faster_wpm:
            part = (own_wpm - slower_wpm) / (faster_wpm - slower_wpm)
            return slower + part * (faster - slower), own_wpm * times_as_fast
    raise ValueError(rate_wpm)


def _without_rustle(samples: bytes) -> bytes:
    """Up to the first silence after what is loud: up to half a second later it rustles again."""
    blocks = [
        memoryview(samples[start : start + _BLOCK_BYTES]).cast("h").tolist()
        for start in range(0, len(samples), _BLOCK_BYTES)
    ]
    peaks = [max(*block, -min(block)) for block in blocks]
    loud = [number for number, peak in enumerate(peaks) if peak > _RUSTLE]
    if not loud:
        return b""
    silent = (n for n in range(loud[-1], len(peaks)) if peaks[n] <= _SILENCE)
    return samples[: next(silent, len(peaks)) * _BLOCK_BYTES]


def _speakable(text: str) -> str:
    """What it can take, for what it would take for markup or choke on."""
    text = _MANY_MARKS.sub(r"\1", text.replace("<", " "))
    text = _DATA.sub(r"\1", text)
    return _LONG_WORD.sub(r"\1 ", text)
