import pytest

from harken.ui.durations import clock, in_words


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (-3, "0:00"), (9.4, "0:09"), (291, "4:51"), (3600, "1:00:00"), (3891, "1:04:51")],
)
def test_a_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 s"), (45, "45 s"), (60, "1 min"), (70, "1 min 10 s"), (1500, "25 min"),
     (3600, "1 h"), (7500, "2 h 5 min")],
)  # fmt: skip
def test_in_words(seconds: float, shown: str) -> None:
    assert in_words(seconds) == shown
