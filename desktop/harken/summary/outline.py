"""A summary as it is read: its sentences by paragraph, and those under the article's headings."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from harken.article.model import Article, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The chosen sentences of one block."""

    block: int
    sentences: tuple[int, ...]
    """Numbers into `Article.sentences`, rising; never empty."""

    def gap_before(self, article: Article, place: int) -> str:
        """What parts the sentence at `place` from the one before: a space where the text has one.

        Text that is written without spaces keeps none.
        """
        if place == 0:
            return ""
        before, span = (article.sentences[self.sentences[at]].span for at in (place - 1, place))
        between = article.text_of(Span(self.block, before.end, span.start))
        return " " if any(character.isspace() for character in between) else ""

    def begins_block(self, article: Article) -> bool:
        """Whether the block's first words are among the chosen ones."""
        start = article.sentences[self.sentences[0]].span.start
        return not article.blocks[self.block].text[:start].strip()


@dataclass(frozen=True, slots=True)
class Section:
    """What was chosen under one heading."""

    heading: int | None
    """The heading's block; None before the first."""
    passages: tuple[Passage, ...]


def outline(article: Article, indices: Sequence[int]) -> list[Section]:
    """The sections of an article under which something was chosen.

    A sentence stands under the nearest heading before it, whatever its level; a heading that is
    skipped is none, and one that was chosen itself stands among the passages.

    Args:
        article: The article.
        indices: The chosen sentences, numbers into `article.sentences`, rising.
    """
    chosen = {article.sentences[index].span.block for index in indices}
    headings = [number for number in _headings(article) if number not in chosen]
    sections: list[tuple[int | None, list[Passage]]] = []
    for block, sentences in groupby(indices, key=lambda index: article.sentences[index].span.block):
        before = bisect_left(headings, block)
        heading = headings[before - 1] if before else None
        if not sections or sections[-1][0] != heading:
            sections.append((heading, []))
        sections[-1][1].append(Passage(block, tuple(sentences)))
    return [Section(heading, tuple(passages)) for heading, passages in sections]


def _headings(article: Article) -> list[int]:
    """The blocks that are headings, and not skipped from end to end."""
    skipped = {skip.span for skip in article.skips if not skip.restored}
    return [
        number
        for number, block in enumerate(article.blocks)
        if block.kind is BlockKind.HEADING
        and block.text.strip()
        and Span(number, 0, len(block.text)) not in skipped
    ]
