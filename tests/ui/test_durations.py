import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from harken.ui.durations import clock, in_words, short


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


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (291, "4:51"), (299.4, "4:59"), (299.6, "5 min"), (449, "7 min"), (451, "8 min"),
     (3590, "1 h"), (3900, "1 h 5 min")],
)  # fmt: skip
def test_an_estimate_is_told_in_whole_minutes_from_five_on(seconds: float, shown: str) -> None:
    assert short(seconds) == shown


class Dutch(QTranslator):
    """Knows one phrase."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        known = {("Durations", "{h} h {min} min"): "{h} u {min} min"}
        return known.get((context, text), text)

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def test_it_can_be_translated(qapp: QApplication) -> None:
    dutch = Dutch()
    QCoreApplication.installTranslator(dutch)
    try:
        assert in_words(7500) == "2 u 5 min"
    finally:
        QCoreApplication.removeTranslator(dutch)
