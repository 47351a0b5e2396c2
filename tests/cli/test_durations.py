import pytest

from harken.cli.durations import clock, in_words


@pytest.mark.parametrize(
    ("seconds", "as_clock", "as_words"),
    [
        (0.4, "0:00", "0 s"),
        (45, "0:45", "45 s"),
        (59.6, "1:00", "1 min"),
        (170, "2:50", "2 min 50 s"),
        (3600, "1:00:00", "1 h"),
        (7500, "2:05:00", "2 h 5 min"),
    ],
)
def test_a_length_of_time(seconds: float, as_clock: str, as_words: str) -> None:
    assert clock(seconds) == as_clock
    assert in_words(seconds) == as_words
