"""What is to be heard, in order."""

import json
from collections.abc import Sequence

from harken.article.position import Reading
from harken.library.database import Database
from harken.library.entry import Portion, Queued
from harken.library.faults import understood


class QueueTable:
    """The part of the library that keeps the queue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue(self) -> tuple[Queued, ...]:
        """What is to be heard, in order."""
        rows = self._database.rows(
            "SELECT article, portion FROM queue JOIN article ON article.id = queue.article"
            " WHERE deleted_s IS NULL ORDER BY place"
        )
        with understood(self._database.path):
            return tuple(Queued(article, portion_of(written)) for article, written in rows)

    def set_queue(self, queue: Sequence[Queued]) -> None:
        """Takes another queue; articles that are not in the library are left out."""
        with self._database.transaction():
            self._database.change("DELETE FROM queue")
            for place, one in enumerate(queue):
                self._database.change(
                    "INSERT OR IGNORE INTO queue SELECT ?, id, ? FROM article"
                    " WHERE id = ? AND deleted_s IS NULL",
                    (place, _written(one.portion), one.article_id),
                )


def _written(portion: Portion | None) -> str | None:
    if portion is None:
        return None
    return json.dumps([portion.reading.value, portion.minutes, portion.locked])


def portion_of(written: str | None) -> Portion | None:
    """How much of an article is to be heard, as it is kept; see `understood`."""
    if written is None:
        return None
    reading, minutes, locked = json.loads(written)
    return Portion(Reading(reading), minutes, locked)
