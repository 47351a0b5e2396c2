"""Where the walk is among nested lists, and which numbers a browser would show there."""

from lxml.html import HtmlElement


class ListNumbers:
    """The lists around the current place, each with its next item's number."""

    def __init__(self) -> None:
        self._next: list[int | None] = []

    @property
    def level(self) -> int:
        """How deep the current list lies in others; 0 for the outermost, and outside of any."""
        return max(0, len(self._next) - 1)

    def enter(self, element: HtmlElement) -> None:
        """The walk goes into a list of any kind."""
        self._next.append(_first_number(element))

    def leave(self) -> None:
        """The walk comes out of a list."""
        self._next.pop()

    def take(self, item: HtmlElement) -> str:
        """What stands before an item: "3. ", or nothing where the list is not numbered."""
        number = self._next[-1] if self._next else None
        if number is None or item.tag != "li":
            return ""
        number = _whole_number(item.get("value"), number)
        self._next[-1] = number + 1
        return f"{number}. "


def _first_number(element: HtmlElement) -> int | None:
    """Where a list begins to count; None where it does not count upwards in figures."""
    style = (element.get("style") or "").replace(" ", "").lower()
    counts = element.tag == "ol" and element.get("reversed") is None and "list-style" not in style
    if not counts or element.get("type", "1") != "1":
        return None
    return _whole_number(element.get("start"), 1)


def _whole_number(attribute: str | None, otherwise: int) -> int:
    try:
        return int((attribute or "")[:9])
    except ValueError:
        return otherwise
