"""Opens the library's file: whose it is, its version, whether it is whole."""

import sqlite3
from pathlib import Path

from harken.errors import HarkenError
from harken.library import schema
from harken.library.copies import copy_before_upgrade
from harken.library.database import Database
from harken.library.faults import LibraryDamaged, in_words, no_access

_OPEN = "Cannot open the library"


def open_database(path: Path | None) -> Database:
    """The library's database, made where there is none, upgraded where it is of an older version.

    After a run that did not end by itself all of it is looked through.

    Raises:
        LibraryDamaged: `restore` may help.
        HarkenError: It cannot be opened, is another program's, or of a newer Harken.
    """
    left_open = False
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise no_access(_OPEN, path) from error
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


def check(database: Database) -> None:
    """Looks through the whole file: 30 ms for 5,000 articles.

    Raises:
        LibraryDamaged: Something in it is wrong.
    """
    if database.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise LibraryDamaged(database.path)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables in a file; 0 where there are none yet."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


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
    database.execute("BEGIN")
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(database.connection)
    tables = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    database.execute("COMMIT")
    if application != schema.APPLICATION_ID and (application or version or tables):
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
    return version


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
