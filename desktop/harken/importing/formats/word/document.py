"""Word documents: their parts are checked and cut down, then mammoth turns them into HTML."""

import posixpath
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.parsers.expat import ExpatError

from lxml import etree
from lxml.html import HtmlElement

from harken.article.model import SkipReason
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats.html.blocks import RawBlock, read_blocks
from harken.importing.formats.html.tree import parse
from harken.importing.formats.office.blocks import office_part, title_of
from harken.importing.formats.office.metadata import plausible_author, plausible_title
from harken.importing.formats.office.package_xml import (
    attribute,
    descendants,
    local_name,
    parse_part,
    text_of,
)
from harken.importing.formats.word.markup import Simplifier
from harken.importing.formats.word.own_styles import NUMBER_MARK, STYLE_MAP, numbering_part
from harken.importing.formats.word.styles import Lists, Styles
from harken.importing.zip_archive import Packed, ZipArchive, too_large

MAX_ELEMENTS = 300_000
"""Of a simplified document, five times the longest novel's: the converter is slow and hungry."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_NOTE = re.compile(r"(?:foot|end)note-\d+")
_BACK_LINK = re.compile(r"#(?:foot|end)note-ref-")
_NUMBER = re.compile(f"\\A{NUMBER_MARK}(\\d{{1,9}}){NUMBER_MARK}")


def read_word(document: Document) -> Draft:
    """A Word document's text, without headers, comments, deleted or hidden text.

    Raises:
        HarkenError: It is damaged, protected, too large or too complicated.
    """
    package = _Package(document.archive)
    styles = package.related("styles")
    raw = _blocks(_to_html(_simplified(package, styles), document), document)
    parts = [_part(block) for block in raw]
    core = package.part("docProps/core.xml")
    title = author = None
    if core is not None:
        title = plausible_title(text_of(core, "title"), parts)
        author = plausible_author(text_of(core, "creator"))
    return Draft(
        parts,
        title or title_of(raw),
        author,
        language=_language(styles),
        may_hold_furniture=False,
    )


class _Package:
    """The parts of a document, found by their relationships."""

    def __init__(self, archive: ZipArchive) -> None:
        self.archive = archive
        targets = self._targets("")
        self.main = self._first(targets, "officeDocument") or "word/document.xml"
        self._related = self._targets(self.main)

    def part(self, name: str) -> etree._Element | None:
        """A part by its name; None where there is none."""
        return None if self.archive.find(name) is None else parse_part(self.archive, name)

    def related(self, kind: str) -> etree._Element | None:
        """The part that the document names as its styles, numbering or footnotes."""
        name = self._first(self._related, kind) or f"{posixpath.dirname(self.main)}/{kind}.xml"
        return self.part(name)

    def links(self) -> dict[str, str]:
        """The targets of the document's links by relationship."""
        return {
            identifier: target
            for identifier, kind, target in self._related
            if kind == "hyperlink" and _LINK.fullmatch(target)
        }

    def _first(self, targets: Sequence[tuple[str, str, str]], kind: str) -> str | None:
        names = (target for _, of_kind, target in targets if of_kind == kind)
        return next((name for name in names if self.archive.find(name) is not None), None)

    def _targets(self, source: str) -> list[tuple[str, str, str]]:
        """Identifier, kind and target of what a part (the whole package: "") relates to."""
        folder, name = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for relation in () if root is None else descendants(root, "Relationship"):
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            target = attribute(relation, "Target") or ""
            if attribute(relation, "TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append((attribute(relation, "Id") or "", kind, target))
        return found


def _simplified(package: _Package, styles_root: etree._Element | None) -> bytes:
    """A small archive of what mammoth is to see: it would unpack and parse without any limit."""
    styles = Styles(styles_root)
    links = package.links()
    roots = {
        "document": parse_part(package.archive, package.main),
        "footnotes": package.related("footnotes"),
        "endnotes": package.related("endnotes"),
    }
    if any(root is not None and local_name(root) != name for name, root in roots.items()):
        raise _badly_built(package.archive.document)
    notes = {
        (kind, attribute(note, "id"))
        for kind in ("footnote", "endnote")
        if (root := roots[f"{kind}s"]) is not None
        for note in descendants(root, kind)
    }
    simplifier = Simplifier(styles, Lists(package.related("numbering"), styles), links, notes)
    elements = 0
    parts: dict[str, bytes] = {}
    for name, root in roots.items():
        if root is not None:
            simplifier.simplify(root)
            elements += sum(1 for _ in root.iter())
            parts[f"word/{name}.xml"] = etree.tostring(root)
            namespace = etree.QName(root).namespace or ""
            parts["word/numbering.xml"] = numbering_part(namespace)
    if elements > MAX_ELEMENTS:
        raise too_large(package.archive.document)
    parts["word/_rels/document.xml.rels"] = _relations(links)
    return _packed(parts)


def _relations(links: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships")
    for identifier, target in links.items():
        etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=identifier, Type=_HYPERLINK, Target=target
        )
    return etree.tostring(root)


def _packed(parts: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _to_html(data: bytes, document: Document) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            BytesIO(data),
            style_map=STYLE_MAP,
            include_default_style_map=False,
            include_embedded_style_map=False,
        )
    except (RecursionError, LookupError, TypeError, ValueError, AttributeError, ExpatError):
        # Tables inside tables without end, table rows outside of any: nothing that Word writes.
        raise _badly_built(document) from None
    html: str = result.value
    return html


def _badly_built(document: Packed) -> HarkenError:
    return document.error(
        "it is built in a way that no office program uses",
        "Open it in Word or LibreOffice, save it again, and try that.",
    )


def _blocks(html: str, document: Document) -> list[RawBlock]:
    if not html:
        return []
    tree = parse(html, document.shown)
    for link in [a for a in tree.iter("a") if _BACK_LINK.match(a.get("href") or "")]:
        link.drop_tree()
    for item in tree.iter("li"):
        _take_number(item)
    return list(read_blocks(tree))


def _take_number(item: HtmlElement) -> None:
    found = _NUMBER.match(item.text or "")
    if found:
        item.set("value", found.group(1))
        item.text = item.text[found.end() :]


def _part(block: RawBlock) -> Part:
    around = [block.element, *block.element.iterancestors("li")]
    if any(_NOTE.fullmatch(element.get("id") or "") for element in around):
        block.part.skip(SkipReason.FOOTNOTE)
    return office_part(block)


def _language(styles: etree._Element | None) -> str | None:
    """The language that is set for the whole document."""
    for defaults in () if styles is None else descendants(styles, "docDefaults"):
        for language in descendants(defaults, "lang"):
            return attribute(language, "val")
    return None
