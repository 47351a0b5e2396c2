"""Pasted or dragged text: the same selection as plain text and, from a browser, as HTML."""

from harken.errors import HarkenError
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.formats.registry import Document

_MIN_SHARE = 0.7


def read_text_and_html(plain: str, html: str, shown: str) -> Draft:
    """Reads a selection; its HTML knows paragraphs, headings and links, so it comes first.

    Programs put odd things beside plain text (spreadsheets, editors with every word in a span):
    HTML that holds less than its plain text does is not believed.

    Raises:
        HarkenError: There is no text.
    """
    if html.strip():
        from harken.importing.formats.html import read_selection

        try:
            draft = read_selection(html, shown)
        except HarkenError:
            draft = Draft([])
        rich = _characters("\n".join(part.text for part in draft.parts))
        if rich and rich >= _MIN_SHARE * _characters(plain):
            return draft
    return registry.read(Document(plain.encode(), shown))


def _characters(text: str) -> int:
    return sum(map(len, text.split()))
