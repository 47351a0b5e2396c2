"""The library as a list shows it."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QObject,
)

from harken.article.source_name import short_source
from harken.library.articles import KEPT_DELETED_S
from harken.library.entry import Entry, Hit, Status
from harken.ui.article_row import Row
from harken.ui.durations import estimate, in_words, short
from harken.ui.row_model import RowModel

_BEFORE_FOUND = 24
"""So many characters of a snippet stand before the first word that was found: in a narrow list, two
lines show little more."""


class LibraryModel(RowModel):
    """Makes a `Row` of an article when it is asked for one.

    Args:
        seconds: How long all of an article takes to hear.
        parent: The owner.
    """

    def __init__(self, seconds: Callable[[Entry], float], parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._hits: tuple[Hit, ...] = ()
        self._read: tuple[str, int] | None = None
        """The id of the article that is read, and how many percent of it were heard."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is shown, in order."""
        return self._hits

    def show_hits(self, hits: tuple[Hit, ...]) -> bool:
        """Takes what was found.

        Returns:
            Whether the lines are others: which one is chosen is forgotten then.
        """
        same = [hit.entry.id for hit in hits] == [hit.entry.id for hit in self._hits]
        if same:
            self._hits = hits
            return False
        self._hits = hits
        self.exchange_lines(len(hits))
        return True

    def show_heard(self, article_id: str, percent: int) -> None:
        """Takes how much was heard of the article that is read: the library is told at a pause."""
        if self._read == (article_id, percent):
            return
        self._read = article_id, percent
        row = self.row_of(article_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, article_id: str) -> int | None:
        """Where an article stands."""
        for row, hit in enumerate(self._hits):
            if hit.entry.id == article_id:
                return row
        return None

    def row(self, place: int) -> Row:
        """What a line shows."""
        hit = self._hits[place]
        entry = hit.entry
        seconds = self._seconds(entry)
        day = QDateTime.fromSecsSinceEpoch(int(entry.added_s)).date()
        added = QLocale().toString(day, self.tr("d MMM"))
        under = " · ".join([added, *entry.tags]) if entry.tags else self._under(added, entry)
        status = self._status(entry)
        snippet, found = _from_near_what_was_found(hit)
        spoken = ", ".join(
            [
                entry.title,
                in_words(estimate(seconds)),
                status or self.tr("heard"),
                added,
                *entry.tags,
            ]
            + ([hit.snippet] if hit.snippet else [])
        )
        return Row(
            entry.title,
            short(seconds),
            under,
            spoken,
            status,
            done=entry.status is Status.DONE,
            snippet=snippet,
            found=found,
        )

    def _under(self, added: str, entry: Entry) -> str:
        return " · ".join(part for part in (added, short_source(entry.source)) if part)

    def _status(self, entry: Entry) -> str:
        if entry.deleted_s is not None:
            left_s = entry.deleted_s + KEPT_DELETED_S - time.time()
            hours = max(1, math.ceil(left_s / 3600))
            return self.tr("gone in {time}").format(time=in_words(hours * 3600))
        if entry.status is Status.DONE:
            return ""  # it is ticked
        if entry.status is Status.IN_PROGRESS:
            percent = round(100 * entry.heard)
            if self._read is not None and self._read[0] == entry.id:
                percent = self._read[1]
            return self.tr("{percent} %").format(percent=percent)
        return self.tr("new")

    def in_full(self, place: int) -> str:
        """The title."""
        return self._hits[place].entry.title


def _from_near_what_was_found(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet from a word shortly before the first one that was found, and where these are."""
    first = hit.found[0][0] if hit.found else 0
    if first <= _BEFORE_FOUND:
        return hit.snippet, hit.found
    space = hit.snippet.rfind(" ", 0, first - _BEFORE_FOUND // 2)
    cut = max(space + 1, first - _BEFORE_FOUND)
    ranges = tuple((start - cut + 1, end - cut + 1) for start, end in hit.found)
    return f"…{hit.snippet[cut:]}", ranges
