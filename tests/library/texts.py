"""Articles for the library's tests."""

import random
from dataclasses import replace
from datetime import date

from harken.article.model import Article, BlockKind
from tests.listening.articles import article_of

_WORDS = tuple(
    word
    for line in (
        "tide harbour wall boat water street baker flour morning gauge lock pump council net",
        "fish mud window chain stone cork float village summer winter letter garden road bridge",
    )
    for word in line.split()
)


def tides(name: str = "tides") -> Article:
    """An article with an author, a date and a link, of six sentences."""
    article = article_of(
        (BlockKind.TITLE, "The tide clock"),
        (BlockKind.PARAGRAPH, "The clock has one hand. It shows the water and nothing else."),
        (BlockKind.HEADING, "A café by the sea"),
        (BlockKind.PARAGRAPH, "Everybody reads it from the window. Nobody owns a watch."),
        name=name,
    )
    return replace(
        article,
        author="Ada Brandt",
        published=date(2026, 11, 22),
        source="https://example.org/tides",
    )


def made_up(number: int, words: int = 60) -> Article:
    """An article of random words, the same for the same number."""
    chance = random.Random(number)
    blocks = [(BlockKind.TITLE, f"Story {number}")]
    for _ in range(max(1, words // 30)):
        sentences = (" ".join(chance.choices(_WORDS, k=10)).capitalize() for _ in range(3))
        blocks.append((BlockKind.PARAGRAPH, ". ".join(sentences) + "."))
    return article_of(*blocks, name=f"story-{number}")
