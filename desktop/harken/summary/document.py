"""An article's rankable sentences as sumy's document."""

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
_HEADING_KINDS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class RankableDocument:
    """What of an article is ranked."""

    indices: tuple[int, ...]
    """Indices into `Article.sentences` of the sentences of `dom`, rising."""
    dom: Dom
    """Paragraphs of those sentences, each with the headings that stand before it."""


def rankable_document(article: Article) -> RankableDocument:
    """The sentences that can be in a summary.

    Those that are read and have a letter in them, in paragraphs, quotes and list items; of
    sentences that say the same only the first.
    """
    tokenizer = WordTokenizer(article.language)
    indices: list[int] = []
    paragraphs: list[Paragraph] = []
    headings: list[DomSentence] = []
    seen: set[str] = set()
    for block, sentences in groupby(article.sentences_read(), lambda s: s.span.block):
        kind = article.blocks[block].kind
        if kind in _HEADING_KINDS:
            headings += [_dom_sentence(article, s, tokenizer, heading=True) for s in sentences]
        elif kind in _RANKED_KINDS:
            ranked = [s for s in sentences if _is_new(article.text_of(s.span), seen)]
            if ranked:
                indices += [s.index for s in ranked]
                body = [_dom_sentence(article, s, tokenizer) for s in ranked]
                paragraphs.append(Paragraph([*headings, *body]))
                headings = []
    return RankableDocument(tuple(indices), ObjectDocumentModel(paragraphs))


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
