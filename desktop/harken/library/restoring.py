"""Saves what can be read of a damaged library into a new one."""

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from harken.errors import HarkenError
from harken.library.articles import article_of
from harken.library.copies import daily_copies
from harken.library.damaged_file import KEYS, DamagedFile, NamedRow
from harken.library.database import Database
from harken.library.faults import LibraryDamaged, in_words, no_access
from harken.library.opening import open_database
from harken.library.words import words_of

_RESTORE = "Cannot restore the library"
_COMPANIONS = ("-wal", "-shm")
_BAD_FORM = (zlib.error, ValueError, LookupError, TypeError)
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
    incomplete: tuple[str, ...]
    """The tables, of queue, tag and mark, that could not be read whole. What the last copy has of
    them is there, as it was then."""
    damaged: Path
    """Where the damaged file lies now."""


def is_whole(path: Path) -> bool:
    """Whether all of a library can be read: every page, index and text. Seconds for thousands.

    Raises:
        HarkenError: It cannot be opened, for another reason than damage.
    """
    try:
        with contextlib.closing(open_database(path)) as database:
            # SQLite's own check does not compare the index of words with itself.
            database.change("INSERT INTO lookup (lookup) VALUES ('integrity-check')")
            for (form,) in database.rows("SELECT form FROM body"):
                article_of(form)
            return database.rows("PRAGMA integrity_check(1)") == [("ok",)] and not database.rows(
                "PRAGMA foreign_key_check"
            )
    except (LibraryDamaged, *_BAD_FORM):
        return False


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
            restored = _fill(database, path)
    except BaseException:
        database.connection.close()
        _remove(fresh)
        raise
    database.close()
    return replace(restored, damaged=_swap(fresh, path))


def _fill(database: Database, path: Path) -> Restored:
    """Takes over what can be read of a file that is damaged, and what its copies have beyond."""
    with contextlib.ExitStack() as opened:
        files = [opened.enter_context(DamagedFile(file)) for file in (path, *daily_copies(path))]
        taken = [_take_articles(database, file) for file in files]
        missing = set(_OF_ARTICLES)
        # All articles are there by now, also those of which the file had place, tags, marks only.
        for file, (_, saved) in zip(files, taken, strict=True):
            _take_rest(database, file, saved, missing)
        incomplete = tuple(table for table in _OF_ARTICLES if table in files[0].unread)
    (seen, _), *copied = taken
    # Whole rows gone leave no trace: what the copy has beyond the rest may be those.
    from_copy = sum(len(saved) for _, saved in copied)
    there = {row[0] for row in database.rows("SELECT id FROM article")}
    lost = tuple(title for article_id, title in seen.items() if article_id not in there)
    return Restored(len(there), from_copy, lost, incomplete, path)


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


def _take_articles(database: Database, damaged: DamagedFile) -> tuple[dict[str, str], list[str]]:
    """Copies the articles that are not there yet.

    Returns:
        The titles of all articles seen, by their ids; the ids of those that were saved.
    """
    seen: dict[str, str] = {}
    saved: list[str] = []
    for row in damaged.rows("article"):
        seen[row["id"]] = row["title"]
        if _save_article(database, damaged.form(row["id"]), row):
            saved.append(row["id"])
    return seen, saved


def _save_article(database: Database, form: bytes | None, row: NamedRow) -> bool:
    try:
        article = article_of(form or b"")
    except _BAD_FORM:
        return False
    key = _insert(database, "article", _without_key("article", row))
    if key is None:
        return False
    _insert(database, "body", {"article": row["id"], "form": form})
    database.change(
        "INSERT INTO lookup (rowid, title, author, text, shown) VALUES (?, ?, ?, ?, ?)",
        (key, *words_of(article)),
    )
    return True


def _take_rest(
    database: Database, damaged: DamagedFile, wanted: Collection[str], missing: set[str]
) -> None:
    """Copies what is not there yet of the queue, tags and marks.

    Args:
        database: Where to.
        damaged: Where from.
        wanted: The articles whose rows are taken.
        missing: The tables of which the rows of all articles are taken; of them, those that were
            read whole now are taken out.
    """
    for table in _OF_ARTICLES:
        for row in damaged.rows(table):
            # What one file numbers may have that number for something else in another.
            if (table in missing or row["article"] in wanted) and (
                _insert(database, table, row) is None
            ):
                _insert(database, table, _without_key(table, row))
    missing &= damaged.unread


def _without_key(table: str, row: NamedRow) -> NamedRow:
    return {column: value for column, value in row.items() if column != KEYS.get(table)}


def _insert(database: Database, table: str, row: NamedRow) -> int | None:
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
