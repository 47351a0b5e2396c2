"""The article and its parts. All offsets are code points into one block's text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from harken.article.words import count_words

_NUMBER = re.compile(r"\(?\d{1,9}[.)]\s")


class BlockKind(StrEnum):
    """What a block is; the title is always block 0."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"

    @property
    def is_heading(self) -> bool:
        """Whether it stands above what follows: the title, or a heading."""
        return self in _HEADINGS


_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


class MarkKind(StrEnum):
    """What a stretch inside a block is."""

    LINK = "link"
    SUPERSCRIPT = "superscript"
    CODE = "code"


class SkipReason(StrEnum):
    """Why a part is neither spoken nor summarised."""

    BOILERPLATE = "boilerplate"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    COOKIE_NOTICE = "cookie_notice"
    COPYRIGHT = "copyright"
    RUNNING_HEAD = "running_head"
    FOOTNOTE = "footnote"
    QUOTED_MAIL = "quoted_mail"
    SIGNATURE = "signature"
    BY_HAND = "by_hand"


class Extent(StrEnum):
    """How much of a web page a copied text holds; it decides how boldly furniture is skipped."""

    EXCERPT = "excerpt"
    WHOLE_PAGE = "whole_page"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one block's text."""

    block: int
    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.block == other.block and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.block == other.block and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline mark: `start` and `end` are offsets into the block's text."""

    kind: MarkKind
    start: int
    end: int
    target: str | None = None
    """The address of a link."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or other part of an article; `text` is verbatim and never changed."""

    kind: BlockKind
    text: str
    level: int = 0
    """1 to 6 of a heading, nesting depth (from 0) of a list item or quote."""
    language: str | None = None
    """BCP 47, only where a long block's language differs from the article's."""
    marks: tuple[Mark, ...] = ()

    @property
    def needs_bullet(self) -> bool:
        """Whether it is a list item that does not begin with a number of its own."""
        return self.kind is BlockKind.LIST_ITEM and not _NUMBER.match(self.text)


@dataclass(frozen=True, slots=True)
class Skip:
    """A part that is shown greyed, not spoken and not summarised, until it is restored."""

    span: Span
    reason: SkipReason
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `index` is its place in `Article.sentences`, for good."""

    index: int
    span: Span
    language: str | None = None
    """BCP 47, only where it surely differs from its block's."""


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article.

    Sentences are split once, at import: they are in order, disjoint, end at the edges of skips
    and are numbered over all text, skipped or not. Skipping and restoring only filter them.
    """

    id: str
    """A digest of the text: the same text is the same article."""
    title: str
    author: str | None
    published: date | None
    language: str
    """BCP 47, lower case primary subtag: "en"."""
    source: str
    """Where it came from: a path, a link, or "pasted text"."""
    blocks: tuple[Block, ...]
    """Block 0 has kind `title`; its text is the title, empty where there is none."""
    sentences: tuple[Sentence, ...]
    skips: tuple[Skip, ...] = ()
    extent: Extent | None = None
    """What a copied text was taken for; None where there is no choice."""

    def text_of(self, span: Span) -> str:
        """The characters that `span` covers."""
        return self.blocks[span.block].text[span.start : span.end]

    def language_of(self, sentence: Sentence) -> str:
        """The language (BCP 47) that a sentence is in."""
        return sentence.language or self.blocks[sentence.span.block].language or self.language

    def sentences_read(self) -> tuple[Sentence, ...]:
        """The sentences that are spoken when the whole article is read, the title's first."""
        skipped: dict[int, list[Span]] = {}
        for skip in self.skips:
            if not skip.restored:
                skipped.setdefault(skip.span.block, []).append(skip.span)
        return tuple(
            sentence
            for sentence in self.sentences
            # Few blocks have skips, and a book has many thousands of sentences.
            if sentence.span.block not in skipped
            or not any(span.overlaps(sentence.span) for span in skipped[sentence.span.block])
        )

    def sentence_at(self, block: int, offset: int) -> Sentence | None:
        """The sentence at a place, or the nearest one after it; None past the end."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            span = self.sentences[middle].span
            if (span.block, span.end) <= (block, offset):
                low = middle + 1
            else:
                high = middle
        return self.sentences[low] if low < len(self.sentences) else None

    def with_skip(self, skip: Skip) -> "Article":
        """A copy that also skips `skip`."""
        return replace(self, skips=(*self.skips, skip))

    def with_restored(self, index: int, *, restored: bool = True) -> "Article":
        """A copy in which the skip at `index` is restored (or skipped again)."""
        skips = list(self.skips)
        skips[index] = replace(skips[index], restored=restored)
        return replace(self, skips=tuple(skips))

    def words_read(self) -> int:
        """How many words are read, the title left out; see `count_words`."""
        return sum(
            count_words(self.text_of(sentence.span))
            for sentence in self.sentences_read()
            if sentence.span.block != 0
        )

    def blocks_read(self) -> Iterator[tuple[int, Block]]:
        """The blocks of which at least one sentence is read, with their numbers, in order."""
        for number in sorted({sentence.span.block for sentence in self.sentences_read()}):
            yield number, self.blocks[number]
