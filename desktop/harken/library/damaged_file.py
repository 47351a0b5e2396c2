"""Reads what can be read of a library's file, however damaged it is."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self, TypeAlias

from harken.library.faults import UNREADABLE
from harken.library.first_page import opened, with_right_first_page

KEYS = {"article": "key", "queue": "place", "mark": "id"}
"""The tables of which each row has a number of its own, and where that stands."""

_MOST_KEYS = 200_000
"""No larger one is believed."""
_TRIED_KEYS, _LEAST_BYTES = 10_000, 64
"""Where the largest cannot be read, so many are looked for; more in a file that has room for more
rows of so many bytes."""

NamedRow: TypeAlias = dict[str, Any]


class DamagedFile:
    """A library's file of which as much as possible is read; a `with` block closes it.

    Args:
        path: The file; of one that is not there nothing can be read.
    """

    def __init__(self, path: Path) -> None:
        self._size_bytes = path.stat().st_size if path.exists() else 0
        image = with_right_first_page(path)
        if image is not None:
            self._connection = opened(image)
        else:
            self._connection = sqlite3.connect(path if path.exists() else ":memory:")
        self.unread: set[str] = set()
        """The tables that could not be read whole."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rows(self, table: str) -> Iterator[NamedRow]:
        """The rows that can be read: each by its key, so that a bad one takes no other with it."""
        with self._reading(table):
            told = self._connection.execute(f"PRAGMA table_info({table})")
            columns = [column[1] for column in told]
            if not columns:
                self.unread.add(table)
            elif table in KEYS:
                yield from self._by_key(table, columns)
            else:
                for row in self._connection.execute(f"SELECT * FROM {table}"):
                    yield dict(zip(columns, row, strict=True))

    def form(self, article_id: str) -> bytes | None:
        """An article as it is kept; None where it cannot be read."""
        with contextlib.suppress(*UNREADABLE):
            row = self._connection.execute(
                "SELECT form FROM body WHERE article = ?", (article_id,)
            ).fetchone()
            if row is not None:
                form: bytes = row[0]
                return form
        return None

    def _by_key(self, table: str, columns: list[str]) -> Iterator[NamedRow]:
        for key in range(self._largest(table) + 1):
            with self._reading(table):
                row = self._connection.execute(
                    f"SELECT * FROM {table} WHERE {KEYS[table]} = ?", (key,)
                ).fetchone()
                if row is not None:
                    yield dict(zip(columns, row, strict=True))

    def _largest(self, table: str) -> int:
        try:
            found = self._connection.execute(f"SELECT max({KEYS[table]}) FROM {table}").fetchone()
        except UNREADABLE:
            self.unread.add(table)
            return max(_TRIED_KEYS, min(self._size_bytes // _LEAST_BYTES, _MOST_KEYS))
        return min(found[0] or 0, _MOST_KEYS)

    @contextlib.contextmanager
    def _reading(self, table: str) -> Iterator[None]:
        try:
            yield
        except UNREADABLE:
            self.unread.add(table)
