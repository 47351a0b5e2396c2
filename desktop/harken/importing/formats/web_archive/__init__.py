"""Web archives (MHTML), as browsers save whole pages, and their way to be read."""

import re

from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.mail import header_names

_SNIFFED_BYTES = 65_536
_SAVED = re.compile(
    rb"^(?:Content-Type:\s*multipart/related|Snapshot-Content-Location:|From:\s*<Saved by)",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = frozenset({b"to", b"received", b"delivered-to", b"return-path"})


def recognises(document: Document) -> bool:
    """Whether it begins with the headers of an archive, and not with those of a sent mail."""
    names = header_names(document.data)
    if b"content-type" not in names or names & _SENT:
        return False
    return document.is_called(kinds.WEB_ARCHIVE) or bool(
        _SAVED.search(document.data[:_SNIFFED_BYTES])
    )


def read(document: Document) -> list[Draft]:
    """The article of the page that was saved.

    Raises:
        HarkenError: There is no page in it, or no text on the page.
    """
    from harken.importing.formats.web_archive.page import read_archive

    return [read_archive(document)]
