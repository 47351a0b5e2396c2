"""Walks an HTML tree and gives its text as blocks, as a browser would show them.

The walk is a loop, not a recursion: depth costs nothing.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from harken.article.model import BlockKind, Mark, MarkKind, SkipReason
from harken.importing.draft import Part
from harken.importing.formats.html.elements import BREAKING, WITHOUT_TEXT, is_hidden, one_spaced
from harken.importing.formats.html.lists import ListNumbers
from harken.importing.formats.html.tables import data_table
from harken.importing.formats.html.zones import Zone, zone_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE_MARKS = {
    "a": MarkKind.LINK,
    "sup": MarkKind.SUPERSCRIPT,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
}


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block of a page, article text or not."""

    part: Part
    element: HtmlElement
    """The nearest element that makes a block."""
    zone: SkipReason | None
    """What the elements around it say it is."""
    certain: bool
    """Whether that is said outright (nav, figcaption, a list of references), not guessed."""
    ordinal: str = ""
    """The list item's number, which the part's text begins with and the page's does not hold."""

    @property
    def told(self) -> SkipReason | None:
        """What the page says outright that it is; None where that is only guessed, or not said."""
        return self.zone if self.certain else None

    @property
    def own_text(self) -> str:
        """The text that stands in the page."""
        return self.part.text[len(self.ordinal) :]


