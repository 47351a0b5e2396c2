"""Synthetic speech, noise and rooms, for the ear to hear. All of it stays in memory.

Speech is what the program's own voices say. Rooms are noise that fades away exponentially after
the direct sound, which carries half of the energy (Polack's model), not measured ones.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.sound_file import resampled
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.speech.utterance import announcement
from tests.benchmarks.voice_commands.sets import Speaker

Sound = npt.NDArray[np.float64]

_READING_LEVEL = 0.05
"""Root mean square of full scale."""
_PAUSE_S = 0.3


class Studio:
    """Says things, each once."""

    def __init__(self) -> None:
        self._synthesiser = Synthesiser(voice_child())
        self._synthesiser.voices().result()

    @cache  # noqa: B019  it lives as long as the run
    def said(self, text: str, speaker: Speaker, rate_wpm: int) -> bytes:
        """16-bit mono at the rate of clips."""
        # What is played slower, to be of another size, is said so much faster.
        said_wpm = round(rate_wpm * speaker.size)
        clip = self._synthesiser.render(announcement(text, "en"), speaker.voice, said_wpm)
        samples = clip.result().samples
        if speaker.size == 1.0:
            return samples
        return resampled(samples, SAMPLE_RATE_HZ, round(SAMPLE_RATE_HZ * speaker.size))

    def heard(self, text: str, speaker: Speaker, rate_wpm: int) -> Sound:
        """The same as a microphone has it."""
        return as_heard(self.said(text, speaker, rate_wpm))

    def reading(self, speaker: Speaker, sentences: Sequence[str], rate_wpm: int) -> bytes:
        """Sentence after sentence, as the program reads them."""
        pause = bytes(round(SAMPLE_RATE_HZ * _PAUSE_S) * 2)
        sound = b"".join(self.said(one, speaker, rate_wpm) + pause for one in sentences)
        samples = np.frombuffer(sound, "<i2") / 32768
        return bytes((at_level(samples) * 32767).astype("<i2").tobytes())

    def close(self) -> None:
        """Ends the voices."""
        self._synthesiser.close()


def as_heard(sound: bytes) -> Sound:
    """Brings sound at the rate of clips to the microphone's."""
    return np.frombuffer(resampled(sound, SAMPLE_RATE_HZ, HEARING_RATE_HZ), "<i2") / 32768


def level(sound: Sound) -> float:
    """The root mean square."""
    return float(np.sqrt(np.mean(sound**2)))


def at_level(sound: Sound) -> Sound:
    """As loud as what is read aloud."""
    return sound * (_READING_LEVEL / level(sound))


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


def knocks(seconds: float, rng: np.random.Generator) -> Sound:
    """Bursts of noise of 0.1 to 1.5 s that fade away, 0.5 to 3 s apart: steps, doors, dishes."""
    sound = np.zeros(round(seconds * HEARING_RATE_HZ))
    at = HEARING_RATE_HZ
    while at < len(sound):
        frames = round(rng.uniform(0.1, 1.5) * HEARING_RATE_HZ)
        burst = noise(str(rng.choice(["white", "pink"])), frames, sound, rng)
        burst *= np.exp(-rng.uniform(1, 6) * np.arange(frames) / frames)
        fits = min(frames, len(sound) - at)
        sound[at : at + fits] += burst[:fits] * rng.uniform(0.02, 0.2)
        at += frames + round(rng.uniform(0.5, 3.0) * HEARING_RATE_HZ)
    return np.clip(sound, -1, 1)


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
