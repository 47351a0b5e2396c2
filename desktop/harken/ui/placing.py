"""Where in the queue an article belongs that arrives: in the order of the asking."""

from collections.abc import Callable, Sequence

from harken.ui.origins import Order


def place_among(ids: Sequence[str], order: Order, order_of: Callable[[str], Order | None]) -> int:
    """The place in the queue for an article that was asked for at `order`.

    It goes behind what was asked for before it, and stands before what was asked for after it;
    what the person has put elsewhere meanwhile, or kept from another day, stays where it is.

    Args:
        ids: The queue, in order.
        order: When the article was asked for.
        order_of: When those of the queue were asked for; None for those of another session.

    Returns:
        How many stand before it.
    """
    orders = [order_of(one) for one in ids]
    before = [(one, at) for at, one in enumerate(orders) if one is not None and one < order]
    if before:
        return max(before)[1] + 1
    after = [at for at, one in enumerate(orders) if one is not None and one > order]
    return min(after, default=len(orders))
