"""The ends of a clip."""

from array import array

import pytest

from harken.speech.silence import LEAD_FRAMES, TAIL_FRAMES, without_silence


def sound(*stretches: tuple[int, int]) -> bytes:
    """Stretches of equal samples, each given by its value and its frames."""
    return array("h", [value for value, frames in stretches for _ in range(frames)]).tobytes()


def test_keeps_a_little_at_both_ends() -> None:
    samples, gone = without_silence(sound((0, 5000), (900, 2000), (0, 9000)))
    assert samples == sound((0, LEAD_FRAMES), (900, 2000), (0, TAIL_FRAMES))
    assert gone == 5000 - LEAD_FRAMES


def test_keeps_silence_inside() -> None:
    samples = sound((-900, 100), (0, 30_000), (900, 100))
    assert without_silence(samples) == (samples, 0)


@pytest.mark.parametrize("samples", [b"", sound((0, 1)), sound((0, 5000)), sound((30, 700))])
def test_nothing_is_left_of_silence(samples: bytes) -> None:
    assert without_silence(samples) == (b"", 0)


@pytest.mark.parametrize("value", [-32768, 32767, 60, -60])
def test_one_sample_is_a_sound(value: int) -> None:
    samples, gone = without_silence(sound((0, 1000), (value, 1), (0, 1000)))
    assert samples == sound((0, LEAD_FRAMES), (value, 1), (0, TAIL_FRAMES))
    assert gone == 1000 - LEAD_FRAMES
