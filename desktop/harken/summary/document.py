"""An article's rankable sentences as sumy's document."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as DomSentence

from harken.article.model import Article, BlockKind, Sentence
from harken.summary.tokenizer import WordTokenizer, same_text_key

Dom: TypeAlias = Any
"""A sumy ObjectDocumentModel; sumy has no types."""

_RANKED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class RankableDocument:
    """What of an article is ranked."""

    indices: tuple[int, ...]
    """Indices into `Article.sentences` of the sentences of `dom`, rising."""
    dom: Dom
    """Paragraphs of those sentences, each with the headings that stand before it."""


def rankable_document(article: Article, pinned: Collection[int] = ()) -> RankableDocument:
    """The sentences that can be in a summary.

    Those that are read and have a letter in them, in paragraphs, quotes and list items; of
    sentences that say the same only the first.

    Args:
        article: The article.
        pinned: Numbers of sentences that are ranked whatever they say, instead of others that say
            the same, and whatever they stand in, if only they are read and no headings.
    """
    tokenizer = WordTokenizer(article.language)
    indices: list[int] = []
    paragraphs: list[Paragraph] = []
    headings: list[DomSentence] = []
    read = article.sentences_read()
    wanted = {s.index for s in read if s.index in pinned and not _kind(article, s).is_heading}
    seen = {same_text_key(article.text_of(article.sentences[index].span)) for index in wanted}
    for block, sentences in groupby(read, lambda s: s.span.block):
        kind = article.blocks[block].kind
        if kind.is_heading:
            headings += [_dom_sentence(article, s, tokenizer, heading=True) for s in sentences]
            continue
        ranked = [
            s
            for s in sentences
            if s.index in wanted
            or (kind in _RANKED_KINDS and _is_new(article.text_of(s.span), seen))
        ]
        if ranked:
            indices += [s.index for s in ranked]
            body = [_dom_sentence(article, s, tokenizer) for s in ranked]
            paragraphs.append(Paragraph([*headings, *body]))
            headings = []
    return RankableDocument(tuple(indices), ObjectDocumentModel(paragraphs))


def _kind(article: Article, sentence: Sentence) -> BlockKind:
    return article.blocks[sentence.span.block].kind


def _is_new(text: str, seen: set[str]) -> bool:
    key = same_text_key(text)
    if key in seen or not any(map(str.isalpha, key)):
        return False
    seen.add(key)
    return True


def _dom_sentence(
    article: Article, sentence: Sentence, tokenizer: WordTokenizer, *, heading: bool = False
) -> DomSentence:
    return DomSentence(article.text_of(sentence.span), tokenizer, heading)
