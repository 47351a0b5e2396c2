"""Which documents are rich text (.rtf), and their way to be read."""

import re

from harken.importing.document import Document
from harken.importing.draft import Draft

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\\rtf")


def recognises(document: Document) -> bool:
    """Whether it begins as rich text does."""
    return _START.match(document.data) is not None


def read(document: Document) -> list[Draft]:
    """The document as one draft.

    Raises:
        HarkenError: It is damaged or too long.
    """
    from harken.importing.formats.rtf.text import read_rtf

    return [read_rtf(document)]
