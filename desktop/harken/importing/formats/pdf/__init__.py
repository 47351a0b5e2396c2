"""PDF by pdfium, with a reflow of our own.

This module is light: what parses is imported when there is something to read.
"""

import re

from harken.importing.document import Document
from harken.importing.draft import Draft

_SIGN = b"%PDF-"
_SIGN_WITHIN_BYTES = 1024
"""The standard lets other bytes stand before the sign; printers and mailers put them there."""
_TEXT_BEFORE = re.compile(rb"\s*(?:<|[\w\"'(\[{#])")


def recognises(document: Document) -> bool:
    """Whether it begins as a PDF does, or soon holds its sign and is no text about it."""
    start = document.data[:_SIGN_WITHIN_BYTES]
    if start.startswith(_SIGN):
        return True
    return _SIGN in start and not _TEXT_BEFORE.match(start)


def read(document: Document) -> list[Draft]:
    """The document as one draft.

    Raises:
        HarkenError: It is encrypted, damaged, too large, or pictures without text.
    """
    from harken.importing.formats.pdf.document import read_pdf

    return [read_pdf(document)]
