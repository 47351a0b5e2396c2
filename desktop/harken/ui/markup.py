"""An article as our own escaped markup, with a map between the document and the article.

The source's HTML never reaches the widget: only text does, escaped, with the few tags below.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from harken.article.model import Article, Block, BlockKind, MarkKind, Span
from harken.ui.text_direction import direction
from harken.ui.text_offsets import Utf16Offsets

ROW_CHARACTERS = 8_000
"""A longer block is laid out in several rows: a line of megabytes must not hold up the window."""

# What Qt takes for a line's, block's or frame's end, or for an object, would move every offset
# after it. Each is shown as one harmless character instead.
_LINE_END = re.compile("[\n\u2028\u2029\x85\v\f]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)
_CUT = re.compile(r"\s(?=\S*$)")


def shown_text(text: str) -> str:
    """`text` as the document shows it: as many code points, each as wide in UTF-16."""
    return _UNSHOWABLE.sub("\ufffd", _LINE_END.sub("\u2028", text).replace("\r", " "))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document that shows a stretch of the article."""

    position: int
    """Where it starts in the document, in UTF-16 units."""
    span: Span
    offsets: Utf16Offsets


@dataclass(frozen=True, slots=True)
class Page:
    """One reading of an article as markup, and what stands where in it.

    Pieces are in the order of the document, which is the order of the article.
    """

    html: str
    pieces: tuple[Piece, ...]
    links: Mapping[int, tuple[int, int]]
    """Where the link of each skipped part stands, by the part's number; in UTF-16 units."""
    quotes: frozenset[int]
    """The rows that are quoted, as numbers of the document's blocks."""
    _starts: tuple[int, ...] = field(repr=False)
    _places: tuple[tuple[int, int], ...] = field(repr=False)

    def ranges_of(self, span: Span) -> list[tuple[int, int]]:
        """Where the document shows `span`: ranges in UTF-16 units, joined where they touch."""
        ranges: list[tuple[int, int]] = []
        index = max(0, bisect_right(self._places, (span.block, span.start)) - 1)
        for piece in islice(self.pieces, index, None):
            if (piece.span.block, piece.span.start) >= (span.block, span.end):
                break
            if not piece.span.overlaps(span):
                continue
            base = piece.span.start
            start = max(span.start, base) - base
            end = min(span.end, piece.span.end) - base
            first = piece.position + piece.offsets.to_utf16(start)
            last = piece.position + piece.offsets.to_utf16(end)
            if ranges and ranges[-1][1] == first:
                first = ranges.pop()[0]
            ranges.append((first, last))
        return ranges

    def place_of(self, position: int) -> tuple[int, int] | None:
        """The block and offset that the document shows at `position`; None beside the text."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        if position > piece.position + piece.offsets.length:
            return None
        offset = piece.offsets.to_code_points(position - piece.position)
        return piece.span.block, min(piece.span.start + offset, piece.span.end - 1)


def article_page(article: Article, meta: str, *, show_skipped: bool, labels: "Labels") -> Page:
    """The whole article; skipped parts are left out, or greyed in their places."""
    writer = _Writer(article)
    writer.heading(meta)
    skips = _skips_by_block(article)
    sentences = _sentence_ends_by_block(article)
    for number, block in enumerate(article.blocks):
        if number == 0 or not block.text.strip():
            continue
        stretches = _stretches(article, number, skips.get(number, ()))
        if not show_skipped:
            stretches = [s for s in stretches if s.skip is None or article.skips[s.skip].restored]
            stretches = _without_leading_space(stretches, block.text)
        if stretches:
            writer.block(block, stretches, sentences.get(number, ()), labels, show_skipped)
    return writer.page()


def summary_page(article: Article, meta: str, sentences: Sequence[int]) -> Page:
    """The title and the chosen sentences, each a paragraph."""
    writer = _Writer(article)
    writer.heading(meta)
    for index in sentences:
        writer.sentence(article.sentences[index].span)
    return writer.page()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of ours that stand between the article's."""

    restore: str
    skip_again: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a block that is read, or skipped (then `skip` is its index)."""

    span: Span
    skip: int | None


def _skips_by_block(article: Article) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, skip in enumerate(article.skips):
        found.setdefault(skip.span.block, []).append(index)
    return found


def _sentence_ends_by_block(article: Article) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for sentence in article.sentences:
        found.setdefault(sentence.span.block, []).append(sentence.span.end)
    return found


def _stretches(article: Article, number: int, skips: Sequence[int]) -> list[_Stretch]:
    """The block's parts in order. Of overlapping skips, one that is in force wins."""
    length = len(article.blocks[number].text)
    edges = {0, length}
    for index in skips:
        span = article.skips[index].span
        edges |= {min(length, span.start), min(length, span.end)}
    found: list[_Stretch] = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        span = Span(number, start, end)
        over = [i for i in skips if article.skips[i].span.overlaps(span)]
        over.sort(key=lambda i: article.skips[i].restored)
        skip = over[0] if over else None
        if found and found[-1].skip == skip:
            span = Span(number, found.pop().span.start, end)
        found.append(_Stretch(span, skip))
    return found


