"""Writes a page: our own escaped markup, and what of the article stands where in it.

The source's HTML never reaches the widget: only text does, escaped, with the few tags below.
"""

import html
from collections.abc import Iterator
from contextlib import contextmanager

from harken.article.model import Article, Block, BlockKind, MarkKind, Span
from harken.ui.page import Page, Piece, shown_text
from harken.ui.text_direction import direction
from harken.ui.text_offsets import Utf16Offsets

_CLASSES = {
    BlockKind.HEADING: "heading",
    BlockKind.CODE: "code",
    BlockKind.TABLE: "table",
    BlockKind.LIST_ITEM: "item",
}
_INDENTED = {BlockKind.QUOTE, BlockKind.LIST_ITEM}
_MARK_TAGS = {MarkKind.SUPERSCRIPT: "sup", MarkKind.CODE: "code"}


class PageWriter:
    """Writes rows and counts where in the document each piece of the article lands.

    Args:
        article: What the page shows.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._links: dict[int, tuple[int, int]] = {}
        self._quotes: set[int] = set()
        self._position = 0
        self._rows = 0

    def page(self) -> Page:
        """What was written."""
        pieces = tuple(self._pieces)
        return Page(
            "".join(self._parts),
            self._article.language,
            pieces,
            self._links,
            frozenset(self._quotes),
            tuple(piece.position for piece in pieces),
            tuple((piece.span.block, piece.span.start) for piece in pieces),
        )

    def title(self, byline: str) -> None:
        """The article's title, and the line under it."""
        block = self._article.blocks[0]
        runs = direction(block.text or self._article.title, self._article.language)
        with self._paragraph(runs, "title"):
            if block.text.strip():
                self.text(Span(0, 0, len(block.text)))
            else:
                # Qt drops a paragraph without text, and all positions after it would be wrong.
                self.own(self._article.title.strip() or "\u200b")
        with self._paragraph(runs, "byline"):
            self.own(byline)

    def section(self, heading: str) -> None:
        """A quiet heading, shown and not read."""
        with self._paragraph(direction(heading, self._article.language), "section"):
            self.own(heading)

    @contextmanager
    def row(self, block: Block, *, goes_on: bool) -> Iterator[None]:
        """A row of a block; `goes_on`: another row of the same block follows."""
        classes = [_CLASSES.get(block.kind, ""), "on" if goes_on else ""]
        runs = "ltr"
        if block.kind is not BlockKind.CODE:  # which is written from the left in every language
            runs = direction(block.text, block.language or self._article.language)
        depth = block.level + 1 if block.kind in _INDENTED else 0
        if block.kind is BlockKind.QUOTE:
            self._quotes.add(self._rows)
        with self._paragraph(runs, " ".join(filter(None, classes)), depth):
            yield

    @contextmanager
    def greyed(self, *, wanted: bool) -> Iterator[None]:
        """Writes what is written meanwhile as what is skipped, if `wanted`."""
        if wanted:
            self._parts.append('<span class="skipped">')
        yield
        if wanted:
            self._parts.append("</span>")

    def bullet(self) -> None:
        """The sign of a list's item."""
        self.own("•\u2002")

    def link(self, number: int, target: str, text: str) -> None:
        """A link of ours, found again by its number."""
        start = self._position
        self._parts.append(f'<a href="{target}">')
        self.own(text)
        self._parts.append("</a>")
        self._links[number] = (start, self._position)

    def own(self, text: str) -> None:
        """Words that are not the article's, or not at their place."""
        text = shown_text(text)
        self._parts.append(html.escape(text))
        self._position += Utf16Offsets(text).length

    def text(self, span: Span) -> None:
        """Words of the article."""
        for part, tag in _marked(self._article.blocks[span.block], span):
            text = self._article.text_of(part)
            offsets = Utf16Offsets(text)
            escaped = html.escape(shown_text(text))
            self._parts.append(f"<{tag}>{escaped}</{tag}>" if tag else escaped)
            self._pieces.append(Piece(self._position, part, offsets))
            self._position += offsets.length

    @contextmanager
    def _paragraph(self, runs: str, classes: str = "", depth: int = 0) -> Iterator[None]:
        if self._rows:
            self._position += 1
        self._rows += 1
        named = f' class="{classes}"' if classes else ""
        indent = f' style="-qt-block-indent:{depth};"' if depth else ""
        turned = ' dir="rtl"' if runs == "rtl" else ""
        self._parts.append(f"<p{named}{indent}{turned}>")
        yield
        self._parts.append("</p>")


def _marked(block: Block, span: Span) -> Iterator[tuple[Span, str | None]]:
    """The parts of `span` between the marks that change how text looks."""
    at = span.start
    for mark in sorted(block.marks, key=lambda m: m.start):
        start, end = max(at, mark.start), min(mark.end, span.end)
        if mark.kind not in _MARK_TAGS or start >= end:
            continue
        if start > at:
            yield Span(span.block, at, start), None
        yield Span(span.block, start, end), _MARK_TAGS[mark.kind]
        at = end
    if at < span.end:
        yield Span(span.block, at, span.end), None
