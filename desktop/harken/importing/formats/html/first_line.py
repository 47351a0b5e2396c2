"""The title of pages from before headings were used: a short line in large letters."""

import re
from itertools import islice

from lxml.html import HtmlElement

from harken.importing.formats.html.elements import one_spaced
from harken.importing.titles import comparable

_LARGE = re.compile(r"\s*(?:[4-7]|\+[1-9])\s*")
_MOST_CHARACTERS = 200
_LEAST_WORDS = 2
_MOST_ELEMENTS = 500
_MOST_TEXTS = 20


def large_title(tree: HtmlElement, stated: str) -> str:
    """What a page without headings shows as its title, else what is stated in its head.

    Args:
        tree: The page.
        stated: What its head says; it stays where the page shows no such line, or two of them.
    """
    if next(tree.iter("h1", "h2", "h3"), None) is not None:
        return stated
    lines: dict[str, str] = {}
    for element in islice(tree.iter("font", "big"), _MOST_ELEMENTS):
        if element.tag == "big" or _LARGE.fullmatch(element.get("size", "")):
            line = _line(element)
            if line:
                lines.setdefault(comparable(line), line)
    claimed = [line for line in lines if line and line in comparable(stated)]
    chosen = claimed[0] if claimed else next(iter(lines), "")
    return lines[chosen] if len(lines) == 1 or claimed else stated


def _line(element: HtmlElement) -> str:
    """Its text where that can be a title; else ""."""
    texts = list(islice(element.itertext(), _MOST_TEXTS))
    line = one_spaced("".join(texts)).strip()
    is_linked = next(element.iter("a"), next(element.iterancestors("a"), None)) is not None
    can_be = (
        len(texts) < _MOST_TEXTS
        and len(line) <= _MOST_CHARACTERS
        and (len(line.split()) >= _LEAST_WORDS or not line.isascii())
        and not line.endswith((".", ",", ";", ":"))
        and not is_linked
    )
    return line if can_be else ""
