"""A file that is there whole, or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from harken.export.failures import cannot_save


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Lends an empty file beside `target`, which takes its place when all went well.

    The block fills the file, closes it and sees it onto the disk. Whatever it raises, the file is
    removed and `target` stays as it was.

    Raises:
        HarkenError: The folder is missing, read-only or full, or `target` is a folder.
    """
    part = target.with_name(f".harken-{secrets.token_hex(6)}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(target))
        # Made here and not by `tempfile`, which would keep others from reading the saved file.
        part.open("xb").close()
    except OSError as error:
        raise cannot_save(target, error) from error
    try:
        yield part
        _move(part, target)
    finally:
        # After the move there is nothing of that name any more.
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _move(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except OSError as error:
        raise cannot_save(target, error) from error
    # The name is on the disk only when the folder is; Windows cannot open one, and need not.
    with contextlib.suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
