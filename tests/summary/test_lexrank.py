"""Our LexRank ranks as sumy's does, only sooner."""

import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sumy.summarizers.lex_rank import LexRankSummarizer

from harken.article.model import Article
from harken.summary.document import rankable_document
from harken.summary.lexrank import SparseLexRank, lexrank_scores
from tests.summary.articles import generated_article
from tests.summary.sumys import (
    both_ratings,
    counts_of,
    document_of,
)


def scores_of(sentences: list[list[str]]) -> Any:
    return lexrank_scores(counts_of(sentences))


@given(st.lists(st.lists(st.sampled_from("abcdefghijkl"), max_size=8), min_size=3, max_size=12))
def test_ratings_are_sumys_for_any_sentences(sentences: list[list[str]]) -> None:
    document = document_of(sentences)
    assume(no_cosine_is_the_threshold(document))
    ours, sumys = both_ratings(SparseLexRank, LexRankSummarizer, document)
    assert ours == pytest.approx(sumys, abs=1e-9)


def no_cosine_is_the_threshold(document: Any) -> bool:
    """There sumy's rounding decides whether two sentences are neighbours."""
    sumys = LexRankSummarizer()
    words = [list(sentence.words) for sentence in document.sentences]
    frequencies, idf = sumys._compute_tf(words), sumys._compute_idf(words)
    cosines = [
        sumys.cosine_similarity(one, other, one_tf, other_tf, idf)
        for one, one_tf in zip(words, frequencies, strict=True)
        for other, other_tf in zip(words, frequencies, strict=True)
    ]
    return all(abs(cosine - sumys.threshold) > 1e-9 for cosine in cosines)


def test_sentences_that_share_nothing_rank_the_same() -> None:
    # Here sumy divides zero by zero: with two sentences, words of one alone weigh log(2 / 2).
    assert scores_of([["a"], ["b"]]).tolist() == [0.5, 0.5]
    assert scores_of([[], [], []]).tolist() == [1 / 3, 1 / 3, 1 / 3]


def test_a_sentence_without_words_ranks_last() -> None:
    scores = scores_of([["a", "b"], ["a", "c"], [], ["d", "e"], ["f"]])
    assert scores[2] == 0.0 == scores.min()


def test_blocks_do_not_change_the_ranks(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = words_of(generated_article(50))
    whole = scores_of(sentences)
    monkeypatch.setattr("harken.summary.lexrank._BLOCK_PAIRS", 150)
    assert np.allclose(scores_of(sentences), whole, atol=1e-12)


def words_of(article: Article) -> list[list[str]]:
    return [list(sentence.words) for sentence in rankable_document(article).dom.sentences]


def in_sections_of(sentences: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harken.summary.lexrank._WHOLE_SENTENCES", sentences)
    monkeypatch.setattr("harken.summary.lexrank._SECTION_SENTENCES", sentences)


def test_a_long_text_takes_little_more_memory_than_one_of_its_sections(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_sections_of(500, monkeypatch)
    monkeypatch.setattr("harken.summary.lexrank._BLOCK_PAIRS", 50_000)
    peaks = []
    for sections in (1, 8):
        tracemalloc.start()
        scores_of([["hot", "dry"]] * (500 * sections))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0]


def test_in_sections_mostly_the_same_sentences_are_best(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = words_of(generated_article(900))
    whole = scores_of(sentences)
    in_sections_of(300, monkeypatch)
    best = [set(np.argsort(-scores)[:90]) for scores in (whole, scores_of(sentences))]
    assert len(best[0] & best[1]) > 60


def test_a_section_that_says_little_has_no_better_sentences_than_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_sections_of(4, monkeypatch)
    scores = scores_of([["a", "b"], ["a", "c"], ["a", "d"], ["e"], [], [], [], ["f"]])
    assert scores.argmax() < 3
    assert scores[7] == 1.0
