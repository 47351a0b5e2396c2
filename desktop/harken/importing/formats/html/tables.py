"""Tables of data, as against those that only lay out a page."""

import math

from lxml import etree
from lxml.html import HtmlElement

from harken.importing.formats.html.elements import BREAKING, WITHOUT_TEXT, is_hidden, one_spaced

CELL_MAX_CHARACTERS = 400
"""A cell with more than that holds text to be read as such, not data."""
_LAYOUT_TAGS = ("table", "ul", "ol", "h1", "h2", "h3")
"""A table that holds one of these only lays out a page."""


def data_table(table: HtmlElement) -> str:
    """Rows as lines and cells parted by tabs; "" where the table only lays out a page."""
    # First of all: of tables in tables, each is gone through only once.
    if next(table.iterdescendants(*_LAYOUT_TAGS), None) is not None:
        return ""
    rows: list[list[str]] = []
    for element in table.iterdescendants("caption", "tr", "td", "th"):
        if element.tag == "tr":
            rows.append([])
        elif element.tag == "caption":
            rows.append([_text_shown(element)])
        else:
            text = _text_shown(element, CELL_MAX_CHARACTERS)
            if len(text) > CELL_MAX_CHARACTERS or not rows:
                return ""
            rows[-1].append(text)
    if max((len(row) for row in rows), default=0) < 2:
        return ""
    return "\n".join("\t".join(row) for row in rows if any(row))


def _text_shown(cell: HtmlElement, most: float = math.inf) -> str:
    """The text of a cell on one line; where that has more characters than `most`, more of them."""
    pieces: list[str] = []
    length = 0
    events = etree.iterwalk(cell, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        text = ""
        if event == "end":
            text = "" if element is cell else element.tail or ""
        elif tag in WITHOUT_TEXT or is_hidden(element, tag):
            events.skip_subtree()
        else:
            text = element.text or ""
        text = one_spaced(text)
        pieces.append(f" {text}" if tag == "br" or tag in BREAKING else text)
        length += len(text.strip())
        if length > most:
            break
    return one_spaced("".join(pieces)).strip()
