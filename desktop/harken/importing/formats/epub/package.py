"""What an e-book's package document says: its pages in order, its contents, its metadata.

The format: https://www.w3.org/TR/epub-33/ (version 3) and its forerunner, OPF 2.0.1.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote, urlsplit

from lxml import etree

from harken.importing.formats.office.package_xml import (
    attribute,
    descendants,
    local_name,
    parse_part,
    text_of,
)
from harken.importing.zip_archive import ZipArchive

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_METHODS = (
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
)
_PAGE_TYPES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
_DATE = re.compile(r"[12]\d{3}-\d{2}-\d{2}")


@dataclass(slots=True)
class Book:
    """A book's package."""

    archive: ZipArchive
    pages: list[str] = field(default_factory=list)
    """The names of its pages in reading order, each once."""
    asides: set[str] = field(default_factory=set)
    """Those of its pages that are not read in a row but looked up: notes, answers, large tables."""
    roles: dict[str, set[str]] = field(default_factory=dict)
    """What the guide and the landmarks call a page: "cover", "toc" …"""
    labels: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """A page's entries in the contents, each with its depth from 1."""
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: date | None = None


def read_package(archive: ZipArchive) -> Book:
    """Reads the package document, and the contents that it names.

    Raises:
        HarkenError: The book is damaged, or protected against copying.
    """
    _refuse_protected(archive)
    name = _package_name(archive)
    root = parse_part(archive, name)
    book = Book(archive)
    folder = posixpath.dirname(name)
    items = {attribute(item, "id") or "": item for item in descendants(root, "item")}
    _read_spine(book, folder, root, items)
    for reference in descendants(root, "reference"):
        _add_role(book, folder, attribute(reference, "href"), attribute(reference, "type"))
    for item in items.values():
        _read_contents(book, folder, item)
    _read_metadata(book, root)
    return book


def _read_spine(
    book: Book, folder: str, root: etree._Element, items: dict[str, etree._Element]
) -> None:
    in_a_row: dict[str, bool] = {}
    for reference in descendants(root, "itemref"):
        item = items.get(attribute(reference, "idref") or "")
        page = "" if item is None else _place(folder, attribute(item, "href") or "")
        if item is not None and page and attribute(item, "media-type") in _PAGE_TYPES:
            linear = attribute(reference, "linear") != "no"
            in_a_row[page] = in_a_row.get(page, False) or linear
    book.pages = list(in_a_row)
    if any(in_a_row.values()):  # a book that is all asides was made by mistake
        book.asides = {page for page, linear in in_a_row.items() if not linear}


def _package_name(archive: ZipArchive) -> str:
    if archive.find(_CONTAINER) is not None:
        container = parse_part(archive, _CONTAINER)
        for rootfile in descendants(container, "rootfile"):
            name = _place("", attribute(rootfile, "full-path") or "")
            if archive.find(name) is not None:
                return name
    packages = (name for name in archive.names if name.lower().endswith(".opf"))
    name = next(packages, "")
    if not name:
        raise archive.document.error(
            "its list of pages is missing, so it is damaged",
            "Download or copy it again, and try once more.",
        )
    return name


def _refuse_protected(archive: ZipArchive) -> None:
    """Encrypted fonts are usual and do no harm; an encrypted text cannot be read."""
    if archive.find("META-INF/rights.xml") is None and archive.find(_ENCRYPTION) is None:
        return
    locked = archive.find(_ENCRYPTION) is not None and any(
        not (attribute(method, "Algorithm") or "").startswith(_FONT_METHODS)
        for data in descendants(parse_part(archive, _ENCRYPTION), "EncryptedData")
        for method in descendants(data, "EncryptionMethod")
        if method.getparent() is data
    )
    if locked:
        raise archive.document.error(
            "it is protected against copying (DRM)",
            "Only the seller's own programs can open it. Look for an edition without DRM.",
        )


def _read_contents(book: Book, folder: str, item: etree._Element) -> None:
    """Labels of pages from a navigation document (EPUB 3) or an NCX (EPUB 2)."""
    is_navigation = "nav" in (attribute(item, "properties") or "").split()
    is_ncx = attribute(item, "media-type") == "application/x-dtbncx+xml"
    name = _place(folder, attribute(item, "href") or "")
    if not (is_navigation or is_ncx) or book.archive.find(name) is None:
        return
    if is_navigation:
        book.roles.setdefault(name, set()).add("toc")
    if is_ncx and book.labels:
        return
    folder = posixpath.dirname(name)
    root = parse_part(book.archive, name)
    if is_ncx:
        _read_ncx(book, folder, root)
        return
    book.labels.clear()
    for nav in descendants(root, "nav"):
        kind = (attribute(nav, "type") or "").split()
        for link in descendants(nav, "a"):
            if "toc" in kind:
                depth = sum(1 for above in link.iterancestors() if local_name(above) == "ol")
                _add_label(book, folder, attribute(link, "href"), link, depth)
            elif "landmarks" in kind:
                _add_role(book, folder, attribute(link, "href"), attribute(link, "type"))


def _read_ncx(book: Book, folder: str, root: etree._Element) -> None:
    for point in descendants(root, "navPoint"):
        label = next((child for child in point if local_name(child) == "navLabel"), None)
        content = next((child for child in point if local_name(child) == "content"), None)
        if label is not None and content is not None:
            depth = 1 + sum(1 for above in point.iterancestors() if local_name(above) == "navPoint")
            _add_label(book, folder, attribute(content, "src"), label, depth)


def _add_label(
    book: Book, folder: str, href: str | None, element: etree._Element, depth: int
) -> None:
    label = " ".join("".join(map(str, element.itertext())).split())
    if label:
        book.labels.setdefault(_place(folder, href or ""), []).append((label, depth))


def _add_role(book: Book, folder: str, href: str | None, roles: str | None) -> None:
    for role in (roles or "").lower().split():
        book.roles.setdefault(_place(folder, href or ""), set()).add(role)


def _read_metadata(book: Book, root: etree._Element) -> None:
    metadata = next(descendants(root, "metadata"), root)
    book.title = text_of(metadata, "title") or None
    book.language = text_of(metadata, "language") or None
    others = {
        (attribute(meta, "refines") or "").removeprefix("#")
        for meta in descendants(metadata, "meta")
        if attribute(meta, "property") == "role" and (meta.text or "").strip() != "aut"
    }
    authors = [
        name
        for creator in descendants(metadata, "creator")
        if (attribute(creator, "role") or "aut") == "aut"
        and (attribute(creator, "id") or "-") not in others
        and (name := " ".join("".join(map(str, creator.itertext())).split()))
    ]
    book.author = ", ".join(dict.fromkeys(authors)) or None
    book.published = next(_dates(metadata), None)


def _dates(metadata: etree._Element) -> Iterator[date]:
    """The dates, that of publication first; of a year alone nothing can be told."""
    elements = sorted(
        descendants(metadata, "date"),
        key=lambda element: attribute(element, "event") not in {"publication", None},
    )
    for element in elements:
        found = _DATE.match((element.text or "").strip())
        if attribute(element, "event") not in {"modification", "conversion"} and found:
            try:
                yield date.fromisoformat(found.group())
            except ValueError:
                continue


def _place(folder: str, href: str) -> str:
    """The name in the archive that a link from a folder leads to."""
    try:
        path = unquote(urlsplit(href.strip()).path)
    except ValueError:
        return ""
    # Names that lead out of the archive lead to its root: there is nothing else.
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else ""
