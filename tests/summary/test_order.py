"""Scores that fit an order, and an order that fits ratings."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.summary.order import Order, order_by_rating
from harken.summary.wishes import no_wishes

WORTHS = st.lists(st.floats(-20, 20), min_size=1, max_size=40)


def test_scores_are_shares_of_the_highest() -> None:
    assert Order((2, 0, 1), (4.0, 2.0, 1.0)).scores() == (1.0, 0.5, 0.25)


def test_what_comes_early_scores_at_least_what_comes_next() -> None:
    pinned, best, last = Order((2, 0, 1), (0.1, 2.0, 1.0)).scores()
    assert pinned == 1.0 > best > 0.999
    assert last == pytest.approx(0.5, abs=1e-6)


def test_what_is_worth_nothing_scores_next_to_nothing() -> None:
    best, unfit, more = Order((0, 2, 1), (2.0, -9.0, -9.1)).scores()
    assert best == 1.0
    assert unfit < 1e-6
    assert unfit > more == 0.0


def test_where_nothing_is_worth_anything_all_score_the_same() -> None:
    assert Order((0, 1), (-1.0, -1.0)).scores() == (1.0, 1.0)
    assert Order((), ()).scores() == ()


@given(WORTHS, st.randoms())
def test_scores_never_rise_and_are_equal_only_in_document_order(
    worths: list[float], dice: Random
) -> None:
    places = list(range(len(worths)))
    dice.shuffle(places)
    scores = Order(tuple(places), tuple(worths)).scores()
    assert all(0 <= score <= 1 for score in scores)
    for before, after in zip(range(len(scores)), range(1, len(scores)), strict=False):
        assert scores[before] >= scores[after]
        assert scores[before] > scores[after] or places[before] < places[after]


@given(st.lists(st.sampled_from([0.0, 0.25, 1.0]), min_size=1))
def test_by_ratings_ties_come_in_document_order(ratings: list[float]) -> None:
    order = order_by_rating(ratings, no_wishes(len(ratings)))
    assert list(order.places) == sorted(range(len(ratings)), key=lambda p: (-ratings[p], p))
