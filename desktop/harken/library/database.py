"""A connection to the library's file: transactions, and errors in words for people."""

import contextlib
import math
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from harken.library.faults import held_by_another, in_words

Row: TypeAlias = tuple[Any, ...]

BUSY_S = 5.0
"""How long to wait for another program that writes at the moment."""

_HURRIED_S = 0.5
_RETRY_S = 0.01


class Database:
    """One connection, for one thread at a time.

    Args:
        path: The file; None for a database in memory.

    Raises:
        HarkenError: The file cannot be opened.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        with in_words("Cannot open the library", path):
            self.connection = sqlite3.connect(
                ":memory:" if path is None else path,
                timeout=0.0,  # `execute` waits, and can be told to hurry
                isolation_level=None,  # transactions begin and end where we say
                check_same_thread=False,
            )
        self._lasting = True
        self._until_s = math.inf

    def hurry(self) -> None:
        """From now on waits for other programs no longer than half a second in all. Any thread."""
        self._until_s = time.monotonic() + _HURRIED_S

    def _tries(self) -> Iterator[None]:
        """So often what another program may prevent is tried, with a little wait in between."""
        started_s = time.monotonic()
        yield
        while time.monotonic() < min(started_s + BUSY_S, self._until_s):
            time.sleep(_RETRY_S)
            yield

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Executes a statement as soon as no other program prevents it; raises SQLite's errors."""
        for _ in self._tries():
            try:
                return self.connection.execute(sql, values)
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                busy = error
        raise busy

    def empty_log(self) -> None:
        """Writes the log into the file, and leaves nothing in it; waits for no other program.

        Raises:
            HarkenError: Another program still reads what is in it.
        """
        # It raises nothing where it is prevented: https://sqlite.org/pragma.html#pragma_wal_checkpoint
        if self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
            raise held_by_another("Cannot clear the library's log", self.path)

    def close(self) -> None:
        """Closes the file; the last to do so leaves it whole without its companions."""
        with in_words("Cannot close the library", self.path):
            self.connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All that a query finds."""
        with in_words("Cannot read the library", self.path):
            return self.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row that a query finds."""
        with in_words("Cannot read the library", self.path):
            row: Row | None = self.execute(sql, values).fetchone()
            return row

    def change(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Makes one change, a transaction of its own where there is none around it."""
        with in_words("Cannot change the library", self.path):
            return self.execute(sql, values)

    @contextlib.contextmanager
    def transaction(self, *, lasting: bool = True) -> Iterator[None]:
        """A `with` block of which all changes are made, or none.

        One inside another belongs to it.

        Args:
            lasting: Whether the changes survive even a loss of power; a kill they always survive.
        """
        if self.connection.in_transaction:
            yield
            return
        if lasting is not self._lasting:
            # FULL waits for the disk at each commit. https://sqlite.org/pragma.html#pragma_synchronous
            self.change(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            self._lasting = lasting
        self.change("BEGIN IMMEDIATE")
        try:
            yield
            self.change("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        # A full disk may have rolled back already.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def storable(text: str) -> str:
    """Text without halves of surrogate pairs, which a file's name may hold and SQLite refuses."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
