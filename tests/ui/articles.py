"""Articles made by hand, for tests that need no file."""

import re
from collections.abc import Sequence

from harken.article.model import Article, Block, BlockKind, Extent, Sentence, Skip, Span

_SENTENCE = re.compile(r"\S.*?(?:[.!?]+(?=\s|$)|$)", re.DOTALL)


def article_of(
    *blocks: str | Block,
    title: str = "The harbour",
    skips: Sequence[Skip] = (),
    language: str = "en",
    extent: Extent | None = None,
) -> Article:
    """An article of these paragraphs under a title."""
    whole = [Block(BlockKind.TITLE, title)]
    whole += [b if isinstance(b, Block) else Block(BlockKind.PARAGRAPH, b) for b in blocks]
    spans = [
        Span(number, *found.span())
        for number, block in enumerate(whole)
        for found in _SENTENCE.finditer(block.text)
    ]
    return Article(
        id=f"id of {title}",
        title=title,
        author=None,
        published=None,
        language=language,
        source="/home/ada/harbour.html",
        blocks=tuple(whole),
        sentences=tuple(Sentence(index, span) for index, span in enumerate(spans)),
        skips=tuple(skips),
        extent=extent,
    )


def words(count: int) -> str:
    """So many words, in sentences of ten."""
    return " ".join(f"Word{n}." if n % 10 == 9 else f"word{n}" for n in range(count))
