"""Opens the library's file: whose it is, its version, whether it is whole."""

import contextlib
import sqlite3
from pathlib import Path

from harken.errors import HarkenError
from harken.library import schema
from harken.library.copies import copy_before_upgrade, daily_copies
from harken.library.database import Database
from harken.library.faults import LibraryDamaged, in_words, no_access
from harken.library.leftovers import clear_leftovers
from harken.library.swapping import finish_swap, is_swapping
from harken.library.wholeness import check

_OPEN = "Cannot open the library"


def open_database(path: Path | None) -> Database:
    """The library's database, made where there is none, upgraded where it is of an older version.

    After a run that did not end by itself all of it but the texts is looked through; what that
    left beside it is taken away, and what it had restored put in place.

    Raises:
        LibraryDamaged: `restore` may help.
        HarkenError: It cannot be opened, is another program's, or of a newer Harken.
    """
    left_open = False
    if path is not None:
        try:
            # Nobody else need know what was read: https://specifications.freedesktop.org/basedir
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            finish_swap(path)
        except OSError as error:
            raise no_access(_OPEN, path) from error
        clear_leftovers(path)
        _refuse_lost(path)
        left_open = _was_left_open(path)
    database = Database(path)
    try:
        with in_words(_OPEN, path):
            _prepare(database)
            if left_open:
                check(database)
    except BaseException:
        database.connection.close()
        raise
    return database


def was_made(path: Path) -> bool:
    """Whether there was a library at some time, be it gone: it has copies, or is being restored."""
    return any(copy.exists() for copy in daily_copies(path)) or is_swapping(path)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables in a file; 0 where there are none yet."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _refuse_lost(path: Path) -> None:
    # A new one in its place would soon take its copies' place, too.
    if not path.exists():
        how = "is missing"
    elif path.stat().st_size == 0:
        how = "is empty"
    else:
        return
    if was_made(path):
        raise LibraryDamaged(path, how)


def _was_left_open(path: Path) -> bool:
    # Whoever closes the file last takes the log away. Another that has it open leaves it, too:
    # then it is looked through in vain.
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _prepare(database: Database) -> None:
    version = _version_of_ours(database)
    database.execute("PRAGMA journal_mode = WAL")
    # In an overwritten row nothing stays of what was forgotten.
    database.execute("PRAGMA secure_delete = ON")
    if version < len(schema.MIGRATIONS):
        _upgrade(database, version)
    database.execute("PRAGMA foreign_keys = ON")
    # A file that cannot be written is better told of now than at the first change.
    database.execute("BEGIN IMMEDIATE")
    database.execute("ROLLBACK")


def _version_of_ours(database: Database) -> int:
    # In one transaction: another process may be about to make the tables.
    try:
        database.execute("BEGIN")
        application = database.execute("PRAGMA application_id").fetchone()[0]
        version = version_of(database.connection)
        tables = tables_of(database.connection)
        database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # the SQL is right
            raise LibraryDamaged(database.path) from error
        raise
    if not (application or version or tables):
        return 0
    if application != schema.APPLICATION_ID:
        if is_ours(tables):
            raise LibraryDamaged(database.path)
        raise HarkenError(
            _OPEN,
            f"{database.path} belongs to another program",
            "Move that file away; Harken then makes a library of its own.",
        )
    if version > len(schema.MIGRATIONS):
        raise HarkenError(
            _OPEN,
            f"{database.path} was made by a newer Harken",
            "Install the newest Harken. The library was left as it is.",
        )
    if version < 1 or not tables >= _tables_of_version(version):
        raise LibraryDamaged(database.path)
    return version


def tables_of(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The names of all that a file has, and the SQL that made it."""
    # The index of words makes tables of its own, as SQLite's version has them.
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'lookup_%'"
    )
    return set(found)


def is_ours(tables: set[tuple[str, str]]) -> bool:
    """Whether tables are a library's, of any version."""
    return any(tables >= _tables_of_version(1 + before) for before in range(len(schema.MIGRATIONS)))


def _tables_of_version(version: int) -> set[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as new:
        for statements in schema.MIGRATIONS[:version]:
            for statement in statements:
                new.execute(statement)
        return tables_of(new)


def _upgrade(database: Database, version: int) -> None:
    if version > 0:
        copy_before_upgrade(database, version)
    for step in range(version, len(schema.MIGRATIONS)):
        with database.transaction():
            # Another process may have done it while this one waited for the lock.
            if version_of(database.connection) != step:
                continue
            for statement in schema.MIGRATIONS[step]:
                database.change(statement)
            if database.rows("PRAGMA foreign_key_check"):
                raise LibraryDamaged(database.path)
            database.change(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            database.change(f"PRAGMA user_version = {step + 1}")
