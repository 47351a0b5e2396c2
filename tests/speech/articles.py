"""Small articles, written out in the tests."""

from harken.article.model import Article, Block, BlockKind, Sentence, Span

TITLE, HEADING, PARAGRAPH = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH


def article(*blocks: tuple[BlockKind, list[str]], language: str = "en") -> Article:
    """An article of blocks, each given by its kind and its sentences, joined by one space."""
    sentences: list[Sentence] = []
    for number, (_, texts) in enumerate(blocks):
        start = 0
        for text in texts:
            sentences.append(Sentence(len(sentences), Span(number, start, start + len(text))))
            start += len(text) + 1
    return Article(
        id="0123456789abcdef",
        title="",
        author=None,
        published=None,
        language=language,
        source="a test",
        blocks=tuple(Block(kind, " ".join(texts)) for kind, texts in blocks),
        sentences=tuple(sentences),
    )


def one_sentence(text: str, language: str = "en") -> Article:
    """An article with an empty title and one paragraph of one sentence."""
    return article((TITLE, []), (PARAGRAPH, [text]), language=language)
