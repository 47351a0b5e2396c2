"""What the program plays is taken out of what the microphone hears, and nothing else."""

import numpy as np
import numpy.typing as npt
import pytest

from harken.handsfree.voice.echo import BLOCK_FRAMES, EchoCanceller
from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.mel import Samples

SECONDS = 8


def like_speech(seconds: float, seed: int) -> Samples:
    """Noise of a voice's colour, in syllables with silences between them."""
    rng = np.random.default_rng(seed)
    frames = round(seconds * HEARING_RATE_HZ)
    spectrum = np.fft.rfft(rng.standard_normal(frames))
    hz = np.fft.rfftfreq(frames, 1 / HEARING_RATE_HZ)
    coloured = np.fft.irfft(spectrum / np.sqrt(1 + (hz / 500) ** 2), frames)
    syllables = np.repeat(rng.choice([0.0, 0.3, 1.0], size=frames // 2400 + 1), 2400)[:frames]
    return np.asarray(0.1 * coloured * syllables / coloured.std(), np.float32)


def room(delay_s: float, fading_s: float, seed: int) -> npt.NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    frames = round(fading_s * HEARING_RATE_HZ)
    late = rng.standard_normal(frames) * 10 ** (-3 * np.arange(frames) / frames)
    late[0] = 2 * np.abs(late).max()
    return np.concatenate([np.zeros(round(delay_s * HEARING_RATE_HZ)), late / np.linalg.norm(late)])


def echo_of(played: Samples, response: npt.NDArray[np.float64]) -> Samples:
    return np.asarray(np.convolve(played, response)[: len(played)], np.float32)


def cancelled(heard: Samples, played: Samples) -> Samples:
    canceller = EchoCanceller()
    blocks = [
        canceller.cancel(heard[at : at + BLOCK_FRAMES], played[at : at + BLOCK_FRAMES])[0]
        for at in range(0, len(heard) - BLOCK_FRAMES + 1, BLOCK_FRAMES)
    ]
    return np.concatenate(blocks)


def level_db(sound: Samples) -> float:
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-20))


def last_seconds(sound: Samples, seconds: int = 2) -> Samples:
    return sound[-seconds * HEARING_RATE_HZ :]


@pytest.mark.parametrize(("delay_s", "fading_s"), [(0.02, 0.2), (0.1, 0.3), (0.2, 0.2)])
def test_a_pure_echo_falls_by_20_db_within_seconds(delay_s: float, fading_s: float) -> None:
    played = like_speech(SECONDS, seed=1)
    heard = echo_of(played, room(delay_s, fading_s, seed=2))
    rest = cancelled(heard, played)
    assert level_db(last_seconds(rest)) < level_db(last_seconds(heard)) - 20


def test_a_voice_over_the_echo_comes_through_whole() -> None:
    played = like_speech(SECONDS, seed=3)
    voice = np.zeros_like(played)
    voice[-3 * HEARING_RATE_HZ :] = like_speech(3, seed=4)
    heard = echo_of(played, room(0.05, 0.2, seed=5)) + voice
    rest = cancelled(heard, played)
    off = last_seconds(rest, 3) - last_seconds(voice, 3)[: len(last_seconds(rest, 3))]
    assert level_db(off) < level_db(last_seconds(voice, 3)) - 12


def test_where_nothing_is_played_nothing_is_changed() -> None:
    heard = like_speech(2, seed=6)
    rest = cancelled(heard, np.zeros_like(heard))
    np.testing.assert_allclose(rest, heard[: len(rest)], atol=1e-7)


def test_what_does_not_reach_the_microphone_changes_next_to_nothing() -> None:
    """Headphones: the program plays, and the microphone hears the person alone."""
    heard = like_speech(SECONDS, seed=7)
    rest = cancelled(heard, like_speech(SECONDS, seed=8))
    assert level_db(last_seconds(rest - heard)) < level_db(last_seconds(heard)) - 15


def test_after_the_reading_ends_nothing_goes_on_being_taken_away() -> None:
    played = like_speech(6, seed=9)
    played[-2 * HEARING_RATE_HZ :] = 0
    heard = echo_of(played, room(0.05, 0.2, seed=10))
    voice = like_speech(1, seed=11)
    heard[-HEARING_RATE_HZ:] += voice
    rest = last_seconds(cancelled(heard, played), 1)
    np.testing.assert_allclose(rest, voice, atol=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_full_scale_noise_and_silence_leave_only_numbers(seed: int) -> None:
    rng = np.random.default_rng(seed)
    loud = np.asarray(rng.choice([-1.0, 0.0, 1.0], size=HEARING_RATE_HZ), np.float32)
    rest = cancelled(np.roll(loud, 99), loud)
    assert np.isfinite(rest).all()
