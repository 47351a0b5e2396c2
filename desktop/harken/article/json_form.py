"""The article as JSON: how it crosses from one process to another, and later to disk."""

from datetime import date
from typing import Any, TypeAlias

from harken.article.model import (
    Article,
    Block,
    BlockKind,
    Extent,
    Mark,
    MarkKind,
    Sentence,
    Skip,
    SkipReason,
    Span,
)

Json: TypeAlias = dict[str, Any]


def article_to_json(article: Article) -> Json:
    """A JSON object that `article_from_json` turns back into an equal article."""
    return {
        "id": article.id,
        "title": article.title,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "source": article.source,
        "blocks": [_block_to_json(block) for block in article.blocks],
        "sentences": [_sentence_to_json(sentence) for sentence in article.sentences],
        "skips": [
            [k.span.block, k.span.start, k.span.end, k.reason.value, k.restored]
            for k in article.skips
        ],
        "extent": article.extent.value if article.extent else None,
    }


def article_from_json(data: Json) -> Article:
    """The article that `article_to_json` wrote."""
    return Article(
        id=data["id"],
        title=data["title"],
        author=data["author"],
        published=date.fromisoformat(data["published"]) if data["published"] else None,
        language=data["language"],
        source=data["source"],
        blocks=tuple(_block_from_json(block) for block in data["blocks"]),
        sentences=tuple(
            Sentence(index, Span(block, start, end), *language)
            for index, (block, start, end, *language) in enumerate(data["sentences"])
        ),
        skips=tuple(
            Skip(Span(block, start, end), SkipReason(reason), restored)
            for block, start, end, reason, restored in data["skips"]
        ),
        extent=Extent(data["extent"]) if data["extent"] else None,
    )


def _sentence_to_json(sentence: Sentence) -> list[int | str]:
    place: list[int | str] = [sentence.span.block, sentence.span.start, sentence.span.end]
    return place if sentence.language is None else [*place, sentence.language]


def _block_to_json(block: Block) -> Json:
    return {
        "kind": block.kind.value,
        "text": block.text,
        "level": block.level,
        "language": block.language,
        "marks": [[m.kind.value, m.start, m.end, m.target] for m in block.marks],
    }


def _block_from_json(data: Json) -> Block:
    return Block(
        kind=BlockKind(data["kind"]),
        text=data["text"],
        level=data["level"],
        language=data["language"],
        marks=tuple(
            Mark(MarkKind(kind), start, end, target) for kind, start, end, target in data["marks"]
        ),
    )
