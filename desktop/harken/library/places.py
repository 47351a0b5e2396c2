"""Where the person is in each article, and what was set for it alone."""

import json

from harken.article.emphasis import Emphasis
from harken.article.position import PlaybackPosition, Reading
from harken.library.database import Database, Row, storable
from harken.library.entry import NO_CHOICES, Choices, Progress, Status
from harken.library.faults import understood

OF_PROGRESS = ("reading", "places", "status", "heard", "heard_s")
"""The columns of an article that tell where the person is in it."""


class PlaceTable:
    """The part of the library that keeps places, what was heard, and each article's settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def progress(self, article_id: str) -> Progress | None:
        """Where the person is in an article; None for one that is not there."""
        row = self._database.row(
            f"SELECT {', '.join(OF_PROGRESS)} FROM article WHERE id = ?", (article_id,)
        )
        if row is None:
            return None
        with understood(self._database.path):
            return progress_of(article_id, row)

    def keep_progress(self, progress: Progress) -> None:
        """Keeps where the person is in an article.

        It survives a kill; a loss of power may take it back a few sentences, for to wait for the
        disk at each would keep that awake.
        """
        places = [[place.reading.value, place.block, place.offset] for place in progress.places]
        with self._database.transaction(lasting=False):
            self._database.change(
                "UPDATE article SET reading = ?, places = ?, status = ?, heard = ?, heard_s = ?"
                " WHERE id = ?",
                (
                    progress.reading.value,
                    json.dumps(places),
                    progress.status.value,
                    progress.heard,
                    progress.heard_s,
                    progress.article_id,
                ),
            )

    def choices(self, article_id: str) -> Choices:
        """What the person has set for one article."""
        row = self._database.row("SELECT choices FROM article WHERE id = ?", (article_id,))
        with understood(self._database.path):
            return choices_of(row[0] if row is not None else None)

    def keep_choices(self, article_id: str, choices: Choices) -> None:
        """Keeps what the person has set for one article."""
        written = json.dumps(
            {
                "length": choices.length,
                "method": choices.method,
                "focus": choices.emphasis.focus,
                "pinned": sorted(choices.emphasis.pinned),
                "excluded": sorted(choices.emphasis.excluded),
            }
        )
        with self._database.transaction():
            self._database.change(
                "UPDATE article SET choices = ? WHERE id = ?", (storable(written), article_id)
            )

    def forget_history(self) -> None:
        """Forgets what was listened to, when, and how far: those articles are unread again.

        In the file itself zeros take its place (secure_delete). Of its log and the copies beside
        it `empty_log` and `remake_copies` clear it.
        """
        with self._database.transaction():
            self._database.change(
                "UPDATE article SET reading = NULL, places = NULL, status = 'unread', heard = 0,"
                " heard_s = NULL"
            )


def progress_of(article_id: str, row: Row) -> Progress:
    """Where the person is in an article, of the columns `OF_PROGRESS`; see `understood`."""
    reading, places, status, heard, heard_s = row
    return Progress(
        article_id,
        Reading(reading or Reading.ARTICLE),
        tuple(
            PlaybackPosition(article_id, Reading(kind), block, offset)
            for kind, block, offset in json.loads(places or "[]")
        ),
        Status(status),
        heard,
        heard_s,
    )


def choices_of(written: str | None) -> Choices:
    """What was set for one article, as it is kept; see `understood`."""
    if written is None:
        return NO_CHOICES
    data = json.loads(written)
    return Choices(
        (data["length"][0], data["length"][1]) if data["length"] else None,
        data["method"],
        Emphasis(data["focus"], frozenset(data["pinned"]), frozenset(data["excluded"])),
    )
