"""Our TextRank ranks as sumy's does, to the last digits, only sooner and of any length."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.summarizers.text_rank import TextRankSummarizer

from harken.summary.textrank import MatrixFreeTextRank, textrank_scores
from tests.summary.sumys import (
    both_ratings,
    counts_of,
    document_of,
)


@given(st.lists(st.lists(st.sampled_from("abcdefghijkl"), max_size=30), min_size=1, max_size=12))
def test_ratings_are_sumys_for_any_sentences(sentences: list[list[str]]) -> None:
    document = document_of(sentences)
    ours, sumys = both_ratings(MatrixFreeTextRank, TextRankSummarizer, document)
    assert ours == pytest.approx(sumys, rel=1e-9)


def test_where_sumys_rounding_parts_sentences_of_the_same_words_ours_are_equal() -> None:
    scores = textrank_scores(counts_of([["a", "b"], ["c", "a", "d"], ["b", "a"], ["d", "a", "c"]]))
    assert scores[0] == scores[2]
    assert scores[1] == scores[3]


def test_sentences_of_one_word_are_alike_though_their_logarithms_are_nothing() -> None:
    scores = textrank_scores(counts_of([["a"], ["a"], ["b"]]))
    assert scores == pytest.approx([1 / 3] * 3, rel=1e-6)


def test_sentences_without_words_rank_last() -> None:
    scores = textrank_scores(counts_of([["a", "b"], [], ["b", "c"]]))
    assert scores.argmin() == 1
    assert np.ptp(textrank_scores(counts_of([[], [], []]))) == 0.0


@pytest.mark.parametrize(
    "sentences",
    [
        [[f"w{i}" for i in range(length)] for length in range(1, 400)],
        [[f"w{length} {i}" for i in range(length)] for length in range(1, 400)],
        [["hot", "dry"]] * 40_000,
        [[f"w{i}" for i in range(80_000)], ["w1", "w2"], ["w3"]],
        [[f"w{i} {n}" for i in range(2)] for n in range(40_000)],
    ],
    ids=["all lengths", "all lengths, no word twice", "all alike", "one long", "no word twice"],
)
def test_memory_grows_with_the_text_only(sentences: list[list[str]]) -> None:
    counts = counts_of(sentences)
    tracemalloc.start()
    scores = textrank_scores(counts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.isfinite(scores).all()
    assert peak < 20_000_000
