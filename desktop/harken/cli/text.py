"""`harken text`: the clean text of an article, and what was left out."""

import argparse
from collections.abc import Iterator

from harken.article.model import Article, Block, BlockKind
from harken.cli.output import Json, Output
from harken.cli.parts import open_readers
from harken.cli.sources import read_all


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Writes the text of each source."""
    with open_readers() as readers:
        for name, article in read_all(arguments.sources, readers.importer, output):
            output.result({"source": name, **text_json(article)}, text_for_people(article))


def text_json(article: Article) -> Json:
    """The contract's object for `text`, without its source."""
    return {
        "title": article.title,
        "author": article.author,
        "date": article.published.isoformat() if article.published else None,
        "language": article.language,
        "blocks": [
            {"block": number, "kind": block.kind.value, "level": block.level, "text": text}
            for number, block, text in _blocks_read(article)
        ],
        "skipped": [
            {
                "block": skip.span.block,
                "text": article.text_of(skip.span),
                "reason": skip.reason.value,
            }
            for skip in article.skips
            if not skip.restored
        ],
        "words": article.words_read(),
    }


def text_for_people(article: Article) -> str:
    """Title, author and date, and what is read, as plain text."""
    head = [article.title]
    about = [article.author or "", article.published.isoformat() if article.published else ""]
    if any(about):
        head.append(" · ".join(part for part in about if part))
    parts = ["\n".join(head)]
    previous: Block | None = None
    for _, block, text in _blocks_read(article):
        if block.kind is BlockKind.LIST_ITEM:
            item = f"{'  ' * block.level}{'- ' if block.needs_bullet else ''}{text}"
            if previous is not None and previous.kind is BlockKind.LIST_ITEM:
                parts[-1] += f"\n{item}"
            else:
                parts.append(item)
        else:
            parts.append(text)
        previous = block
    return "\n\n".join(parts)


def _blocks_read(article: Article) -> Iterator[tuple[int, Block, str]]:
    """Number, block and the text of it that is read; the title is not among them."""
    for number, block in article.blocks_read():
        if number != 0:
            yield number, block, _text_read(article, number)


def _text_read(article: Article, number: int) -> str:
    text = article.blocks[number].text
    skipped = sorted(
        (skip.span.start, skip.span.end)
        for skip in article.skips
        if skip.span.block == number and not skip.restored
    )
    kept, at = [], 0
    for start, end in skipped:
        kept.append(text[at:start].strip())
        at = max(at, end)
    kept.append(text[at:].strip())
    return " ".join(part for part in kept if part)
