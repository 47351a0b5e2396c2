"""Lengths as a person types them, and as a field shows them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from harken.summary.length import Length, Minutes, Percent, Sentences, Words, kind_of
from harken.ui.tuning.typed_length import length_in, written

UNITS = ("minutes", "sentences", "words", "percent")


@pytest.fixture
def locale() -> Iterator[QLocale]:
    """The computer's; another may be made the default."""
    before = QLocale()
    yield before
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("unit", "text", "length"),
    [
        ("minutes", "2", Minutes(2)),
        ("minutes", "2.5", Minutes(2.5)),
        ("minutes", "2,5", Minutes(2.5)),
        ("minutes", ",5", Minutes(0.5)),
        ("minutes", "1:30", Minutes(1.5)),
        ("minutes", "0:06", Minutes(0.1)),
        ("minutes", "90:00", Minutes(90)),
        ("sentences", "12", Sentences(12)),
        ("words", "70", Words(70)),
        ("words", "1,000", Words(1_000)),
        ("words", "1.000", Words(1_000)),
        ("words", "1 000", Words(1_000)),
        ("words", "1’000", Words(1_000)),
        ("words", "1,000,000", Words(1_000_000)),
        ("words", "١٬٠٠٠", Words(1_000)),
        ("sentences", "१२", Sentences(12)),
        ("percent", "20", Percent(20)),
        ("percent", "33.3", Percent(33.3)),
        ("percent", "1,000", Percent(1)),
        ("percent", "20%", Percent(20)),
        ("percent", "2,5 %", Percent(2.5)),
        ("percent", "٢٠٪", Percent(20)),
    ],
)  # fmt: skip
def test_what_is_a_length(unit: str, text: str, length: Length) -> None:
    assert length_in(unit, text) == length


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("minutes", ""), ("minutes", "soon"), ("minutes", "0"), ("minutes", "-3"),
        ("minutes", "nan"), ("minutes", "inf"), ("minutes", "1e2"), ("minutes", "1_0"),
        ("minutes", "1:"), ("minutes", ":30"), ("minutes", "1:60"), ("minutes", "2:-30"),
        ("minutes", "1:2:3"), ("minutes", "0:00"), ("minutes", "9" * 5_000),
        ("sentences", "1:30"), ("sentences", "0.2"), ("sentences", "2,5"), ("sentences", "0"),
        ("words", "1,00"), ("words", "1,0000"), ("words", "10,000,000,000"), ("words", "1,000.5"),
        ("percent", "120"), ("percent", "1:30"), ("percent", "²"),
        ("percent", "%"), ("percent", "20%%"), ("percent", "%20"), ("minutes", "20%"),
    ],
)  # fmt: skip
def test_what_is_none(unit: str, text: str) -> None:
    assert length_in(unit, text) is None


@given(unit=st.sampled_from(UNITS), text=st.text("0123456789٣.,:-+e_ '%nai", max_size=9))
def test_whatever_is_typed_gives_a_length_of_that_unit_or_none(unit: str, text: str) -> None:
    length = length_in(unit, text)
    if length is not None:
        kind, value = kind_of(length)
        assert kind == unit
        assert value > 0


@pytest.mark.parametrize("name", ["en", "de", "fr", "ar_EG", "fa", "hi", "bn", "th"])
@pytest.mark.parametrize("value", [1, 2.5, 12, 1234])
def test_what_a_field_shows_it_can_read(name: str, value: float, locale: QLocale) -> None:
    assert locale == QLocale()
    QLocale.setDefault(QLocale(name))
    assert length_in("minutes", written(value)) == Minutes(value)
    if value != 2.5:
        assert length_in("words", written(value)) == Words(int(value))
