"""How long speech takes before it was heard."""

from hypothesis import given
from hypothesis import strategies as st

from harken.speech.rate import (
    MAX_WPM,
    MIN_WPM,
    NORMAL_WPM,
    STEPS_WPM,
    default_pace,
    faster,
    slower,
    times_of,
    wpm_of,
)

rates_wpm = st.integers(MIN_WPM, MAX_WPM)


def test_a_rate_is_told_in_times_and_in_words_a_minute() -> None:
    assert (times_of(NORMAL_WPM), wpm_of(1.0)) == (1.0, NORMAL_WPM)
    assert [wpm_of(times) for times in (0.0, 0.5, 1.2, 5.0, 9.0)] == [88, 88, 210, 875, 875]


@given(rates_wpm)
def test_every_rate_survives_being_told_in_times(rate_wpm: int) -> None:
    assert wpm_of(times_of(rate_wpm)) == rate_wpm


def test_steps_are_a_tenth_up_to_twice_the_normal_rate_then_a_quarter() -> None:
    shown = [f"{times_of(step):.2f}".removesuffix("0") for step in STEPS_WPM]
    assert shown[:7] == ["0.5", "0.6", "0.7", "0.8", "0.9", "1.0", "1.1"]
    assert shown[14:18] == ["1.9", "2.0", "2.25", "2.5"]
    assert (len(shown), shown[-1]) == (28, "5.0")


@given(rates_wpm)
def test_a_step_leads_to_the_next_one_that_there_is(rate_wpm: int) -> None:
    assert faster(rate_wpm) == min([s for s in STEPS_WPM if s > rate_wpm], default=MAX_WPM)
    assert slower(rate_wpm) == max([s for s in STEPS_WPM if s < rate_wpm], default=MIN_WPM)


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
