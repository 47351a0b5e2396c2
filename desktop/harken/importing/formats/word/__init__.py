"""Which documents are Word's (.docx), and their way to be read."""

from harken.importing.document import Document
from harken.importing.draft import Draft


def recognises(document: Document) -> bool:
    """Whether it is a zip archive with a Word document's parts.

    Raises:
        HarkenError: It is an archive that cannot be unpacked.
    """
    if not document.is_zip:
        return False
    archive = document.archive
    has_types = archive.find("[Content_Types].xml") is not None
    return archive.find("word/document.xml") is not None or (
        has_types and any(name.startswith("word/") for name in archive.names)
    )


def read(document: Document) -> list[Draft]:
    """The document as one draft.

    Raises:
        HarkenError: It is damaged, protected, too large or too complicated.
    """
    from harken.importing.formats.word.document import read_word

    return [read_word(document)]
