"""Office documents that are not read, each called by its name: content tells them apart."""

from harken.importing.document import Document

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Storage names inside a compound file: [MS-CFB], [MS-DOC], [MS-XLS], [MS-PPT], [MS-OXMSG].
_STORAGES = (
    (
        "WordDocument",
        "an old Word document (.doc)",
        "Open it in Word or LibreOffice, and save it as .docx.",
    ),
    ("Workbook", "a spreadsheet", ""),
    ("PowerPoint Document", "a presentation", ""),
    (
        "__substg1.0_",
        "an Outlook message (.msg)",
        "Open it in Outlook, and save it as .eml or as a web page.",
    ),
)
_NAMES_INSIDE = (
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("visio/", "a drawing"),
    ("Index/Document.iwa", "a Pages, Numbers or Keynote document"),
    ("index.apxl", "a Keynote document"),
    ("FixedDocumentSequence.fdseq", "an XPS document"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)
_OASIS = "application/vnd.oasis.opendocument."
_OASIS_KINDS = {
    "spreadsheet": "a spreadsheet",
    "presentation": "a presentation",
    "graphics": "a drawing",
    "formula": "a formula",
    "database": "a database",
}
_COPY = "Open it in the program it was made with, and copy the text you want to hear."


def refuse_office(document: Document) -> None:
    """Names what a compound file or zip archive is, once no format has taken it.

    Raises:
        HarkenError: It is one of them.
    """
    if document.data.startswith(_COMPOUND_FILE):
        _refuse_compound(document)
    if not document.is_zip:
        return
    archive = document.archive
    media_type = archive.media_type or ""
    if media_type.startswith(_OASIS):
        kind = media_type.removeprefix(_OASIS).partition("-")[0]
        raise document.error(f"it is {_OASIS_KINDS.get(kind, 'an office document')}", _COPY)
    for inside, kind in _NAMES_INSIDE:
        if any(name.startswith(inside) for name in archive.names):
            raise document.error(f"it is {kind}", _COPY)
    raise document.error("it is a zip archive", "Unpack it, and choose the files inside.")


def _refuse_compound(document: Document) -> None:
    if _storage("EncryptedPackage") in document.data:
        from harken.importing.zip_archive import protected

        raise protected(document)
    for name, kind, next_step in _STORAGES:
        if _storage(name) in document.data:
            raise document.error(f"it is {kind}", next_step or _COPY)
    raise document.error("it is an old office document", _COPY)


def _storage(name: str) -> bytes:
    return name.encode("utf-16-le")
