"""Which documents are OpenDocument texts (.odt), and their way to be read."""

from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft


def recognises(document: Document) -> bool:
    """Whether it is a zip archive that says it is one, or is called one and has such content.

    Raises:
        HarkenError: It is an archive that cannot be unpacked.
    """
    if not document.is_zip:
        return False
    archive = document.archive
    if archive.media_type is not None:
        return archive.media_type.startswith(kinds.OPEN_DOCUMENT.media_types)
    return "content.xml" in archive.names and document.is_called(kinds.OPEN_DOCUMENT)


def read(document: Document) -> list[Draft]:
    """The document as one draft.

    Raises:
        HarkenError: It is damaged, protected, or too large.
    """
    from harken.importing.formats.open_document.text import read_open_document

    return [read_open_document(document)]
