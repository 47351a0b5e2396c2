"""Sound for the tests, and how it is read back from a saved file."""

import math
from array import array
from itertools import pairwise
from pathlib import Path

import av

from harken.speech.clip import SAMPLE_RATE_HZ


def tone(frames: int, hz: float = 440.0) -> bytes:
    """A loud sine of so many samples."""
    step = 2 * math.pi * hz / SAMPLE_RATE_HZ
    return array("h", (round(12000 * math.sin(step * n)) for n in range(frames))).tobytes()


def silence(frames: int) -> bytes:
    return bytes(2 * frames)


def samples_in(path: Path) -> "array[int]":
    """What a player would play, as PyAV decodes it: a reader that none of the encoders shares."""
    samples = array("h")
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            for plain in resampler.resample(frame):
                samples.frombytes(bytes(plain.planes[0])[: 2 * plain.samples])
    return samples


def tags_in(path: Path) -> dict[str, str]:
    with av.open(str(path)) as container:
        return dict(container.metadata)


def loudness(samples: "array[int]") -> float:
    """Root mean square, 0 to 32768."""
    return math.sqrt(sum(s * s for s in samples) / len(samples)) if samples else 0.0


def pitch_hz(samples: "array[int]") -> float:
    """The pitch of a pure tone, by how often it crosses zero."""
    crossings = sum(1 for a, b in pairwise(samples) if (a < 0) != (b < 0))
    return crossings / 2 * SAMPLE_RATE_HZ / len(samples)
