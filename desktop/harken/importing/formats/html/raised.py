"""Powers and indices as characters of their own: 10⁶, m², H₂O.

The numbers of notes stay raised elements: they are shown, but are no part of the sentence.
"""

import re

from lxml.html import HtmlElement

_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_LOWERED = str.maketrans("0123456789+-−–", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋")
_NUMBER = re.compile(r"[+\-−–]?[0-9]{1,4}")
_BASE = re.compile(r"(?<![\d.,:/])[0-9]{1,3}(?:[.,][0-9]{1,3})?\Z|(?<![^\W\d_])[xyznr]\Z")
"""A longer number is a year or a count, and what is raised behind it a note."""
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmµμn]?m|s|h|ft|yd|mi|[кс]?м|мм|с|[㎜㎝㎞])\Z")
_POWER_OF_UNIT = re.compile(r"[23]|[-−–][1-4]")
_NOTE = re.compile(r"note|ref|cite|fn", re.IGNORECASE)
_LOOKED_AT_BEFORE = 12


def write_powers_and_indices(tree: HtmlElement) -> None:
    """Changes numeric `sup` and `sub` elements of a page that are no notes, in place."""
    for element in list(tree.iter("sup", "sub")):
        number = (element.text or "").strip()
        if len(element) or not _NUMBER.fullmatch(number) or _is_called_note(element):
            continue
        before = _text_before(element)
        if element.tag == "sub":
            if before[-1:].isalnum() or before.endswith((")", "]")):
                element.tag, element.text = "span", number.translate(_LOWERED)
        elif _BASE.search(before) or (_UNIT.search(before) and _POWER_OF_UNIT.fullmatch(number)):
            element.tag, element.text = "span", number.translate(_RAISED)


def _is_called_note(element: HtmlElement) -> bool:
    return next(element.iterancestors("a"), None) is not None or any(
        _NOTE.search(element.get(name, "")) is not None for name in ("class", "id", "role")
    )


def _text_before(element: HtmlElement) -> str:
    """The end of the text right before it."""
    before = element.getprevious()
    if before is not None:
        text = before.tail or before.text or ""
    else:
        parent = element.getparent()
        text = (parent.text or "") if parent is not None else ""
    return text[-_LOOKED_AT_BEFORE:]
