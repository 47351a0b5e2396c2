"""Finds dates as people write them, in the languages that Harken reads."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from harken.paths import resources_dir

_SHORT_LETTERS = (3, 4)
_FIRST_YEAR = 1970
_BUDDHIST_YEARS_AHEAD = 543
_BUDDHIST_FROM = 2500
_MAX_CHARACTERS = 400

_YEAR = r"(?P<year>(?:19|20|25)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})"
# Indian scripts write vowels with marks that are no letters.
_NAME = r"(?P<name>[^\W\d_][^\s\d.,/()|]{1,15})"
_OF = r"(?:de\s+|del\s+|d[’']\s?|of\s+|ng[aà]y\s+)?"
_FIGURES = r"(?P<first>\d{1,2})\s?(?P<by>[./-])\s?(?P<second>\d{1,2})\s?(?P=by)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_DAY}\s?(?:st|nd|rd|th|er|º|ª|\.|-)?[\s/]*{_OF}{_NAME}[.,]?[\s/-]*{_OF}{_YEAR}",
        rf"{_NAME}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_OF}{_YEAR}",
        rf"(?<!\d){_YEAR}(?:\.|\s?m\.|\s?-?ko|\s?e)?\s+{_OF}{_NAME}\.?\s+{_DAY}(?!\d)",
        rf"(?<![\d/.-]){_YEAR}\s?[-./年년]\s?(?P<month>\d{{1,2}})\s?[-./月월]\s?{_DAY}(?![\d/-])",
        rf"{_DAY}\s+tháng\s+(?P<month>\d{{1,2}})(?:,|\s+năm)?\s+{_YEAR}",
        rf"(?<![\d/.-]){_FIGURES}\s?(?P<year>(?:19|20|25)\d\d|\d\d)(?![\d/-]|\.\d)",
    )
)
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, order=True)
class WrittenDate:
    """A date in a text."""

    start: int
    """Where it begins, in code points."""
    end: int
    day: date


def find_dates(text: str, *, month_first: bool = False) -> list[WrittenDate]:
    """The full dates in a short text, in order; a month or a year alone is none.

    Args:
        text: A line; only its first 400 characters are looked at.
        month_first: Whether 3/4/2024 means the fourth of March.
    """
    text = _with_western_figures(text[:_MAX_CHARACTERS])
    if not _HAS_DIGIT.search(text):
        return []
    matches = (match for pattern in _PATTERNS for match in pattern.finditer(text))
    found = sorted(
        WrittenDate(match.start(), match.end(), day)
        for match in matches
        if (day := _day(match, month_first))
    )
    return [
        one
        for number, one in enumerate(found)
        if not any(other.end > one.start for other in found[:number])
    ]


def _with_western_figures(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )


def _day(match: "re.Match[str]", month_first: bool) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if year >= _BUDDHIST_FROM:
        year -= _BUDDHIST_YEARS_AHEAD
    elif year < 100:
        year += 2000
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        month_first = (month_first and parts["by"] != "." and first <= 12) or second > 12
        month, day = (first, second) if month_first else (second, first)
    else:
        month = int(parts["month"]) if "month" in parts else _month(parts["name"])
        day = int(parts["day"])
    return valid_day(year, month, day)


def valid_day(year: int, month: int, day: int) -> date | None:
    """That day, if there is one since 1970 and up to tomorrow, somewhere on earth."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _FIRST_YEAR and (found - datetime.now(UTC).date()).days <= 1 else None


def _month(name: str) -> int:
    """1 to 12, or 0 for a word that is no month."""
    numbers = _months()
    word = _spelling(name)
    return numbers.get(word) or numbers.get(word.rstrip(".:;-")) or 0


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The number of each name, and of each short form that means one month everywhere."""
    numbers: dict[str, int] = {}
    short: dict[str, set[int]] = {}
    for language, months in _lines():
        for number, names in enumerate(months, start=1):
            for name in map(_spelling, names.split("/")):
                numbers.setdefault(name, number)
                if language.startswith("+"):
                    for letters in _SHORT_LETTERS:
                        short.setdefault(name[:letters], set()).add(number)
    for name, meant in short.items():
        if len(meant) == 1:
            numbers.setdefault(name, min(meant))
    return numbers


def _lines() -> Iterator[tuple[str, list[str]]]:
    path = resources_dir() / "dates" / "months.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, *months = line.split()
            yield language, months


def _spelling(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().replace("i\u0307", "i")
