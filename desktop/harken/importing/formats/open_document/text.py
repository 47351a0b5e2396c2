"""OpenDocument texts: their elements are renamed to HTML's, and walked like a web page's."""

from lxml import etree

from harken.article.model import SkipReason
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.html.blocks import read_blocks
from harken.importing.formats.office.blocks import office_part, title_of
from harken.importing.formats.office.metadata import plausible_author, plausible_title
from harken.importing.formats.office.package_xml import descendants, parse_part, text_of
from harken.importing.formats.open_document.markup import as_html
from harken.importing.formats.open_document.styles import Styles
from harken.importing.zip_archive import ZipArchive, protected


def read_open_document(document: Document) -> Draft:
    """An OpenDocument text, without headers, comments, deleted or hidden text.

    Raises:
        HarkenError: It is damaged, protected by a password, or too large.
    """
    archive = document.archive
    _refuse_encrypted(archive)
    content = parse_part(archive, "content.xml")
    named = _part(archive, "styles.xml")
    styles = Styles([content] if named is None else [content, named])
    body = next(descendants(content, "body"), content)
    notes = as_html(body, styles)
    raw = list(read_blocks(body))
    parts = [office_part(block) for block in raw]
    for note in read_blocks(notes):
        note.part.skip(SkipReason.FOOTNOTE)
        parts.append(note.part)
    meta = _part(archive, "meta.xml")
    if meta is None:
        return Draft(parts, title_of(raw), language=styles.language, may_hold_furniture=False)
    author = text_of(meta, "initial-creator") or text_of(meta, "creator")
    return Draft(
        parts,
        plausible_title(text_of(meta, "title"), parts) or title_of(raw),
        plausible_author(author),
        language=text_of(meta, "language") or styles.language,
        may_hold_furniture=False,
    )


def _part(archive: ZipArchive, name: str) -> etree._Element | None:
    return None if archive.find(name) is None else parse_part(archive, name)


def _refuse_encrypted(archive: ZipArchive) -> None:
    manifest = _part(archive, "META-INF/manifest.xml")
    locked = manifest is not None and any(True for _ in descendants(manifest, "encryption-data"))
    if locked or archive.find("encrypted-package") is not None:
        raise protected(archive.document)
