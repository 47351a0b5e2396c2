"""All voices are equally loud."""

import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.earcon import earcon
from harken.speech.loudness import TARGET_LUFS, factor_of, gain_db
from harken.speech.loudness_meter import LoudnessMeter, integrated_lufs


def tone(peak: float, seconds: float = 3.0, pitch_hz: float = 997.0) -> bytes:
    """A sine; `peak` is of full scale."""
    step = 2 * math.pi * pitch_hz / SAMPLE_RATE_HZ
    frames = range(round(seconds * SAMPLE_RATE_HZ))
    return array("h", [round(32767 * peak * math.sin(step * frame)) for frame in frames]).tobytes()


def test_measures_as_the_standard_says() -> None:
    # A full-scale sine of 997 Hz in one channel is -3.01 LUFS.
    for peak_db in (-1.0, -20.0, -40.0):
        assert integrated_lufs(tone(factor_of(peak_db))) == pytest.approx(peak_db - 3.01, abs=0.1)


def test_a_short_sound_is_as_loud_as_a_long_one() -> None:
    assert integrated_lufs(tone(0.1, 0.1)) == pytest.approx(integrated_lufs(tone(0.1)), abs=0.2)


@pytest.mark.parametrize("silence", [b"", bytes(2), bytes(2 * SAMPLE_RATE_HZ)])
def test_silence_has_no_loudness_and_no_gain(silence: bytes) -> None:
    assert integrated_lufs(silence) == -70.0
    assert LoudnessMeter().gain_db(silence, 0.0) == 0.0


@given(st.floats(-33.0, -4.5))
def test_the_first_sound_of_an_unknown_voice_is_as_loud_as_all(lufs: float) -> None:
    gain = LoudnessMeter().gain_db(tone(factor_of(lufs + 3.01), 1.0), 0.0)
    assert gain == pytest.approx(TARGET_LUFS - lufs, abs=0.2)


def test_what_is_heard_first_sets_the_gain_for_good() -> None:
    meter = LoudnessMeter()
    first = meter.gain_db(tone(0.1, 8.0), 0.0)
    between = meter.gain_db(tone(0.2, 8.0), 0.0)
    assert first - 6.0 < between < first
    assert meter.gain_db(tone(0.9), 0.0) == between


def test_what_a_voice_lost_at_its_rate_is_made_up_for_at_every_rate() -> None:
    meter = LoudnessMeter()
    fast = meter.gain_db(tone(0.1, 12.0), 2.0)
    assert meter.gain_db(b"", 0.0) == fast - 2.0


def test_a_variant_of_a_voice_is_as_loud_as_the_voice() -> None:
    assert gain_db("espeak_pcm:gmw/en-us+m6", 200) == gain_db("espeak_pcm:gmw/en-us", 200)
    assert gain_db("espeak_pcm:xx/nobody-measured-it", 175) is not None
    assert gain_db("sapi5:Hortense", 175) is None


def test_a_fast_voice_is_softer_of_itself() -> None:
    slow, fast = gain_db("flite:rms", 88), gain_db("flite:rms", 525)
    assert slow is not None and fast is not None and slow < fast


def test_the_earcon_is_well_below_every_voice() -> None:
    assert -11 < integrated_lufs(earcon()) - TARGET_LUFS < -7
