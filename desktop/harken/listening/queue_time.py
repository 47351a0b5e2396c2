"""How long it takes to hear what is still to come of the queue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harken.article.pace import Amount, Pace
from harken.article.position import Reading
from harken.library.entry import Status
from harken.listening.queue import QueueItem
from harken.summary.length import DEFAULT_LENGTH


@dataclass(frozen=True, slots=True)
class _Summary:
    """What is planned of an article."""

    language: str
    most_s: float
    whole: Amount
    left: float
    """How much of it was not heard, 0 to 1."""

    def seconds(self, pace: Pace) -> float:
        # Of a short article all is in it, and no more.
        return self.left * min(self.most_s, pace.seconds(self.whole))


class QueueTime:
    """Adds up what follows an article.

    It is asked for with every word: what is read whole is added up once, so that thousands of
    articles take no longer than one. Of summaries there are as many as a plan has.

    Args:
        pace: How the voice for a language reads now.
    """

    def __init__(self, pace: Callable[[str], Pace]) -> None:
        self._pace = pace
        self._items: Sequence[QueueItem] = ()
        self._at: int | None = None
        self._amounts: dict[str, Amount] = {}
        """How much is read whole, by language."""
        self._summaries: list[_Summary] = []

    def seconds_after(self, items: Sequence[QueueItem], at: int | None) -> float:
        """How long all that is not done behind an item takes.

        Args:
            items: The queue.
            at: The item that is open; None for all of the queue.
        """
        if items is not self._items or at != self._at:
            self._items, self._at = items, at
            self._add_up(items if at is None else items[at + 1 :])
        paces = {language: self._pace(language) for language in self._amounts}
        whole_s = sum(pace.seconds(self._amounts[language]) for language, pace in paces.items())
        return whole_s + sum(one.seconds(paces[one.language]) for one in self._summaries)

    def _add_up(self, items: Sequence[QueueItem]) -> None:
        self._amounts, self._summaries = {}, []
        for item in items:
            entry, portion = item.entry, item.portion
            if entry.status is Status.DONE:
                continue
            left = 1 - entry.heard
            letters, pauses_s = self._amounts.setdefault(entry.language, Amount(0.0, 0.0))
            if portion is not None and portion.reading is not Reading.ARTICLE:
                minutes = DEFAULT_LENGTH.minutes if portion.minutes is None else portion.minutes
                self._summaries.append(_Summary(entry.language, minutes * 60, entry.amount, left))
            else:
                self._amounts[entry.language] = Amount(
                    letters + left * entry.amount.letters, pauses_s + left * entry.amount.pauses_s
                )
