"""A summary as it is read: its sentences by paragraph, and those under the article's headings."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations, groupby

from harken.article.model import Article, BlockKind, Span
from harken.article.words import count_words
from harken.summary.tokenizer import same_text_key

_MOST_HEADING_WORDS = 15
"""A longer one is a standfirst, or a paragraph that is only set as a heading."""
_TITLE_SHARE = 0.5
"""A heading that is less of the title than this tells where one is: "Mud" in "Mud and Money"."""


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

    A sentence stands under the nearest heading before it, whatever its level. One that is skipped
    is none, nor is one that tells nothing here: without letters, as long as a paragraph, or with
    words that are read anyway, the title's or a chosen sentence's. One that was chosen itself
    stands among the passages.

    Args:
        article: The article.
        indices: The chosen sentences, numbers into `article.sentences`, rising.
    """
    headings = _headings(article, indices)
    sections: list[tuple[int | None, list[Passage]]] = []
    for block, sentences in groupby(indices, key=lambda index: article.sentences[index].span.block):
        before = bisect_left(headings, block)
        heading = headings[before - 1] if before else None
        if not sections or sections[-1][0] != heading:
            sections.append((heading, []))
        sections[-1][1].append(Passage(block, tuple(sentences)))
    return [Section(heading, tuple(passages)) for heading, passages in sections]


def _headings(article: Article, indices: Sequence[int]) -> list[int]:
    """The blocks that are headings, not skipped from end to end, and say something of their own."""
    skipped = {skip.span for skip in article.skips if not skip.restored}
    numbers = [
        number
        for number, block in enumerate(article.blocks)
        if block.kind is BlockKind.HEADING and Span(number, 0, len(block.text)) not in skipped
    ]
    if not numbers:
        return []
    spans = [article.sentences[index].span for index in indices]
    chosen = {span.block for span in spans}
    said = {same_text_key(article.text_of(span)) for span in spans}
    title = same_text_key(article.title)
    return [
        number
        for number in numbers
        if number not in chosen and _tells_something(article.blocks[number].text, title, said)
    ]


def _tells_something(heading: str, title: str, said: Set[str]) -> bool:
    """Whether a heading is one, and says neither the title nor a chosen sentence (their keys)."""
    if not any(map(str.isalpha, heading)) or count_words(heading) > _MOST_HEADING_WORDS:
        return False
    key = same_text_key(heading)
    short, long = sorted((key, title), key=len)
    if f" {short} " in f" {long} " and len(short) >= _TITLE_SHARE * len(long):
        return False
    words = key.split()
    runs = combinations(range(len(words) + 1), 2)
    return not any(" ".join(words[begin:end]) in said for begin, end in runs)
