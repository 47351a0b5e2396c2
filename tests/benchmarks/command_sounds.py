"""Synthetic speech, noise and rooms, for `voice_commands.py`. All of it stays in memory.

Speech is what the program's own voices say. Rooms are noise that fades away exponentially after
the direct sound, which carries half of the energy (Polack's model), not measured ones.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.sound_file import resampled
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.speech.utterance import announcement

Sound = npt.NDArray[np.float64]

HALVES = {
    "tuned": (
        "flite:rms", "flite:awb", "pico:en-US",
        "espeak_pcm:gmw/en-us", "espeak_pcm:gmw/en", "espeak_pcm:gmw/en-us+m6",
    ),
    "held out": (
        "flite:slt", "flite:kal16", "pico:en-GB", "piper:joe",
        "espeak_pcm:gmw/en-gb-scotland", "espeak_pcm:gmw/en-us-nyc",
    ),
}  # fmt: skip
"""The voices on which the limits were set in the end, and the others."""
SENTENCES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
_READING_LEVEL = 0.05
"""Root mean square of full scale."""
_PAUSE_S = 0.3


class Studio:
    """Says things, each once."""

    def __init__(self) -> None:
        self._synthesiser = Synthesiser(voice_child())
        self._synthesiser.voices().result()

    @cache  # noqa: B019  it lives as long as the run
    def said(self, text: str, voice: str, rate_wpm: int = 175) -> bytes:
        """16-bit mono at the rate of clips."""
        clip = self._synthesiser.render(announcement(text, "en"), voice, rate_wpm)
        return clip.result().samples

    def heard(self, text: str, voice: str, rate_wpm: int = 175) -> Sound:
        """The same as a microphone has it."""
        return as_heard(self.said(text, voice, rate_wpm))

    def reading(self, voice: str, sentences: Sequence[str]) -> bytes:
        """Sentence after sentence, as the program reads them."""
        pause = bytes(round(SAMPLE_RATE_HZ * _PAUSE_S) * 2)
        sound = b"".join(self.said(one, voice) + pause for one in sentences)
        samples = np.frombuffer(sound, "<i2") / 32768
        samples = samples * (_READING_LEVEL / level(samples))
        return bytes((samples * 32767).astype("<i2").tobytes())

    def close(self) -> None:
        """Ends the voices."""
        self._synthesiser.close()


def as_heard(sound: bytes) -> Sound:
    """Brings sound at the rate of clips to the microphone's."""
    return np.frombuffer(resampled(sound, SAMPLE_RATE_HZ, HEARING_RATE_HZ), "<i2") / 32768


def level(sound: Sound) -> float:
    """The root mean square."""
    return float(np.sqrt(np.mean(sound**2)))


def noise(kind: str, frames: int, babble: Sound, rng: np.random.Generator) -> Sound:
    """Noise at a level of 1: "white", "pink", or the "babble" of others.

    Args:
        kind: One of the three.
        frames: How long.
        babble: Several readings at once.
        rng: The chance.
    """
    if kind == "babble":
        made = np.resize(np.roll(babble, int(rng.integers(len(babble)))), frames)
    else:
        made = rng.standard_normal(frames)
    if kind == "pink":
        spectrum = np.fft.rfft(made)
        made = np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), frames)
    return made / level(made)


def room(rng: np.random.Generator) -> Sound:
    """An impulse response: 30 to 150 ms of delay, 0.2 to 0.5 s until it is 60 dB softer."""
    delay, fading_s = round(rng.uniform(0.03, 0.15) * HEARING_RATE_HZ), rng.uniform(0.2, 0.5)
    frames = round(fading_s * HEARING_RATE_HZ)
    late = rng.standard_normal(frames) * 10 ** (-3 * np.arange(frames) / frames)
    late[0] = np.sqrt(np.sum(late[1:] ** 2))
    return np.concatenate([np.zeros(delay), late / np.sqrt(np.sum(late**2))])


def through(sound: Sound, response: Sound) -> Sound:
    """The sound as it comes through a room, as long as it was."""
    size = 1 << (len(sound) + len(response)).bit_length()
    product = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.fft.irfft(product, size)[: len(sound)]
