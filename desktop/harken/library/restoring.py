"""Saves what can be read of a damaged library into a new one."""

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harken.errors import HarkenError
from harken.library.articles import article_of
from harken.library.copies import daily_copies
from harken.library.database import Database
from harken.library.faults import in_words, no_access
from harken.library.opening import open_database
from harken.library.words import words_of

_RESTORE = "Cannot restore the library"
_COMPANIONS = ("-wal", "-shm")
_MOST_KEYS = 200_000
"""Where it cannot be read how many rows there are, so many are looked for."""

_KEYS = {"article": "key", "queue": "place", "mark": "id"}
_OF_ARTICLES = ("queue", "tag", "mark")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was saved of a damaged library."""

    articles: int
    """How many articles the library has now."""
    from_copy: int
    """How many of them are from its last copy, as they were then."""
    lost: tuple[str, ...]
    """The titles of articles of which the text is gone, as far as they could be read."""
    damaged: Path
    """Where the damaged file lies now."""


def restore(path: Path) -> Restored:
    """Makes a new library of what can be read of a damaged one, and of its last copy.

    The damaged file is set aside, not deleted.

    Raises:
        HarkenError: Somebody has the library open, or the new one cannot be written; all is as it
            was.
    """
    _refuse_while_open(path)
    fresh = path.with_name(f".{path.stem}-{os.getpid()}.restoring")
    _remove(fresh)
    database = open_database(fresh)
    try:
        with in_words(_RESTORE, path), database.transaction():
            seen, _ = _take_over(database, path)
            # Whole rows gone leave no trace: what the copy has beyond the rest may be those.
            from_copy = 0
            for copy in daily_copies(path):
                from_copy += len(_take_over(database, copy)[1])
        titles = {row[0] for row in database.rows("SELECT id FROM article")}
        lost = tuple(title for article_id, title in seen.items() if article_id not in titles)
    except BaseException:
        database.connection.close()
        _remove(fresh)
        raise
    database.close()
    return Restored(len(titles), from_copy, lost, _swap(fresh, path))


def _refuse_while_open(path: Path) -> None:
    """Whoever has the file open would go on with the one that is set aside."""
    if not path.exists():
        return
    with contextlib.closing(sqlite3.connect(path, timeout=0)) as connection:
        try:
            # Nobody gets this while another connection is open, be it idle.
            # https://sqlite.org/wal.html#use_of_wal_without_shared_memory
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise HarkenError(
                    _RESTORE,
                    f"its file {path} is open",
                    "Close Harken's window, then try again.",
                ) from error
        except sqlite3.DatabaseError:
            return  # it is damaged, as was said


def _take_over(database: Database, path: Path) -> tuple[dict[str, str], list[str]]:
    """Copies what is not there yet.

    Returns:
        The titles of all articles seen, by their ids; the ids of those that were saved.
    """
    seen: dict[str, str] = {}
    saved: list[str] = []
    if not path.exists():
        return seen, saved
    with contextlib.closing(sqlite3.connect(path)) as damaged:
        for row in _rows(damaged, "article"):
            seen[row["id"]] = row["title"]
            if _save_article(database, damaged, row):
                saved.append(row["id"])
        for table in _OF_ARTICLES:
            for row in _rows(damaged, table):
                if row["article"] in saved:
                    _insert(database, table, row)
    return seen, saved


def _save_article(database: Database, damaged: sqlite3.Connection, row: dict[str, Any]) -> bool:
    try:
        found = damaged.execute("SELECT form FROM body WHERE article = ?", (row["id"],)).fetchone()
        article = article_of(found[0])
    except (sqlite3.DatabaseError, zlib.error, ValueError, LookupError, TypeError):
        return False
    key = _insert(database, "article", {k: v for k, v in row.items() if k != "key"})
    if key is None:
        return False
    _insert(database, "body", {"article": row["id"], "form": found[0]})
    database.change(
        "INSERT INTO lookup (rowid, title, author, text, shown) VALUES (?, ?, ?, ?, ?)",
        (key, *words_of(article)),
    )
    return True


def _insert(database: Database, table: str, row: dict[str, Any]) -> int | None:
    """Puts a row in; returns its key, None where it does not fit or was there already."""
    columns = [c[1] for c in database.rows(f"PRAGMA table_info({table})") if c[1] in row]
    sql = (
        f"INSERT OR IGNORE INTO {table} ({', '.join(columns)})"
        f" VALUES ({', '.join('?' * len(columns))})"
    )
    try:
        cursor = database.change(sql, [row[column] for column in columns])
    except sqlite3.IntegrityError:  # a damaged value
        return None
    return cursor.lastrowid if cursor.rowcount == 1 else None


def _rows(damaged: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """The rows that can be read: each by its key, so that a bad one takes no other with it."""
    try:
        columns = [column[1] for column in damaged.execute(f"PRAGMA table_info({table})")]
    except sqlite3.DatabaseError:
        return
    if not columns:
        return
    if table not in _KEYS:
        yield from _until_damaged(damaged, table, columns)
        return
    for key in range(_largest(damaged, table) + 1):
        with contextlib.suppress(sqlite3.DatabaseError):
            row = damaged.execute(
                f"SELECT * FROM {table} WHERE {_KEYS[table]} = ?", (key,)
            ).fetchone()
            if row is not None:
                yield dict(zip(columns, row, strict=True))


def _until_damaged(
    damaged: sqlite3.Connection, table: str, columns: list[str]
) -> Iterator[dict[str, Any]]:
    with contextlib.suppress(sqlite3.DatabaseError):
        for row in damaged.execute(f"SELECT * FROM {table}"):
            yield dict(zip(columns, row, strict=True))


def _largest(damaged: sqlite3.Connection, table: str) -> int:
    try:
        found = damaged.execute(f"SELECT max({_KEYS[table]}) FROM {table}").fetchone()[0]
    except sqlite3.DatabaseError:
        return _MOST_KEYS
    return min(found or 0, _MOST_KEYS)


def _swap(fresh: Path, path: Path) -> Path:
    """Sets the damaged file aside with its companions, and puts the fresh one in its place."""
    aside = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}.sqlite3")
    number = 1
    while aside.exists():
        number += 1
        aside = aside.with_name(f"{aside.stem.partition('~')[0]}~{number}.sqlite3")
    moved: list[tuple[Path, Path]] = []
    try:
        # The log first: beside the fresh file, it would be written into that.
        for end in (*_COMPANIONS, ""):
            source, target = path.with_name(path.name + end), aside.with_name(aside.name + end)
            with contextlib.suppress(FileNotFoundError):
                source.replace(target)
                moved.append((source, target))
        fresh.replace(path)
    except OSError as error:
        for source, target in reversed(moved):
            with contextlib.suppress(OSError):
                target.replace(source)
        _remove(fresh)
        raise no_access(_RESTORE, path) from error
    return aside


def _remove(file: Path) -> None:
    for companion in ("", *_COMPANIONS):
        with contextlib.suppress(OSError):
            file.with_name(file.name + companion).unlink()
