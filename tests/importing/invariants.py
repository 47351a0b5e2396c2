"""What holds for every article, whatever document it came from."""

import json
from collections import defaultdict
from itertools import pairwise

from harken.article.json_form import article_from_json, article_to_json
from harken.article.model import Article, BlockKind, Span
from harken.errors import HarkenError


def check_article(article: Article) -> None:
    """Raises AssertionError where an article does not hold together."""
    assert article.title
    assert article.blocks[0].kind is BlockKind.TITLE
    assert all(block.kind is not BlockKind.TITLE for block in article.blocks[1:])
    assert any(block.text.strip() for block in article.blocks)
    for block in article.blocks:
        assert block.level >= 0
        assert block.kind is not BlockKind.HEADING or 1 <= block.level <= 6
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
    _check_sentences(article)
    _check_skips(article)
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article
    for block in article.blocks:
        block.text.encode()  # half a surrogate pair would end the child's answer


def check_error(error: HarkenError, shown: str) -> None:
    """Raises AssertionError where an error is not one that a person can do something with."""
    assert error.what == f"Cannot read {shown}"
    assert error.why and error.why[-1] not in ".!?"
    assert error.next_step[:1].isupper()


def _check_sentences(article: Article) -> None:
    """In order, disjoint, inside their blocks; all that is outside of them is white space."""
    spans = [sentence.span for sentence in article.sentences]
    assert [sentence.index for sentence in article.sentences] == list(range(len(spans)))
    for one, other in pairwise(spans):
        assert (one.block, one.end) <= (other.block, other.start)
    ends = dict.fromkeys(range(len(article.blocks)), 0)
    for span in spans:
        text = article.blocks[span.block].text
        assert 0 <= span.start < span.end <= len(text)
        assert not text[ends[span.block] : span.start].strip()
        ends[span.block] = span.end
    for number, block in enumerate(article.blocks):
        assert not block.text[ends[number] :].strip()


def _check_skips(article: Article) -> None:
    """Inside their blocks, and no sentence is skipped in part."""
    for skip in article.skips:
        assert 0 <= skip.span.start < skip.span.end <= len(article.blocks[skip.span.block].text)
    in_blocks: dict[int, list[Span]] = defaultdict(list)
    for sentence in article.sentences:
        in_blocks[sentence.span.block].append(sentence.span)
    for skip in article.skips:
        for span in in_blocks[skip.span.block]:
            assert skip.span.contains(span) or not skip.span.overlaps(span)