def _without_leading_space(stretches: list[_Stretch], text: str) -> list[_Stretch]:
    """What a left-out part was parted with from the next is left out with it."""
    if not stretches:
        return []
    first = stretches[0].span
    start = first.end - len(text[first.start : first.end].lstrip())
    if start == first.end:
        return _without_leading_space(stretches[1:], text)
    return [_Stretch(Span(first.block, start, first.end), stretches[0].skip), *stretches[1:]]


class _Writer:
    """Writes rows and counts where in the document each piece lands."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._links: dict[int, tuple[int, int]] = {}
        self._quotes: set[int] = set()
        self._position = 0
        self._rows = 0

    def page(self) -> Page:
        pieces = tuple(self._pieces)
        return Page(
            "".join(self._parts),
            pieces,
            self._links,
            frozenset(self._quotes),
            tuple(piece.position for piece in pieces),
            tuple((piece.span.block, piece.span.start) for piece in pieces),
        )

    def heading(self, meta: str) -> None:
        block = self._article.blocks[0]
        title = Span(0, 0, len(block.text))
        heading = block.text or self._article.title
        runs = direction(heading, self._article.language)
        self._open("p", runs, "title")
        if block.text.strip():
            self._text(title)
        else:
            # Qt drops a paragraph without text, and all positions after it would be wrong.
            self._own(self._article.title.strip() or "\u200b")
        self._close("p")
        self._open("p", runs, "meta")
        self._own(meta)
        self._close("p")

    def sentence(self, span: Span) -> None:
        block = self._article.blocks[span.block]
        self._open("p", direction(block.text, block.language or self._article.language))
        self._text(span)
        self._close("p")

    def block(
        self,
        block: Block,
        stretches: Sequence[_Stretch],
        sentence_ends: Sequence[int],
        labels: Labels,
        show_skipped: bool,
    ) -> None:
        text_direction = direction(block.text, block.language or self._article.language)
        for row in _rows(stretches, sentence_ends, block.text):
            last = row[-1].span.end == stretches[-1].span.end
            classes = (
                [_CLASSES.get(block.kind, "")] if last else [_CLASSES.get(block.kind, ""), "on"]
            )
            depth = block.level + 1 if block.kind in _INDENTED else 0
            if block.kind is BlockKind.QUOTE:
                self._quotes.add(self._rows)
            self._open("p", text_direction, " ".join(filter(None, classes)), depth)
            if block.needs_bullet and row[0].span.start == stretches[0].span.start:
                self._bullet(row[0])
            for stretch in row:
                self._stretch(stretch, labels, show_skipped)
            self._close("p")

    def _bullet(self, first: _Stretch) -> None:
        """Grey like the words it stands before."""
        skipped = first.skip is not None and not self._article.skips[first.skip].restored
        if skipped:
            self._parts.append('<span class="skipped">')
        self._own("•\u2002")
        if skipped:
            self._parts.append("</span>")

    def _stretch(self, stretch: _Stretch, labels: Labels, show_skipped: bool) -> None:
        if stretch.skip is None or not show_skipped:
            self._text(stretch.span)
            return
        restored = self._article.skips[stretch.skip].restored
        if not restored:
            self._parts.append('<span class="skipped">')
        self._text(stretch.span)
        if not restored:
            self._parts.append("</span>")
        whole = self._article.skips[stretch.skip].span
        if stretch.span.end == min(whole.end, len(self._article.blocks[whole.block].text)):
            self._own("\u2002")
            action = "skip" if restored else "restore"
            start = self._position
            self._parts.append(f'<a href="harken:{action}/{stretch.skip}">')
            self._own(labels.skip_again if restored else labels.restore)
            self._parts.append("</a>")
            self._links[stretch.skip] = (start, self._position)
            self._own("\u2002")

    def _open(self, tag: str, text_direction: str, classes: str = "", depth: int = 0) -> None:
        if self._rows:
            self._position += 1
        self._rows += 1
        named = f' class="{classes}"' if classes else ""
        indent = f' style="-qt-block-indent:{depth};"' if depth else ""
        turned = ' dir="rtl"' if text_direction == "rtl" else ""
        self._parts.append(f"<{tag}{named}{indent}{turned}>")

    def _close(self, tag: str) -> None:
        self._parts.append(f"</{tag}>")

    def _own(self, text: str) -> None:
        text = shown_text(text)
        self._parts.append(html.escape(text))
        self._position += Utf16Offsets(text).length

    def _text(self, span: Span) -> None:
        for part, tag in _marked(self._article.blocks[span.block], span):
            text = self._article.text_of(part)
            offsets = Utf16Offsets(text)
            escaped = html.escape(shown_text(text))
            self._parts.append(f"<{tag}>{escaped}</{tag}>" if tag else escaped)
            self._pieces.append(Piece(self._position, part, offsets))
            self._position += offsets.length


_CLASSES = {
    BlockKind.HEADING: "heading",
    BlockKind.CODE: "code",
    BlockKind.TABLE: "table",
    BlockKind.LIST_ITEM: "item",
}
_INDENTED = {BlockKind.QUOTE, BlockKind.LIST_ITEM}
_MARK_TAGS = {MarkKind.SUPERSCRIPT: "sup", MarkKind.CODE: "code"}


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


def _rows(
    stretches: Sequence[_Stretch], sentence_ends: Sequence[int], text: str
) -> Iterator[list[_Stretch]]:
    """Cuts the stretches into rows, at the ends of sentences where there are any."""
    row: list[_Stretch] = []
    room = ROW_CHARACTERS
    for stretch in stretches:
        rest = stretch.span
        while rest.end - rest.start > room:
            cut = _cut_after(rest, room, sentence_ends, text)
            row.append(_Stretch(Span(rest.block, rest.start, cut), stretch.skip))
            yield row
            row, room = [], ROW_CHARACTERS
            rest = Span(rest.block, cut, rest.end)
        if rest.end > rest.start:
            row.append(_Stretch(rest, stretch.skip))
            room -= rest.end - rest.start
    if row:
        yield row


def _cut_after(rest: Span, room: int, sentence_ends: Sequence[int], text: str) -> int:
    limit = min(rest.end, rest.start + max(200, room))
    index = bisect_right(sentence_ends, limit) - 1
    if index >= 0 and sentence_ends[index] > rest.start:
        return sentence_ends[index]
    space = _CUT.search(text, max(rest.start, limit - 200), limit)
    return space.end() if space else limit
