"""Articles for the session's tests."""

import re

from harken.article.model import Article, Block, BlockKind, Sentence, Skip, SkipReason, Span


def article_of(*blocks: tuple[BlockKind, str], name: str = "test") -> Article:
    """An article of these blocks, each sentence ending at a full stop; block 0 is the title."""
    sentences = [
        Span(number, match.start(), match.end())
        for number, (_, text) in enumerate(blocks)
        for match in re.finditer(r"[^.\s][^.]*\.?", text)
    ]
    return Article(
        id=name,
        title=blocks[0][1],
        author=None,
        published=None,
        language="en",
        source="a test",
        blocks=tuple(Block(kind, text) for kind, text in blocks),
        sentences=tuple(Sentence(index, span) for index, span in enumerate(sentences)),
    )


def small_article(name: str = "small") -> Article:
    """Twelve sentences: a title, and two sections of two paragraphs each.

    Sentence 0 is the title, 1 and 6 are headings; 2 3, 4 5, 7 8, 9 10 11 are paragraphs.
    """
    return article_of(
        (BlockKind.TITLE, "The harbour"),
        (BlockKind.HEADING, "First the water"),
        (BlockKind.PARAGRAPH, "It came in slowly. Nobody saw it come over the old wall."),
        (BlockKind.PARAGRAPH, "By noon it stood in the street. The bakers moved their flour."),
        (BlockKind.HEADING, "Then the wall"),
        (BlockKind.PARAGRAPH, "They built it in a year. It was too low by a hand."),
        (BlockKind.PARAGRAPH, "So they built again. This time they asked the fishers. It holds."),
        name=name,
    )


def long_article(words: int) -> Article:
    """Paragraphs of four sentences of ten words, with a heading after every ten of them."""
    sentence = "The quiet water came over the old wall once again."
    blocks = [(BlockKind.TITLE, "A long one")]
    for number in range(max(1, words // 40)):
        if number % 10 == 0:
            blocks.append((BlockKind.HEADING, f"Part {number // 10 + 1}"))
        blocks.append((BlockKind.PARAGRAPH, " ".join([sentence] * 4)))
    return article_of(*blocks, name=f"long {words}")


def skip_of(article: Article, sentence: int) -> Skip:
    """A skip of one sentence."""
    return Skip(article.sentences[sentence].span, SkipReason.BY_HAND)
