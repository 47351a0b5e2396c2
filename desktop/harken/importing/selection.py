"""Pasted or dragged text: the same selection as plain text and, from a browser, as HTML."""

from harken.errors import HarkenError
from harken.importing.cleaning import looks
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.formats.registry import Document
from harken.importing.whole_page import is_whole_page

_MIN_SHARE = 0.7


def read_text_and_html(plain: str, html: str, shown: str) -> Draft:
    """Reads a selection; its HTML knows paragraphs, headings and links, so it comes first.

    Programs put odd things beside plain text: HTML that holds less than its plain text does is
    not believed. A selection that holds a page's menus too is read as a page.

    Raises:
        HarkenError: There is no text.
    """
    draft = _read_html(html, shown) if html.strip() else None
    held = _characters("\n".join(part.text for part in draft.parts)) if draft else 0
    if draft is None or not held or held < _MIN_SHARE * _characters(plain):
        return registry.read(Document(plain.encode(), shown))
    if is_whole_page(looks(draft.parts)):
        from harken.importing.formats.html import read_page

        return read_page(html, shown=shown)
    return draft


def _read_html(html: str, shown: str) -> Draft | None:
    from harken.importing.formats.html import read_selection

    try:
        return read_selection(html, shown)
    except HarkenError:
        return None


def _characters(text: str) -> int:
    return sum(map(len, text.split()))
