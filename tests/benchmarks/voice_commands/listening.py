"""Lets an ear hear a recording, as the program would, but without the pipe between processes."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from harken.handsfree.voice.hearing import HEARING_RATE_HZ, PIECE_FRAMES
from harken.handsfree.voice.in_child import Ear
from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.handsfree.voice.recogniser import Recogniser
from harken.speech.clip import SAMPLE_RATE_HZ
from tests.benchmarks.voice_commands.sounds import Sound

SILENT_PIECE = bytes(PIECE_FRAMES * SAMPLE_RATE_HZ // HEARING_RATE_HZ * 2)
"""What is played while nothing is."""
SELF_NOISE = 10 ** (-65 / 20)
"""Of the microphone."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an ear made of a recording."""

    words: list[tuple[float, str]]
    """When, in seconds, and which."""
    core_seconds: float


@dataclass(frozen=True, slots=True)
class Said:
    """A word and its phrase's place in a recording, in seconds."""

    word: str
    start_s: float
    end_s: float


def listen(rating: Recogniser, sound: Sound, played: bytes = b"") -> Heard:
    """What a new ear hears in the sound while the other is played, at the rate of clips."""
    ear, words = Ear(rating, CALL, tuple(PHRASES)), []
    start_s = time.process_time()
    for number, piece in enumerate(pieces(sound)):
        beside = played[number * len(SILENT_PIECE) :][: len(SILENT_PIECE)]
        now_s = (number + 1) * PIECE_FRAMES / HEARING_RATE_HZ
        found = ear.hear(piece, beside.ljust(len(SILENT_PIECE), b"\0"), held=False)
        words += [(now_s, word) for word in found]
    return Heard(words, time.process_time() - start_s)


def pieces(sound: Sound) -> Iterator[bytes]:
    """The sound as the microphone hands it over."""
    whole = (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
    for at in range(0, len(whole), PIECE_FRAMES * 2):
        yield whole[at:][: PIECE_FRAMES * 2].ljust(PIECE_FRAMES * 2, b"\0")


def in_a_row(
    said: Sequence[tuple[str, Sound]],
    rng: np.random.Generator,
    *,
    first_s: float = 1.5,
    between_s: tuple[float, float] = (0.9, 1.5),
) -> tuple[Sound, list[Said]]:
    """All of it with pauses, and where each is."""
    parts, places = [np.zeros(round(first_s * HEARING_RATE_HZ))], []
    at = len(parts[0])
    for word, sound in said:
        places.append(Said(word, at / HEARING_RATE_HZ, (at + len(sound)) / HEARING_RATE_HZ))
        pause = np.zeros(round(rng.uniform(*between_s) * HEARING_RATE_HZ))
        parts += [sound, pause]
        at += len(sound) + len(pause)
    return np.concatenate(parts), places
