"""A voice for the fakes of other systems: a hum of its own pitch for each word."""

import math
import re
from array import array
from typing import NamedTuple

SAMPLE_RATE_HZ = 16_000
_WORD_S_AT_200_WPM = 0.2


class HummedWord(NamedTuple):
    start: int
    """Code points into the text."""
    length: int
    frame: int


def hum(text: str, rate_wpm: float) -> "tuple[array[int], list[HummedWord]]":
    """16-bit mono at `SAMPLE_RATE_HZ`, with silence at both ends, and where each word begins."""
    word_frames = round(SAMPLE_RATE_HZ * _WORD_S_AT_200_WPM * 200 / rate_wpm)
    silence = array("h", [0] * (SAMPLE_RATE_HZ // 4))
    samples = silence[:]
    words: list[HummedWord] = []
    for number, word in enumerate(re.finditer(r"\S*\w\S*", text)):
        words.append(HummedWord(word.start(), len(word[0]), len(samples)))
        pitch_hz = 200 + 50 * (number % 8)
        samples.extend(
            round(9000 * math.sin(2 * math.pi * pitch_hz * i / SAMPLE_RATE_HZ))
            for i in range(word_frames)
        )
    samples.extend(silence)
    return samples, words
