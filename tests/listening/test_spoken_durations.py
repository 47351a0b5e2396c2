"""Numbers and lengths of time as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.listening.number_words import number_in_words
from harken.listening.spoken_durations import said_duration
from tests.translated import everything_translated


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-3.0, "a few seconds"),
        (0.0, "a few seconds"),
        (7.4, "a few seconds"),
        (8.0, "ten seconds"),
        (34.0, "thirty seconds"),
        (57.0, "fifty seconds"),
        (58.0, "one minute"),
        (89.0, "one minute"),
        (91.0, "two minutes"),
        (240.0, "four minutes"),
        (26 * 60.0, "twenty-six minutes"),
        (59 * 60 + 29.0, "fifty-nine minutes"),
        (59 * 60 + 31.0, "an hour"),
        (80 * 60.0, "an hour and twenty minutes"),
        (121 * 60.0, "two hours and one minute"),
        (250 * 3600.0, "250 hours"),
    ],
)
def test_a_length_of_time_is_said_in_words(seconds: float, said: str) -> None:
    assert said_duration(seconds) == said


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "zero"),
        (3, "three"),
        (19, "nineteen"),
        (20, "twenty"),
        (47, "forty-seven"),
        (99, "ninety-nine"),
        (100, "100"),
        (-1, "-1"),
    ],
)
def test_a_number_is_said_in_words_below_a_hundred(number: int, word: str) -> None:
    assert number_in_words(number) == word


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_what_is_said_never_shrinks_as_time_grows(one: float, other: float) -> None:
    """What takes longer is said to take as long or longer: no edge falls between two words."""
    assert _order(min(one, other)) <= _order(max(one, other))


def _order(seconds: float) -> float:
    said = said_duration(seconds)
    numbers = {number_in_words(number): number for number in range(100)} | {"an": 1, "a": 1}
    units = {"second": 1, "minute": 60, "hour": 3600}
    total = 0.0
    for part in said.removeprefix("a few").split(" and "):
        number, unit = part.split() if part.strip() != "seconds" else ("one", "seconds")
        value = numbers[number] if number in numbers else int(number)
        total += value * units[unit.removesuffix("s")]
    return total


def test_every_word_can_be_translated(qapp: object) -> None:
    with everything_translated():
        assert number_in_words(47) == "«{tens}-{ones}»".format(tens="«forty»", ones="«seven»")
        assert said_duration(3) == "«a few seconds»"
