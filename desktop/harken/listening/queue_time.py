"""How long it takes to hear what is still to come of the queue."""

from collections.abc import Callable, Sequence

from harken.article.pace import Amount, Pace
from harken.article.position import Reading
from harken.library.entry import Status
from harken.listening.queue import QueueItem
from harken.summary.length import DEFAULT_LENGTH


class QueueTime:
    """Adds up what follows an article.

    It is asked for with every word: what does not depend on the voices' speed is added up once,
    so that thousands of articles take no longer than one.

    Args:
        pace: How the voice for a language reads now.
    """

    def __init__(self, pace: Callable[[str], Pace]) -> None:
        self._pace = pace
        self._items: Sequence[QueueItem] = ()
        self._at: int | None = None
        self._amounts: dict[str, Amount] = {}
        """How much is read whole, by language."""
        self._planned_s = 0.0

    def seconds_after(self, items: Sequence[QueueItem], at: int | None) -> float:
        """How long all that is not done behind an item takes.

        Args:
            items: The queue.
            at: The item that is open; None for all of the queue.
        """
        if items is not self._items or at != self._at:
            self._items, self._at = items, at
            self._add_up(items if at is None else items[at + 1 :])
        amounts = self._amounts.items()
        return self._planned_s + sum(self._pace(one).seconds(amount) for one, amount in amounts)

    def _add_up(self, items: Sequence[QueueItem]) -> None:
        self._amounts, self._planned_s = {}, 0.0
        for item in items:
            entry, portion = item.entry, item.portion
            if entry.status is Status.DONE:
                continue
            if portion is not None and portion.reading is not Reading.ARTICLE:
                minutes = DEFAULT_LENGTH.minutes if portion.minutes is None else portion.minutes
                self._planned_s += minutes * 60 * (1 - entry.heard)
            else:
                letters, pauses_s = self._amounts.get(entry.language, Amount(0.0, 0.0))
                left = 1 - entry.heard
                self._amounts[entry.language] = Amount(
                    letters + left * entry.amount.letters, pauses_s + left * entry.amount.pauses_s
                )