@dataclass(slots=True)
class _Builder:
    """The text of the block in the making."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    marks: list[Mark] = field(default_factory=list)
    opened: list[tuple[MarkKind, str | None, int]] = field(default_factory=list)

    def add(self, text: str, *, verbatim: bool) -> None:
        if not verbatim:
            text = one_spaced(text)
            if self.last in {"", " ", "\n"}:
                text = text.removeprefix(" ")
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.last = text[-1]

    def open(self, kind: MarkKind, target: str | None) -> None:
        self.opened.append((kind, target, self.length))

    def close(self) -> None:
        kind, target, start = self.opened.pop()
        if self.length > start:
            self.marks.append(Mark(kind, start, self.length, target))

    def take(self, *, verbatim: bool) -> tuple[str, tuple[Mark, ...]]:
        """The finished text and its marks; marks still open go on in the next block."""
        whole = "".join(self.pieces)
        edge = "\n" if verbatim else " \n"
        text = whole.strip(edge)
        kept: tuple[Mark, ...] = ()
        if self.marks or self.opened:
            lead = len(whole) - len(whole.lstrip(edge))
            marks = [*self.marks, *(Mark(k, s, self.length, t) for k, t, s in self.opened)]
            shifted = (
                Mark(m.kind, max(0, m.start - lead), min(len(text), m.end - lead), m.target)
                for m in marks
            )
            kept = tuple(sorted((m for m in shifted if m.start < m.end), key=lambda m: m.start))
        self.pieces, self.length, self.last, self.marks = [], 0, "", []
        self.opened = [(kind, target, 0) for kind, target, _ in self.opened]
        return text, kept


class _Walker:
    """Keeps where the walk is: lists, quotes, headings and zones around the current place."""

    def __init__(self, root: HtmlElement) -> None:
        self.builder = _Builder()
        self.blocks = [root]
        self.inside: list[str] = []
        self.lists = ListNumbers()
        self.ordinal = ""
        self.quotes = 0
        self.preformatted = 0
        self.heading = 0
        self.zones: list[Zone] = [(None, False)]

    def enter(self, element: HtmlElement, tag: str) -> None:
        """The walk goes into an element."""
        if tag in BREAKING:
            self.blocks.append(element)
        if tag in {"ul", "ol", "dl", "menu", "dir"}:
            self.lists.enter(element)
        elif tag in {"li", "dt", "dd"}:
            self.inside.append("item")
            self.ordinal = self.lists.take(element)
        elif tag == "blockquote":
            self.quotes += 1
            self.inside.append("quote")
        elif tag == "pre":
            self.preformatted += 1
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag in _INLINE_MARKS:
            self.builder.open(_INLINE_MARKS[tag], element.get("href") if tag == "a" else None)
        self.zones.append(zone_of(element, tag, self.zones[-1]))

    def leave(self, tag: str) -> None:
        """The walk comes out of an element."""
        if tag in BREAKING:
            self.blocks.pop()
        if tag in {"ul", "ol", "dl", "menu", "dir"}:
            self.lists.leave()
        elif tag in {"li", "dt", "dd"}:
            self.inside.pop()
            self.ordinal = ""
        elif tag == "blockquote":
            self.quotes -= 1
            self.inside.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in _HEADINGS:
            self.heading = 0
        elif tag in _INLINE_MARKS:
            self.builder.close()
        self.zones.pop()

    def block(self) -> RawBlock | None:
        """The block that ends here, if it holds any text."""
        if not self.builder.length:
            return None
        text, marks = self.builder.take(verbatim=bool(self.preformatted))
        if not text.strip():
            return None
        kind, level = self._kind()
        if kind is BlockKind.LIST_ITEM:
            self.inside[-1] = "begun item"
        # Only the first block of an item shows its number.
        ordinal = self.ordinal if kind is BlockKind.LIST_ITEM else ""
        self.ordinal = ""
        by = len(ordinal)
        moved = tuple(Mark(m.kind, m.start + by, m.end + by, m.target) for m in marks)
        part = Part(kind, ordinal + text, level, () if kind is BlockKind.CODE else moved)
        return self._raw(part, ordinal)

    def table(self, table: HtmlElement) -> RawBlock | None:
        """A table that holds data, as one block."""
        rows = data_table(table)
        return self._raw(Part(BlockKind.TABLE, rows)) if rows else None

    def line_break(self) -> RawBlock | None:
        """One break ends a line, a second one the paragraph."""
        if self.builder.last == "\n" and not self.preformatted:
            return self.block()
        if self.builder.length:
            self.builder.add("\n", verbatim=True)
        return None

    def text(self, text: str | None) -> None:
        """Text at the current place."""
        if text:
            self.builder.add(text, verbatim=bool(self.preformatted))

    def _raw(self, part: Part, ordinal: str = "") -> RawBlock:
        return RawBlock(part, self.blocks[-1], *self.zones[-1], ordinal)

    def _kind(self) -> tuple[BlockKind, int]:
        if self.preformatted:
            return BlockKind.CODE, 0
        if self.heading:
            return BlockKind.HEADING, self.heading
        if self.inside and self.inside[-1] == "item":
            return BlockKind.LIST_ITEM, self.lists.level
        if self.inside and self.inside[-1] == "begun item":
            return BlockKind.PARAGRAPH, self.lists.level
        if self.quotes:
            return BlockKind.QUOTE, self.quotes - 1
        return BlockKind.PARAGRAPH, 0


def read_blocks(
    root: HtmlElement, *, with_hidden: bool = False, without_text: Set[str] = WITHOUT_TEXT
) -> Iterator[RawBlock]:
    """All blocks of the tree in document order, furniture included.

    Args:
        root: A page or a part of one.
        with_hidden: Whether what the page does not show is read too.
        without_text: The elements whose text is passed over.
    """
    walker = _Walker(root)
    passed_over: HtmlElement | None = None
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BREAKING and (block := walker.block()):
            yield block
        if event == "end":
            if element is not passed_over:
                walker.leave(tag)
            if element is not root:
                walker.text(element.tail)
        elif tag in without_text or (not with_hidden and is_hidden(element, tag)):
            passed_over = element
            events.skip_subtree()
        else:
            walker.enter(element, tag)
            found = walker.line_break() if tag == "br" else None
            if tag == "table" and (found := walker.table(element)):
                events.skip_subtree()
            else:
                walker.text(element.text)
            if found:
                yield found
    if block := walker.block():
        yield block
