"""A file that is there whole, or not at all."""

import contextlib
import os
import platform
import zlib
from collections.abc import Iterator
from pathlib import Path

from harken.export.failures import cannot_save
from harken.export.file_name import numbered
from harken.processes import may_run


@contextlib.contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """Lends an empty file beside `target`: what is to become it, until `keep` gives it its name.

    The block fills the file, closes it and sees it onto the disk. Whatever it raises, the file is
    removed.

    Raises:
        HarkenError: The folder is missing, read-only or full, or does not take such a name.
    """
    part = target.with_name(f".harken-{_here()}-{os.getpid()}-{os.urandom(6).hex()}.part")
    try:
        _make(part, target)
        yield part
    finally:
        # Where it was moved there is nothing of that name any more.
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _make(part: Path, target: Path) -> None:
    try:
        target.exists()  # a name that is too long is told now, and not when the work is done
        _remove_left_over(target.parent)
        # Made here and not by `tempfile`, which would keep others from reading the saved file.
        part.open("xb").close()
    except OSError as error:
        raise cannot_save(target, error) from error


def keep(part: Path, target: Path) -> Path:
    """Gives a finished file its name, or "name (2)" and so on: nothing is ever overwritten.

    Args:
        part: The file that `part_beside` lent for `target`.
        target: The name to take if nothing has it.

    Returns:
        The path that was taken.

    Raises:
        HarkenError: The system refused.
    """
    try:
        taken = next(path for path in numbered(target) if _take(part, path))
    except OSError as error:
        raise cannot_save(target, error) from error
    # The name is on the disk only when the folder is; Windows cannot open one, and need not.
    with contextlib.suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return taken


def _take(part: Path, path: Path) -> bool:
    # Looking first and renaming then would overwrite what came in between; a link never does.
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without links, as in a camera
        return _take_in_two_steps(part, path)
    return True


def _take_in_two_steps(part: Path, path: Path) -> bool:
    try:
        path.open("xb").close()
    except FileExistsError:
        return False
    try:
        part.replace(path)
    except BaseException:
        path.unlink()
        raise
    return True


def _remove_left_over(folder: Path) -> None:
    """Removes the files of processes that were killed in the middle."""
    for part in folder.glob(f".harken-{_here()}-*.part"):
        with contextlib.suppress(OSError, ValueError):
            if not may_run(int(part.name.split("-")[2])):
                part.unlink()


def _here() -> str:
    """Stands for where our process numbers mean something: this computer, or this container."""
    try:
        numbers = Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        numbers = 0
    return f"{zlib.crc32(f'{platform.node()} {numbers}'.encode()):08x}"
