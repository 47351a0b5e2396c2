"""Where an article that arrives stands in the queue."""

from hypothesis import given
from hypothesis import strategies as st

from harken.ui.placing import place_among

ORDERS = st.tuples(*[st.integers(0, 3)] * 3)


def arrived(orders: list[tuple[int, int, int]], queue: list[str]) -> list[str]:
    """The queue when these have arrived, one after the other."""
    by_id = {str(order): order for order in orders}
    for article_id, order in by_id.items():
        queue.insert(place_among(queue, order, by_id.get), article_id)
    return queue


@given(st.lists(ORDERS, unique=True), st.integers(0, 3))
def test_whatever_comes_late_stands_where_it_was_asked_for(
    orders: list[tuple[int, int, int]], kept: int
) -> None:
    from_another_day = [f"old {number}" for number in range(kept)]
    queue = arrived(orders, [*from_another_day])
    assert queue[:kept] == from_another_day
    assert queue[kept:] == [str(order) for order in sorted(orders)]


def test_what_the_person_has_put_elsewhere_stays_there() -> None:
    orders = {"a": (1, 0, 0), "b": (1, 1, 0), "c": (1, 2, 0)}
    assert place_among(["c", "a"], orders["b"], orders.get) == 2
    assert place_among(["c"], orders["b"], orders.get) == 0
    assert place_among(["old", "c"], orders["b"], orders.get) == 1
