"""Which documents are e-books (.epub), and their way to be read."""

from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft

_CONTAINER = "META-INF/container.xml"


def recognises(document: Document) -> bool:
    """Whether it is a zip archive that says it is one, or has a book's table of packages.

    Raises:
        HarkenError: It is an archive that cannot be unpacked.
    """
    if not document.is_zip:
        return False
    archive = document.archive
    if archive.media_type is not None:
        return archive.media_type in kinds.EPUB.media_types
    return archive.find(_CONTAINER) is not None


def read(document: Document) -> list[Draft]:
    """The book as one draft.

    Raises:
        HarkenError: It is damaged, protected against copying, or too large.
    """
    from harken.importing.formats.epub.book import read_book

    return [read_book(document)]
