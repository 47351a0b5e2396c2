"""How long speech takes before it was heard."""

from hypothesis import given
from hypothesis import strategies as st

from harken.speech.rate import MAX_WPM, MIN_WPM, default_pace


@given(st.integers(MIN_WPM, MAX_WPM - 1))
def test_faster_is_shorter(rate_wpm: int) -> None:
    slow, fast = default_pace(rate_wpm), default_pace(rate_wpm + 1)
    assert fast.seconds_per_letter < slow.seconds_per_letter


def test_rates_outside_count_as_the_nearer_end() -> None:
    assert default_pace(1) == default_pace(MIN_WPM)
    assert default_pace(10_000) == default_pace(MAX_WPM)


def test_what_is_known_of_a_voice_counts_at_every_rate() -> None:
    french = "espeak_pcm:roa/fr"
    for rate_wpm in (MIN_WPM, 175, MAX_WPM):
        assert default_pace(rate_wpm, french).seconds_per_letter < 0.9 * _usual(rate_wpm)
        assert default_pace(rate_wpm, "sapi5:Hortense").seconds_per_letter == _usual(rate_wpm)


def _usual(rate_wpm: int) -> float:
    return default_pace(rate_wpm).seconds_per_letter
