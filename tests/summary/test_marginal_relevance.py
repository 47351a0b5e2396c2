"""Taking sentences in turn, seen on rows of numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from harken.summary import marginal_relevance
from harken.summary.marginal_relevance import Candidates, Thrift, taken_in_turn

PLAIN = Thrift(sharpness=2)
ALL_DIFFERENT = [[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0, 1.0, 0], [0, 0, 0, 1.0]]


def order(
    values: list[float],
    vectors: list[list[float]],
    thrift: Thrift = PLAIN,
    words: list[float] | None = None,
    first: tuple[int, ...] = (),
    opening_costs: list[float] | None = None,
) -> list[int]:
    width = len(vectors[0]) if vectors else 1
    candidates = Candidates(
        values=np.array(values),
        vectors=sparse.csr_matrix(np.array(vectors).reshape(len(values), width)),
        words=np.array(words or [10.0] * len(values)),
        opening_costs=np.array(opening_costs or [0.0] * len(values)),
        first=first,
    )
    return [place for place, _ in taken_in_turn(candidates, thrift)]


def test_what_is_worth_most_comes_first() -> None:
    assert order([0.2, 0.9, 0.5, 0.1], ALL_DIFFERENT) == [1, 2, 0, 3]


def test_ties_are_taken_in_document_order() -> None:
    assert order([0.5] * 4, ALL_DIFFERENT) == [0, 1, 2, 3]


def test_a_repetition_comes_after_what_is_new() -> None:
    same = [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
    assert order([0.9, 0.8, 0.3], same) == [0, 2, 1]


def test_the_sharper_the_more_alike_two_may_be() -> None:
    alike = [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]]
    assert order([0.9, 0.8, 0.3], alike, Thrift(sharpness=2)) == [0, 2, 1]
    assert order([0.9, 0.8, 0.3], alike, Thrift(sharpness=8)) == [0, 1, 2]


def test_the_first_fill_an_opening() -> None:
    words = [40.0, 40.0, 25.0, 5.0]
    opening = Thrift(sharpness=2, opening_words=70)
    assert order([0.9, 0.8, 0.7, 0.6], ALL_DIFFERENT, opening, words) == [0, 2, 3, 1]


def test_in_the_opening_some_are_passed_over_for_what_is_not_far_worse() -> None:
    opening = Thrift(sharpness=2, opening_words=20)
    costs = [0.3, 0.0, 0.0, 0.0]
    assert order([0.9, 0.8, 0.7, 0.1], ALL_DIFFERENT, opening, opening_costs=costs) == [1, 2, 0, 3]
    assert order([1.2, 0.8, 0.7, 0.1], ALL_DIFFERENT, opening, opening_costs=costs) == [0, 1, 2, 3]


def test_what_comes_last_does_not_fill_it() -> None:
    opening = Thrift(sharpness=2, opening_words=70)
    assert order([0.9, 0.8, -9.0], ALL_DIFFERENT[:3], opening, [40.0, 40.0, 5.0]) == [0, 1, 2]


def test_what_is_given_comes_first_and_is_not_repeated() -> None:
    same = [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]
    assert order([0.9, 0.5, 0.1], same, first=(2,)) == [2, 1, 0]


def test_nothing_has_no_order() -> None:
    assert order([], []) == []


@given(
    st.lists(
        st.tuples(st.floats(-10, 10), st.integers(0, 30), st.integers(0, 3)),
        min_size=1,
        max_size=30,
    ),
    st.integers(0, 60),
    st.data(),
)
def test_everything_is_taken_once_and_a_long_text_as_a_short_one_begins(
    sentences: list[tuple[float, int, int]], opening: int, data: st.DataObject
) -> None:
    values = [value for value, _, _ in sentences]
    words = [float(count) for _, count, _ in sentences]
    vectors = [[float(column == direction) for column in range(4)] for *_, direction in sentences]
    first = tuple(data.draw(st.sets(st.integers(0, len(values) - 1), max_size=3)))
    whole = order(values, vectors, Thrift(4, opening), words, first)
    assert sorted(whole) == list(range(len(values)))
    assert whole[: len(first)] == list(first)


def test_of_a_long_text_only_the_first_are_compared_with_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marginal_relevance, "_MOST_WEIGHED", 3)
    monkeypatch.setattr(marginal_relevance, "_MOST_COMPARED", 2)
    values = [0.9, 0.8, 0.7, 0.6, 0.5]
    vectors = [[1.0, 0, 0], [1.0, 0, 0], [0, 1.0, 0], [0, 1.0, 0], [0, 0, 1.0]]
    assert order(values, vectors) == [0, 2, 4, 1, 3]
    assert order(values, vectors, first=(4, 3)) == [4, 3, 0, 1, 2]
