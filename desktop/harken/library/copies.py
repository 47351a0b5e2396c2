"""Copies of the library beside it: one a day, and one before each upgrade.

A library that is damaged is never copied: its copies are what it can be restored from.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from harken.library.database import Database
from harken.library.faults import in_words, no_access
from harken.library.leftovers import clear_leftovers, unfinished
from harken.library.wholeness import check, check_pages, check_texts

_DAY_S = 86_400.0
_COPY = "Cannot copy the library"


def daily_copies(path: Path) -> tuple[Path, Path]:
    """Where the last and the last but one copy of a library lie."""
    return path.with_name(f"{path.stem}.copy-1.sqlite3"), path.with_name(
        f"{path.stem}.copy-2.sqlite3"
    )


def upgrade_copy(path: Path, version: int) -> Path:
    """Where the copy lies that was made before a library of some version was upgraded."""
    return path.with_name(f"{path.stem}.version-{version}.sqlite3")


def keep_daily_copy(database: Database) -> None:
    """Copies the library where the last copy is older than a day; keeps two copies.

    Raises:
        LibraryDamaged: The library is damaged.
        HarkenError: The copy cannot be written.
    """
    if database.path is None:
        return
    last, before = daily_copies(database.path)
    with contextlib.suppress(OSError):
        if 0 <= time.time() - last.stat().st_mtime < _DAY_S:
            return
    aside = _checked_copy(database)
    with _written(database.path):
        if last.exists():
            last.replace(before)
        aside.replace(last)


def remake_copies(database: Database) -> None:
    """Replaces the daily copies by one of what is there now, and removes all others.

    Raises:
        LibraryDamaged: The library is damaged.
        HarkenError: The copy cannot be written.
    """
    if database.path is None:
        return
    clear_leftovers(database.path)
    last, before = daily_copies(database.path)
    with _written(database.path):
        if last.exists() or before.exists():
            _checked_copy(database).replace(last)
        before.unlink(missing_ok=True)
        for old in database.path.parent.glob(f"{database.path.stem}.version-*.sqlite3"):
            old.unlink(missing_ok=True)


def copy_before_upgrade(database: Database, version: int) -> None:
    """Copies a library that is about to be upgraded from a version."""
    if database.path is None:
        return
    check_pages(database)
    aside = _copied_aside(database)
    with _written(database.path):
        # Another process may have upgraded it in between: its copy is there, and is the old one.
        if _version_in(aside) == version:
            aside.replace(upgrade_copy(database.path, version))
        else:
            aside.unlink()


def _checked_copy(database: Database) -> Path:
    check(database)
    check_texts(database)
    return _copied_aside(database)


def _copied_aside(database: Database) -> Path:
    assert database.path is not None
    aside = unfinished(database.path, "copying")
    aside.unlink(missing_ok=True)
    try:
        with (
            in_words(_COPY, database.path),
            contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as copy,
        ):
            database.connection.backup(copy)
            # Alone in its file: without a log, and without companions when it is opened to look.
            copy.execute("PRAGMA journal_mode = DELETE")
        with _written(database.path), aside.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    return aside


def _version_in(file: Path) -> int:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version


@contextlib.contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise no_access(_COPY, path) from error
