"""Where sumy has a method, too, ours ranks as sumy's does."""

from typing import Any

import pytest
from sumy.models.dom import ObjectDocumentModel
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from harken.article.model import Article
from harken.summary.document import rankable_document
from harken.summary.lexicon import lexicon_of
from harken.summary.lexrank import SparseLexRank
from harken.summary.term_summarizer import TermSummarizer
from harken.summary.textrank import MatrixFreeTextRank
from tests.summary.sumys import ARTICLES, NO_LEXICON, both_ratings

PAIRS = [(SparseLexRank, LexRankSummarizer), (MatrixFreeTextRank, TextRankSummarizer)]


@pytest.mark.parametrize(("ours", "sumys"), PAIRS)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title)
def test_ratings_are_sumys(ours: type[TermSummarizer], sumys: Any, article: Article) -> None:
    document = rankable_document(article).dom
    our_ratings, sumys_ratings = both_ratings(ours, sumys, document, lexicon_of(article.language))
    assert our_ratings == pytest.approx(sumys_ratings, rel=1e-9)


@pytest.mark.parametrize("ours", [ours for ours, _ in PAIRS])
def test_an_empty_document_gives_nothing(ours: type[TermSummarizer]) -> None:
    assert ours(NO_LEXICON)(ObjectDocumentModel([]), 3) == ()
