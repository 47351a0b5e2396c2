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
