"""Telling zip archives from other documents, without loading what it takes to unpack one."""

from typing import TYPE_CHECKING

from harken.importing.document import Document

if TYPE_CHECKING:
    from harken.importing.zip_archive import ZipArchive

_START = b"PK\x03\x04"


def open_zip(document: Document) -> "ZipArchive | None":
    """A document's archive; None where it is no zip file.

    Raises:
        HarkenError: It begins like one, and is damaged or has too many entries.
    """
    if not document.data.startswith(_START):
        return None
    from harken.importing.zip_archive import ZipArchive

    return ZipArchive(document)
