"""Pasted or dragged text: the same selection as plain text and, from a browser, as HTML."""

from harken.article.model import Extent
from harken.errors import HarkenError
from harken.importing.cleaning.furniture import extent_of
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry

_MIN_SHARE = 0.7


def read_text_and_html(
    plain: str, html: str, shown: str, extent: Extent | None = None
) -> list[Draft]:
    """Reads a selection; its HTML knows paragraphs, headings and links, so it comes first.

    Programs put odd things beside plain text: HTML that holds less than its plain text does is
    not believed. A selection that holds a page's menus too is read as a page.

    Args:
        plain: The selection as text.
        html: The same as `text/html`; "" where there is none.
        shown: Its name in messages.
        extent: What the person takes it for; None where its look decides.

    Raises:
        HarkenError: There is no text.
    """
    draft = _read_html(html, shown) if html.strip() else None
    held = _characters("\n".join(part.text for part in draft.parts)) if draft else 0
    if draft is None or not held or held < _MIN_SHARE * _characters(plain):
        return registry.read(Document(plain.encode(), shown))
    extent = extent or extent_of(draft.parts)
    if extent is Extent.WHOLE_PAGE:
        from harken.importing.formats.html.page import read_page

        draft = read_page(html, shown=shown)
    draft.extent = extent
    return [draft]


def _read_html(html: str, shown: str) -> Draft | None:
    from harken.importing.formats.html.page import read_selection

    try:
        return read_selection(html, shown)
    except HarkenError:
        return None


def _characters(text: str) -> int:
    return sum(map(len, text.split()))
