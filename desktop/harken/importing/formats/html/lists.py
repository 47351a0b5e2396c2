"""Where the walk is among nested lists, and which numbers a browser would show there."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from harken.importing.formats.html.elements import whole_number

_STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3_999


@dataclass(slots=True)
class _Count:
    """How a list counts its items."""

    number: int
    step: int
    form: str
    """One of `1aAiI`, as in an `ol` element's type."""


class ListNumbers:
    """The lists around the current place, each with its next item's number."""

    def __init__(self) -> None:
        self._lists: list[_Count | None] = []

    @property
    def level(self) -> int:
        """How deep the current list lies in others; 0 for the outermost, and outside of any."""
        return max(0, len(self._lists) - 1)

    def enter(self, element: HtmlElement) -> None:
        """The walk goes into a list of any kind."""
        self._lists.append(_count(element))

    def leave(self) -> None:
        """The walk comes out of a list."""
        self._lists.pop()

    def take(self, item: HtmlElement) -> str:
        """What stands before an item: "3. ", or nothing where the list is not numbered."""
        count = self._lists[-1] if self._lists else None
        if count is None or item.tag != "li":
            return ""
        number = whole_number(item.get("value"), count.number)
        count.number = number + count.step
        return f"{_written(number, count.form)}. "


def _count(element: HtmlElement) -> _Count | None:
    """How a list counts; None where it does not, or in signs that are not known."""
    style = _STYLE.search(element.get("style") or "")
    form = _STYLES.get(style[1].lower(), "") if style else element.get("type", "1").strip()
    if element.tag != "ol" or form not in {"1", "a", "A", "i", "I"}:
        return None
    if element.get("reversed") is None:
        return _Count(whole_number(element.get("start"), 1), 1, form)
    items = sum(1 for _ in element.iterchildren("li"))
    return _Count(whole_number(element.get("start"), items), -1, form)


def _written(number: int, form: str) -> str:
    """A number as a browser writes it; in figures where there are no letters for it."""
    if form in "aA" and number > 0:
        written = _letters(number)
    elif form in "iI" and 0 < number <= _MOST_ROMAN:
        written = _roman(number)
    else:
        return str(number)
    return written if form.islower() else written.upper()


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
