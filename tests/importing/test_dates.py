from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.importing.dates import find_dates, valid_day


@pytest.mark.parametrize(
    "text",
    [
        "22 November 2025",
        "Published on Saturday, Nov. 22nd, 2025 at 10:15",
        "2025-11-22T10:15:00Z",
        "Samstag, 22. November 2025",
        "le 22 novembre 2025 à 10h",
        "22 de noviembre de 2025",
        "22.11.2025, 10:15 Uhr",
        "22/11/25",
        "2025. november 22.",
        "22. marraskuuta 2025",
        "22 Kasım 2025",
        "22 ноября 2025 г.",
        "ngày 22 tháng 11 năm 2025",
        "2025年11月22日",
        "2025년 11월 22일",
        "22 พฤศจิกายน 2568",
        "٢٢ نوفمبر ٢٠٢٥",
        "22 नवंबर 2025",
    ],
)
def test_a_full_date_is_found_in_any_language(text: str) -> None:
    assert [found.day for found in find_dates(text)] == [date(2025, 11, 22)]


@pytest.mark.parametrize(
    "text",
    [
        "© 2024",
        "May 2024",
        "2019-2024",
        "version 10.1.2.24",
        "31 Februar 2024",
        "22 boats 2025",
        "",
    ],
)
def test_less_than_a_full_date_is_none(text: str) -> None:
    assert find_dates(text) == []


def test_only_the_reader_knows_what_comes_first() -> None:
    assert find_dates("3/4/2024")[0].day == date(2024, 4, 3)
    assert find_dates("3/4/2024", month_first=True)[0].day == date(2024, 3, 4)
    assert find_dates("3.4.2024", month_first=True)[0].day == date(2024, 4, 3)
    assert find_dates("31/4/2024 and 3/31/2024")[0].day == date(2024, 3, 31)


def test_dates_come_in_the_order_of_the_text() -> None:
    text = "Published 1 May 2024, updated 2024-05-03"
    found = find_dates(text)
    assert [text[it.start : it.end] for it in found] == ["1 May 2024", "2024-05-03"]


def test_the_far_future_is_no_day_of_publication() -> None:
    assert valid_day(2199, 1, 1) is None


@given(st.dates(date(1970, 1, 1), date(2025, 12, 31)))
def test_every_day_is_found_as_it_was_written(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"):
        assert [found.day for found in find_dates(f"On {day.strftime(form)}.")] == [day]


@given(st.text(max_size=60))
def test_any_text_has_dates_inside_it_or_none(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
