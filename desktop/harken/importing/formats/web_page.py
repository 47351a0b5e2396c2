"""Which documents are web pages, and their way to be read."""

import re

from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.prolog import prolog_end

_SNIFFED_CHARACTERS = 200_000
_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|title|meta|h1|p|table)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|br|li|a|span|body|html|article|table|td|b|i)\b[^<>]*>", re.IGNORECASE
)


def recognises(document: Document) -> bool:
    """Whether it begins as pages do, or is called one and has some of their tags."""
    start = document.text[:_SNIFFED_CHARACTERS]
    begins_so = _START.match(start, prolog_end(start, with_doctype=False))
    return bool(begins_so or (document.is_called(kinds.WEB_PAGE) and _TAG.search(start)))


def read(document: Document) -> list[Draft]:
    """The page's article.

    Raises:
        HarkenError: It is too large, too deeply nested, or holds no text.
    """
    from harken.importing.formats.html.page import read_page

    return [read_page(document.text, document.url, document.shown)]
