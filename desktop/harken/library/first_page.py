"""The first page of a library's file, without which nothing else in it can be read."""

import contextlib
import sqlite3
from pathlib import Path

from harken.library.faults import UNREADABLE
from harken.library.opening import is_ours, open_database, tables_of

_HEAD = 100
"""Bytes of the file's head, with which the first page begins. https://sqlite.org/fileformat.html"""
_PAGE_SIZE = slice(16, 18)
_LOG_KINDS = slice(18, 20)
_PAGE_COUNT = slice(28, 32)
_ALIKE = (*range(18), *range(20, 24), *range(44, 48), *range(52, 60), *range(64, 68))
"""What is alike in the heads of all libraries: signature, size of pages, forms of table and text.
"""


def with_right_first_page(path: Path) -> bytes | None:
    """The bytes of a library's file, with another first page where its own is damaged.

    At first its head alone is one of a new library; where that does not help, all of the page, for
    in a new library the tables begin at the same places. What stands only in the file's log is not
    in these bytes.

    Returns:
        None where the file's own first page is right, or there is no file.
    """
    try:
        file = path.read_bytes()
    except OSError:
        return None
    new = _new_library()
    size = int.from_bytes(new[_PAGE_SIZE])
    count = max(1, len(file) // size).to_bytes(4)
    has_log = path.with_name(f"{path.name}-wal").exists()
    if (
        _is_alike(file, new)
        and (has_log or file[_PAGE_COUNT] == count)
        and _tells_articles(sqlite3.connect(path))
    ):
        return None
    head = new[: _PAGE_COUNT.start] + count + new[_PAGE_COUNT.stop : _HEAD]
    image = head + file[_HEAD:]
    if _tells_articles(opened(image)):
        return image
    return head + new[_HEAD:size] + file[size:]


def opened(image: bytes) -> sqlite3.Connection:
    """A connection to a file's bytes."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(image)
    return connection


def _new_library() -> bytes:
    with contextlib.closing(open_database(None).connection) as new:
        return new.serialize()


def _is_alike(file: bytes, new: bytes) -> bool:
    return (
        len(file) >= _HEAD
        and all(file[at] == new[at] for at in _ALIKE)
        and file[_LOG_KINDS] in {b"\1\1", b"\2\2"}
    )


def _tells_articles(connection: sqlite3.Connection) -> bool:
    with contextlib.closing(connection), contextlib.suppress(*UNREADABLE):
        connection.execute("SELECT max(key) FROM article").fetchone()
        return is_ours(tables_of(connection))
    return False
