"""One page of an e-book as blocks."""

import re
from html import escape

from lxml.html import HtmlElement

from harken.importing.decoding import declared_in_page, decode
from harken.importing.document import Document
from harken.importing.formats.html.blocks import RawBlock, read_blocks
from harken.importing.formats.html.tree import parse

# In XHTML any element may be closed at once; HTML's parser would go on inside it.
_CLOSED_AT_ONCE = re.compile(r"<([A-Za-z][\w:.-]*)(\s[^<>]*)?/>")
# Text as it is: HTML does not know it. Where one is not closed, so is all that follows.
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_EMPTY_TAGS = "area base br col embed hr img input link meta param source track wbr"
_EMPTY_IN_HTML = frozenset(re.findall(r"\w+", _EMPTY_TAGS))
_ANY_TAG = re.compile(r"<[A-Za-z]")
_NOTE_TYPES = {
    "endnote",
    "endnotes",
    "footnote",
    "footnotes",
    "note",
    "rearnote",
    "rearnotes",
    "doc-endnote",
    "doc-endnotes",
    "doc-footnote",
}
_REFERENCE_TYPES = {"noteref", "doc-noteref"}
_PAGE_BREAK_TYPES = {"pagebreak", "doc-pagebreak"}


class Page:
    """A page's blocks, and what its markup calls them.

    Args:
        data: The page's file.
        document: The book.

    Raises:
        HarkenError: It is nested too deeply.
    """

    def __init__(self, data: bytes, document: Document) -> None:
        html = _as_html(decode(data, declared_in_page(data)))
        self.blocks: list[RawBlock] = []
        self.types: set[str] = set()
        """What the page as a whole is: "cover", "toc" …"""
        self._notes: set[HtmlElement] = set()
        if not _ANY_TAG.search(html):
            return
        tree = parse(html, document.shown)
        for element in list(tree.iter()):
            self._look_at(element)
        self.blocks = list(read_blocks(tree))

    def is_note(self, block: RawBlock) -> bool:
        """Whether a block is a footnote or a part of one."""
        return bool(self._notes) and any(
            element in self._notes for element in (block.element, *block.element.iterancestors())
        )

    def _look_at(self, element: HtmlElement) -> None:
        types = _types(element)
        if element.tag in {"body", "section", "div", "article"} and _is_whole_page(element):
            self.types |= types
        if types & _NOTE_TYPES:
            self._notes.add(element)
        if types & _REFERENCE_TYPES and next(element.iterancestors("sup"), None) is None:
            element.tag = "sup"
        if types & _PAGE_BREAK_TYPES and element.getparent() is not None:
            element.drop_tree()


def _types(element: HtmlElement) -> set[str]:
    said = f"{element.get('epub:type', '')} {element.get('role', '')}".lower()
    return set(said.split())


def _is_whole_page(element: HtmlElement) -> bool:
    """Whether nothing but its ancestors stands beside an element."""
    while element.tag != "body":
        parent = element.getparent()
        if parent is None or len(parent) > 1 or (parent.text or "").strip():
            return False
        element = parent
    return True


def _as_html(xhtml: str) -> str:
    def opened_and_closed(found: re.Match[str]) -> str:
        tag, attributes = found.group(1), found.group(2) or ""
        if tag.lower() in _EMPTY_IN_HTML:
            return found.group()
        return f"<{tag}{attributes}></{tag}>"

    return _CLOSED_AT_ONCE.sub(
        opened_and_closed, _CDATA.sub(lambda found: escape(found.group(1), quote=False), xhtml)
    )
