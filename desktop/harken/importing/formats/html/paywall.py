"""The box that asks to subscribe where the rest of an article is kept back."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from harken.importing.formats.html.blocks import RawBlock

_CALLED = re.compile(
    r"(?:pay|reg|subscri(?:be|ption)|register|meter)[-_]?(?:wall|gate)", re.IGNORECASE
)
_ACTIONS = ("button", "form", "input", "a")
_MOST_CHARACTERS = 600
_MOST_BLOCK_CHARACTERS = 160
"""Some sites call the article's rest so, too: that has longer paragraphs."""
_MOST_STEPS_UP = 6


def leave_out_paywall(raw: Sequence[RawBlock], flags: list[bool]) -> None:
    """Takes such boxes out of an article, where something of it is left.

    Args:
        raw: The page's blocks.
        flags: For each whether it is the article's; those of the box become false.
    """
    boxes: dict[HtmlElement, list[int]] = {}
    for number, block in enumerate(raw):
        box = _box_around(block.element) if flags[number] else None
        if box is not None:
            boxes.setdefault(box, []).append(number)
    for box, numbers in boxes.items():
        lengths = [len(raw[number].part.text) for number in numbers]
        if (
            sum(lengths) <= _MOST_CHARACTERS
            and max(lengths) <= _MOST_BLOCK_CHARACTERS
            and next(box.iterdescendants(*_ACTIONS), None) is not None
            and any(flags[: numbers[0]])
        ):
            for number in numbers:
                flags[number] = False


def _box_around(element: HtmlElement) -> HtmlElement | None:
    ancestor = element
    for _ in range(_MOST_STEPS_UP):
        if ancestor is None or ancestor.tag in {"article", "main", "body", "html"}:
            return None
        if _CALLED.search(f"{ancestor.get('class', '')} {ancestor.get('id', '')}"):
            return ancestor
        ancestor = ancestor.getparent()
    return None
