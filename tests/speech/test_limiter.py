"""Louder and softer, and never too loud."""

from array import array
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.limiter import CEILING, amplified

frames_of_sound = st.lists(st.integers(-32768, 32767), max_size=600)
gains = st.floats(0.05, 8.0)


def through(frames: Sequence[int], gain: float) -> list[int]:
    return array("h", amplified(array("h", frames).tobytes(), gain)).tolist()


def hum(peak: int, frames: int) -> list[int]:
    return [peak if at % 100 < 50 else -peak for at in range(frames)]


@given(frames_of_sound, gains)
def test_nothing_is_louder_than_the_ceiling_or_than_asked_for(
    frames: list[int], gain: float
) -> None:
    louder = through(frames, gain)
    assert len(louder) == len(frames)
    for frame, after in zip(frames, louder, strict=True):
        assert abs(after) <= CEILING
        assert abs(after) <= abs(frame) * max(gain, 1.0) + 1
        assert frame * after >= 0


@given(st.lists(st.integers(-3000, 3000), max_size=600), gains)
def test_what_is_not_too_loud_is_just_louder(frames: list[int], gain: float) -> None:
    for frame, after in zip(frames, through(frames, gain), strict=True):
        assert after == pytest.approx(frame * gain, abs=1 + abs(frame) * 0.01)


@given(st.lists(st.integers(-CEILING, CEILING), max_size=300))
def test_what_is_right_stays_as_it_is(frames: list[int]) -> None:
    assert through(frames, 1.0) == frames


def test_one_loud_moment_leaves_the_rest_alone() -> None:
    second = SAMPLE_RATE_HZ
    sound = hum(4000, second) + hum(20_000, 200) + hum(4000, second)

    louder = through(sound, 2.0)

    assert max(louder) == pytest.approx(CEILING, abs=30)
    near = second // 10
    assert louder[: second - near] == [2 * frame for frame in sound[: second - near]]
    assert louder[second + 200 + 3 * near :] == [2 * f for f in sound[second + 200 + 3 * near :]]


def test_the_gain_never_jumps() -> None:
    sound = hum(4000, 9000) + hum(32_000, 300) + hum(4000, 9000)
    gains = [after / frame for frame, after in zip(sound, through(sound, 1.5), strict=True)]
    steps = [abs(one - other) for one, other in pairwise(gains)]
    assert max(steps) < 0.005
    assert min(gains) < 1.0 < max(gains)


def test_a_whole_loud_sound_keeps_its_shape() -> None:
    louder = through(hum(32_000, SAMPLE_RATE_HZ), 1.0)
    assert set(map(abs, louder)) <= set(range(CEILING - 2, CEILING + 1))


def test_silence_and_nothing_stay_such() -> None:
    assert through([], 3.0) == []
    assert through([0] * 500, 3.0) == [0] * 500
