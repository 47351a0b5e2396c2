"""What is as short as a command and stands alone is found, and little else."""

import numpy as np
import pytest

from harken.handsfree.voice.echo import BLOCK_FRAMES
from harken.handsfree.voice.endpointing import Endpointer
from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.mel import Samples


def noise(seconds: float, level: float, seed: int = 0) -> Samples:
    rng = np.random.default_rng(seed)
    frames = round(seconds * HEARING_RATE_HZ / BLOCK_FRAMES) * BLOCK_FRAMES
    return np.asarray(level * rng.standard_normal(frames), np.float32)


def found(sound: Samples, echo: Samples | None = None) -> list[Samples]:
    endpointer = Endpointer()
    echo = np.zeros_like(sound) if echo is None else echo
    blocks = (slice(at, at + BLOCK_FRAMES) for at in range(0, len(sound), BLOCK_FRAMES))
    answers = [endpointer.add(sound[block], echo[block]) for block in blocks]
    return [stretch for stretch in answers if stretch is not None]


def alone(seconds: float, background: float = 0.001) -> Samples:
    """Something loud between two silences."""
    silence = noise(2, background)
    loud = noise(seconds, 0.1, seed=1)
    return np.concatenate([silence, loud + noise(seconds, background, seed=2), silence])


@pytest.mark.parametrize("seconds", [0.4, 1.0, 1.9])
def test_what_is_as_long_as_a_command_is_found_whole(seconds: float) -> None:
    (stretch,) = found(alone(seconds))
    assert seconds < len(stretch) / HEARING_RATE_HZ < seconds + 0.8
    loud = np.abs(stretch) > 0.03
    edge = HEARING_RATE_HZ // 10
    assert loud.any()
    assert not loud[:edge].any()
    assert not loud[-edge:].any()


@pytest.mark.parametrize("seconds", [0.1, 2.5, 8.0])
def test_a_click_and_a_long_speech_are_none(seconds: float) -> None:
    assert found(alone(seconds)) == []


def test_steady_noise_hides_nothing_that_is_louder() -> None:
    assert len(found(alone(1.0, background=0.02))) == 1


@pytest.mark.parametrize("level", [0.0, 1e-5, 0.001, 0.3])
def test_steady_sound_is_nothing(level: float) -> None:
    assert found(noise(10, level)) == []


def test_a_short_silence_inside_a_command_does_not_part_it() -> None:
    silence, gap = noise(2, 0.001), noise(0.16, 0.001)
    word = noise(0.4, 0.1, seed=3)
    assert len(found(np.concatenate([silence, word, gap, word, silence]))) == 1


def test_two_commands_are_two() -> None:
    silence, word = noise(2, 0.001), noise(0.6, 0.1, seed=4)
    assert len(found(np.concatenate([silence, word, silence, word, silence]))) == 2


def test_what_is_left_of_an_echo_is_nothing() -> None:
    rest = alone(1.0)
    echo = rest * np.float32(10)
    assert found(rest, echo) == []
    assert len(found(rest, rest * np.float32(0.5))) == 1


def test_rumble_is_no_speech() -> None:
    at_s = np.arange(HEARING_RATE_HZ) / HEARING_RATE_HZ
    silence = noise(2, 0.001)
    rumble = np.asarray(0.3 * np.sin(2 * np.pi * 50 * at_s), np.float32)
    assert found(np.concatenate([silence, rumble + noise(1, 0.001, seed=5), silence])) == []
