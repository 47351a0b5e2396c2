"""When a sentence is heard: by its letters, until its sound is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.pace import Amount, Pace
from harken.listening.timeline import Timeline

AMOUNTS = [Amount(10 * number, number / 10) for number in range(1, 8)]
PACE = Pace(0.05)


def starts_s(timeline: Timeline, pace: Pace = PACE) -> list[float]:
    return [timeline.seconds_before(at, 0, pace) for at in range(len(AMOUNTS) + 1)]


def test_times_are_letters_at_the_pace_and_pauses() -> None:
    timeline = Timeline(AMOUNTS)
    assert starts_s(timeline)[:3] == pytest.approx([0, 0.5 + 0.1, 0.6 + 1 + 0.2])
    assert timeline.seconds_before(1, 0.5, PACE) == pytest.approx(0.6 + 0.5)
    assert timeline.seconds_before(0, 0, PACE) == 0


@given(st.lists(st.tuples(st.integers(0, 6), st.floats(0.1, 9)), max_size=20))
def test_a_sentence_that_was_measured_takes_what_it_took(measured: list[tuple[int, float]]) -> None:
    timeline, first_s = Timeline(AMOUNTS), dict(reversed(measured))
    for at, seconds in measured:
        timeline.measure(at, seconds)
    for pace in (PACE, Pace(0.2)):
        lengths = [
            first_s.get(at, pace.seconds(it._replace(pauses_s=0))) for at, it in enumerate(AMOUNTS)
        ]
        expected = 0.0
        for at, (length, amount) in enumerate(zip(lengths, AMOUNTS, strict=True)):
            assert timeline.seconds_before(at, 0, pace) == pytest.approx(expected)
            assert timeline.seconds_before(at, 0.5, pace) == pytest.approx(expected + length / 2)
            expected += length + amount.pauses_s
        assert timeline.seconds_before(len(AMOUNTS), 0, pace) == pytest.approx(expected)
        assert starts_s(timeline, pace) == sorted(starts_s(timeline, pace))
