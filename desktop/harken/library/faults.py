"""What SQLite reports, in words for people."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from harken.errors import HarkenError

_BUGS = (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError)
"""What only a mistake of ours can raise; some of it has no error code."""

UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file raises; the second where its schema is, and SQLite quotes from it."""

_NOT_OURS = (LookupError, ValueError, TypeError, AttributeError)

_FREE_DISK = "Free some space on the disk, then try again."
_TRY_AGAIN = "Try again; if it stays so, look after the disk."


class LibraryDamaged(HarkenError):
    """The library's file cannot be read as it is; `restore` saves what is in it.

    Args:
        path: The file; None for a library in memory.
        how: What is wrong with it.
    """

    def __init__(self, path: Path | None, how: str = "is damaged") -> None:
        super().__init__(
            "Cannot read the library",
            f"its file {path} {how}",
            "Restore it: Harken saves what can still be read, and keeps the damaged file.",
        )
        self.path = path


@contextlib.contextmanager
def in_words(what: str, path: Path | None) -> Iterator[None]:
    """A `with` block in which SQLite's errors become `HarkenError`s; bugs stay what they are.

    Args:
        what: What is being done: "Cannot open the library".
        path: The library's file.
    """
    try:
        yield
    except _BUGS:
        raise
    except UnicodeDecodeError as error:
        raise LibraryDamaged(path) from error
    except sqlite3.Error as error:
        # Python's own: text that is no UTF-8.
        if not hasattr(error, "sqlite_errorcode"):
            raise LibraryDamaged(path) from error
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise  # wrong SQL
        raise _fault(what, path, error) from error


@contextlib.contextmanager
def understood(path: Path | None) -> Iterator[None]:
    """A `with` block that makes sense of what was read; a value that has none is damage.

    Args:
        path: The library's file.
    """
    try:
        yield
    except _NOT_OURS as error:
        raise LibraryDamaged(path) from error


def _fault(what: str, path: Path | None, error: sqlite3.Error) -> HarkenError:
    if _is_damage(error, path):
        return LibraryDamaged(path)
    # The low byte is the kind; the rest says more than a person can use.
    match error.sqlite_errorcode & 0xFF:
        case sqlite3.SQLITE_FULL:
            return HarkenError(what, f"the disk with {path} is full", _FREE_DISK)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return held_by_another(what, path)
        case sqlite3.SQLITE_IOERR:
            why = f"the disk with {path} does not do what it should ({error}); it may be full"
            return HarkenError(what, why, _FREE_DISK)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return no_access(what, path)
    return HarkenError(what, f"its file {path} makes trouble ({error})", _TRY_AGAIN)


def _is_damage(error: sqlite3.Error, path: Path | None) -> bool:
    if error.sqlite_errorcode == sqlite3.SQLITE_READONLY and path is not None:
        # Where it can be written, it is its own head that says otherwise.
        return all(os.access(one, os.W_OK) for one in (path, path.parent))
    return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def held_by_another(what: str, path: Path | None) -> HarkenError:
    """The error for a file that another program uses for too long."""
    return HarkenError(
        what,
        f"another program holds its file {path}",
        "Close the other program, or wait until it is done; then try again.",
    )


def no_access(what: str, path: Path | None) -> HarkenError:
    """The error for a file that cannot be opened or written: says which of the reasons it is."""
    if path is None:
        return HarkenError(what, "it cannot be written", _TRY_AGAIN)
    if path.is_dir():
        why, next_step = f"{path} is a folder, not a file", "Move the folder away, then try again."
        return HarkenError(what, why, next_step)
    thing, kind = (path, "file") if path.exists() else (path.parent, "folder")
    why = f"the {kind} {thing} cannot be written"
    if path.exists() and os.access(path, os.W_OK):
        why = f"the folder {path.parent} cannot be written"
    return HarkenError(what, why, "Allow yourself to write there, then try again.")
