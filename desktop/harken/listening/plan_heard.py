"""What is left of the plan that is heard. Knows no Qt."""

from collections.abc import Sequence

from harken.article.position import Reading
from harken.library.entry import Status
from harken.listening.fitting import Fitting
from harken.listening.queue import Queue, QueueItem
from harken.listening.whereabouts import Whereabouts


class PlanHeard:
    """The articles that are heard, and how long what is left of them takes.

    Args:
        here: What is read.
        queue: Has the plan's order, as it is now.
        fitting: Knows how long articles take.
    """

    def __init__(self, here: Whereabouts, queue: Queue, fitting: Fitting) -> None:
        self._here = here
        self._queue = queue
        self._fitting = fitting
        self.ids: frozenset[str] = frozenset()
        """Of its articles; none where no plan is heard."""

    @property
    def open_id(self) -> str | None:
        """The article that is open; None where that is not of the plan."""
        article = self._here.article
        return article.id if article is not None and article.id in self.ids else None

    def after(self, article_id: str) -> Sequence[QueueItem]:
        """What comes after an article."""
        at = self._queue.at(article_id)
        behind = self._queue.items[0 if at is None else at + 1 :]
        planned = (one for one in behind if one.entry.id in self.ids)
        return [one for one in planned if one.entry.status is not Status.DONE]

    def seconds_after(self, article_id: str) -> float:
        """How long what comes after an article takes, with what is said before each."""
        after = self.after(article_id)
        return sum(self._fitting.lead_s(it) + self._fitting.left_s(it) for it in after)

    def has_summary_after(self, article_id: str) -> bool:
        """Whether a summary comes after an article."""
        portions = (one.portion for one in self.after(article_id))
        return any(it is not None and it.reading is Reading.SUMMARY for it in portions)

    def elapsed_s(self) -> float:
        """How much of what is read was heard."""
        return self._here.elapsed_s(self._fitting.pace(self._here.language))

    def whole_s(self) -> float:
        """How long all of what is read takes."""
        pace = self._fitting.pace(self._here.language)
        return self._here.readings.seconds(self._here.reading, pace)

    def rest_s(self) -> float:
        """How long what is left of what is read takes."""
        return self.whole_s() - self.elapsed_s()

    def goal_s(self, article_id: str, left_s: float, most_s: float | None) -> float:
        """How long what is left of the summary that is open may take.

        So much of its own time as there is of it, where another summary makes up for what is off;
        all that the plan has left, where none does.

        Args:
            article_id: The article that is open.
            left_s: What the plan has left.
            most_s: How long all of the summary was to take; None where its length is no time.
        """
        if not self.has_summary_after(article_id):
            return max(0.0, left_s - self.seconds_after(article_id))
        share = 1.0 if most_s is None else most_s / max(1.0, self.whole_s())
        return self.rest_s() * share
