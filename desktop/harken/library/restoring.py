"""Saves what can be read of a damaged library into a new one."""

import contextlib
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harken.errors import HarkenError
from harken.library.articles import article_of
from harken.library.copies import daily_copies
from harken.library.damaged_file import KEYS, DamagedFile, NamedRow
from harken.library.database import Database, Row
from harken.library.faults import UNREADABLE, LibraryDamaged, in_words, no_access, understood
from harken.library.leftovers import unfinished
from harken.library.opening import open_database
from harken.library.places import OF_PROGRESS, choices_of, progress_of
from harken.library.queue_table import portion_of
from harken.library.swapping import COMPANIONS, finish_swap, swap
from harken.library.wholeness import check
from harken.library.words import words_of

_RESTORE = "Cannot restore the library"
_BAD_FORM = (zlib.error, ValueError, LookupError, TypeError)
_OF_ARTICLES = ("queue", "tag", "mark")
_READ: dict[tuple[str, ...], Callable[[Row], object]] = {
    ("published",): lambda row: row[0] and date.fromisoformat(row[0]),
    OF_PROGRESS: lambda row: progress_of("", row),
    ("choices",): lambda row: choices_of(row[0]),
    ("portion",): lambda row: portion_of(row[0]),
}
"""What makes sense of columns that belong together."""


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
    damaged: Path | None
    """Where the damaged file lies now; None where there was none any more."""


def is_whole(path: Path) -> bool:
    """Whether all of a library can be read: pages, indices, rows and texts. Seconds for thousands.

    Raises:
        HarkenError: It cannot be opened, for another reason than damage.
    """
    try:
        with (
            contextlib.closing(open_database(path)) as database,
            in_words("Cannot check the library", path),
        ):
            check(database)
            # SQLite's own check does not compare the index of words with itself.
            database.change("INSERT INTO lookup (lookup) VALUES ('integrity-check')")
            for (form,) in database.execute("SELECT form FROM body"):
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
    with _moved(path):
        finish_swap(path)
    fresh = unfinished(path, "restoring")
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
    try:
        with _moved(path):
            return replace(restored, damaged=swap(fresh, path))
    finally:
        _remove(fresh)


@contextlib.contextmanager
def _moved(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise no_access(_RESTORE, path) from error


def _fill(database: Database, path: Path) -> Restored:
    """Takes over what can be read of a file that is damaged, and what its copies have beyond."""
    with contextlib.ExitStack() as opened:
        files = [opened.enter_context(DamagedFile(file)) for file in (path, *daily_copies(path))]
        taken = [_take_articles(database, file) for file in files]
        for file, (_, saved, senseless) in zip(files, taken, strict=True):
            saved += [row["id"] for row in senseless if _save_article(database, file, row)]
        missing = set(_OF_ARTICLES)
        # All articles are there by now, also those of which the file had place, tags, marks only.
        for file, (_, saved, _) in zip(files, taken, strict=True):
            _take_rest(database, file, saved, missing)
        incomplete = tuple(table for table in _OF_ARTICLES if table in files[0].unread)
    (seen, _, _), *copied = taken
    # Whole rows gone leave no trace: what the copy has beyond the rest may be those.
    from_copy = sum(len(one.saved) for one in copied)
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
        except UNREADABLE:
            return  # it is damaged, as was said


class _Taken(NamedTuple):
    """What was taken of a file's articles."""

    seen: dict[str, str]
    """The titles of all that were seen, by their ids."""
    saved: list[str]
    """The ids of those that were not there yet."""
    senseless: list[NamedRow]
    """What is left of those that made no sense in part: a copy may have them as they were."""


def _take_articles(database: Database, damaged: DamagedFile) -> _Taken:
    """Copies the articles that are not there yet, and make sense."""
    taken = _Taken({}, [], [])
    for row in damaged.rows("article"):
        taken.seen[row["id"]] = row["title"]
        sense = _sense_of(row)
        if sense != row:
            taken.senseless.append(sense)
        elif _save_article(database, damaged, row):
            taken.saved.append(row["id"])
    return taken


def _sense_of(row: NamedRow) -> NamedRow:
    """A row without the columns that make no sense."""
    kept = dict(row)
    for columns, read in _READ.items():
        if columns[0] in row:
            try:
                with understood(None):
                    read(tuple(row[column] for column in columns))
            except LibraryDamaged:
                for column in columns:
                    del kept[column]
    return kept


def _save_article(database: Database, damaged: DamagedFile, row: NamedRow) -> bool:
    form = damaged.form(row["id"])
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
        for row in map(_sense_of, damaged.rows(table)):
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


def _remove(file: Path) -> None:
    for companion in ("", *COMPANIONS):
        with contextlib.suppress(OSError):
            file.with_name(file.name + companion).unlink()
