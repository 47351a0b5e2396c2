"""Articles for the export's tests, put together by hand."""

import hashlib

from harken.article.model import Article, Block, BlockKind, Sentence, Span

HARBOUR = [
    (BlockKind.TITLE, ["The harbour"]),
    (BlockKind.PARAGRAPH, ["It sleeps at night.", "Nobody knows why it wakes so early."]),
    (BlockKind.HEADING, ["The tide"]),
    (BlockKind.PARAGRAPH, ["The water rises twice a day.", "…", "Boats lean, and stand up again."]),
    (BlockKind.HEADING, ["The people"]),
    (BlockKind.PARAGRAPH, ["They listen."]),
]


def article(blocks: list[tuple[BlockKind, list[str]]], *, author: str | None = None) -> Article:
    """An article of these sentences, with a space between two."""
    sentences: list[Sentence] = []
    built: list[Block] = []
    for number, (kind, texts) in enumerate(blocks):
        start = 0
        for text in texts:
            sentences.append(Sentence(len(sentences), Span(number, start, start + len(text))))
            start += len(text) + 1
        built.append(Block(kind, " ".join(texts), level=int(kind is BlockKind.HEADING)))
    digest = hashlib.sha256(repr(blocks).encode()).hexdigest()[:16]
    title = built[0].text
    return Article(digest, title, author, None, "en", "a test", tuple(built), tuple(sentences))


def long_article(sentences: int) -> Article:
    """So many different sentences in one paragraph, each three seconds or so."""
    texts = [f"Boat number {n} leaves the harbour and turns to the west." for n in range(sentences)]
    return article([(BlockKind.TITLE, ["Boats"]), (BlockKind.PARAGRAPH, texts)])
