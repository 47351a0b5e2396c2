"""The same, faster or slower."""

import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.stretch import stretched

TEMPI = [0.5, 0.8, 1.3, 2.0, 3.0, 5.0]


def frames_of(samples: bytes) -> list[int]:
    return array("h", samples).tolist()


def beeps(starts_s: list[float], length_s: float, pitch_hz: float = 180.0) -> bytes:
    """Beeps of equal length in ten seconds of silence."""
    frames = array("h", bytes(2 * 10 * SAMPLE_RATE_HZ))
    for start_s in starts_s:
        start = round(start_s * SAMPLE_RATE_HZ)
        for at in range(round(length_s * SAMPLE_RATE_HZ)):
            step = 2 * math.pi * pitch_hz / SAMPLE_RATE_HZ
            frames[start + at] = round(9000 * math.sin(step * at))
    return frames.tobytes()


@given(st.integers(0, 9000), st.floats(0.2, 10.0), st.sampled_from([8000, 16000, 22050, 48000]))
def test_the_length_is_exact(frames: int, tempo: float, rate_hz: int) -> None:
    samples = array("h", [1000] * frames).tobytes()
    assert len(frames_of(stretched(samples, rate_hz, tempo))) == round(frames / tempo)


@pytest.mark.parametrize("tempo", TEMPI)
def test_everything_comes_when_it_should(tempo: float) -> None:
    starts_s = [0.5, 2.1, 3.3, 5.0, 7.7]
    frames = frames_of(stretched(beeps(starts_s, 0.6), SAMPLE_RATE_HZ, tempo))
    for start_s in starts_s:
        middle = round((start_s + 0.3) / tempo * SAMPLE_RATE_HZ)
        before = round((start_s - 0.1) / tempo * SAMPLE_RATE_HZ)
        around = SAMPLE_RATE_HZ // 200
        assert max(frames[middle - around : middle + around]) > 7000
        assert max(frames[before - around : before]) < 500


@pytest.mark.parametrize("tempo", TEMPI)
def test_the_end_is_not_lost(tempo: float) -> None:
    frames = frames_of(stretched(beeps([9.4], 0.6), SAMPLE_RATE_HZ, tempo))
    last = frames[-SAMPLE_RATE_HZ // 50 :]
    assert max(map(abs, last)) > 5000


@pytest.mark.parametrize("tempo", TEMPI)
def test_the_pitch_stays(tempo: float) -> None:
    frames = frames_of(stretched(beeps([0.0], 9.9), SAMPLE_RATE_HZ, tempo))
    part = frames[SAMPLE_RATE_HZ // 4 : SAMPLE_RATE_HZ]
    rising = sum(1 for one, other in pairwise(part) if one < 0 <= other)
    assert rising / (len(part) / SAMPLE_RATE_HZ) == pytest.approx(180.0, rel=0.02)


@pytest.mark.parametrize("tempo", TEMPI)
def test_a_steady_tone_has_no_click(tempo: float) -> None:
    frames = frames_of(stretched(beeps([0.0], 9.9), SAMPLE_RATE_HZ, tempo))
    part = frames[: len(frames) * 9 // 10]
    steepest = 9000 * 2 * math.pi * 180 / SAMPLE_RATE_HZ
    assert max(abs(one - other) for one, other in pairwise(part)) < 2 * steepest
