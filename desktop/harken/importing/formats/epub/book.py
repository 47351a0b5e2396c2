"""E-books: the pages in reading order, with a heading for each chapter."""

import re
from collections.abc import Sequence

from harken.article.model import BlockKind, MarkKind, SkipReason
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats.epub.package import Book, read_package
from harken.importing.formats.epub.page import Page
from harken.importing.formats.plain_text import book as text_book
from harken.importing.titles import comparable

MAX_PAGE_BYTES = 10_000_000
_FURNITURE = {
    "copyright-page": SkipReason.COPYRIGHT,
    **dict.fromkeys(
        ("cover", "titlepage", "title-page", "halftitlepage", "colophon"), SkipReason.BOILERPLATE
    ),
    **dict.fromkeys(
        ("toc", "landmarks", "page-list", "loi", "lot", "index", "doc-toc", "doc-index"),
        SkipReason.NAVIGATION,
    ),
}
_COPYRIGHT = re.compile(r"©|\(c\) ?\d{4}|\bISBN\b|\bcopyright\b", re.IGNORECASE)
_COPYRIGHT_MAX_CHARACTERS = 4_000
_COPYRIGHT_MIN_SIGNS = 2
_LINKED_SHARE = 0.6
_LINKS_OF_CONTENTS = 4
_LOOK_FOR_HEADING = 3
_LICENCE_STARTS = re.compile(text_book.BEGINS, re.IGNORECASE)
_LICENCE_ENDS = re.compile(text_book.ENDS, re.IGNORECASE)


def read_book(document: Document) -> Draft:
    """A book's text; cover, contents, copyright pages and notes are skipped, images never read.

    Raises:
        HarkenError: It is damaged, protected against copying, or too large.
    """
    book = read_package(document.archive)
    parts: list[Part] = []
    for name in book.pages:
        if book.archive.find(name) is None:
            continue
        page = Page(book.archive.read(name, MAX_PAGE_BYTES), document)
        parts += _page_parts(book, name, page)
    if not any(book.archive.find(name) for name in book.pages):
        raise document.error(
            "none of its pages is there, so it is damaged",
            "Download or copy it again, and try once more.",
        )
    _skip_licence(parts)
    return Draft(
        parts,
        book.title,
        book.author,
        book.published,
        book.language,
        may_hold_furniture=False,
    )


def _page_parts(book: Book, name: str, page: Page) -> list[Part]:
    parts = []
    for block in page.blocks:
        if page.is_note(block):
            block.part.skip(SkipReason.FOOTNOTE)
        elif block.told is not None:
            block.part.skip(block.told)
        parts.append(block.part)
    reason = _furniture(book, book.roles.get(name, set()) | page.types, parts)
    if reason is None and name in book.asides:
        reason = SkipReason.FOOTNOTE
    if reason is not None:
        for part in parts:
            part.skip(reason)
        return parts
    return _with_headings(parts, book.labels.get(name, []))


def _furniture(book: Book, roles: set[str], parts: Sequence[Part]) -> SkipReason | None:
    """Why a whole page is skipped; None where it is the book's text."""
    called = next((_FURNITURE[role] for role in sorted(roles) if role in _FURNITURE), None)
    text = "\n".join(part.text for part in parts)
    links = [mark for part in parts for mark in part.marks if mark.kind is MarkKind.LINK]
    inside = [mark for mark in links if "://" not in (mark.target or "")]
    linked = sum(mark.end - mark.start for mark in inside)
    if called is not None:
        return called
    if len(inside) >= _LINKS_OF_CONTENTS and linked > _LINKED_SHARE * len(text):
        return SkipReason.NAVIGATION
    if len(text) < _COPYRIGHT_MAX_CHARACTERS:
        signs = {sign.lower() for sign in _COPYRIGHT.findall(text)}
        if len(signs) >= _COPYRIGHT_MIN_SIGNS:
            return SkipReason.COPYRIGHT
    names = {comparable(text) for text in (book.title, book.author) if text}
    if parts and all(comparable(part.text) in names for part in parts):
        return SkipReason.BOILERPLATE
    return None


def _with_headings(parts: list[Part], labels: Sequence[tuple[str, int]]) -> list[Part]:
    """Chapters whose heading is a mere paragraph, or is missing, get it from the contents."""
    depths = {comparable(label): depth for label, depth in reversed(labels)}
    for part in parts:
        if part.kind is BlockKind.PARAGRAPH and not part.cuts and len(part.text) < 200:
            depth = depths.get(comparable(part.text))
            if depth is not None and comparable(part.text):
                part.kind, part.level = BlockKind.HEADING, min(depth, 6)
    read = [part for part in parts if not part.skipped]
    if read and labels and not _has_heading(read):
        label, depth = labels[0]
        return [Part(BlockKind.HEADING, label, min(depth, 6)), *parts]
    return parts


def _has_heading(parts: Sequence[Part]) -> bool:
    return any(part.kind is BlockKind.HEADING for part in parts[:_LOOK_FOR_HEADING])


def _skip_licence(parts: Sequence[Part]) -> None:
    """Project Gutenberg's words before and behind a book, which its own lines set off."""
    for number, part in enumerate(parts):
        if _LICENCE_STARTS.search(part.text):
            for before in parts[: number + 1]:
                before.skip(SkipReason.BOILERPLATE)
        elif _LICENCE_ENDS.search(part.text):
            for behind in parts[number:]:
                behind.skip(SkipReason.BOILERPLATE)
            return
