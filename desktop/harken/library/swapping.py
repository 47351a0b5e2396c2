"""Puts a restored library in the damaged one's place, also where that was cut off in between."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

COMPANIONS = ("-wal", "-shm")
"""How the names of the files end that stand beside one that is open."""


def swap(fresh: Path, path: Path) -> Path | None:
    """Sets the damaged file aside with its companions, and puts the fresh one in its place.

    Args:
        fresh: The new library, closed.
        path: The damaged one.

    Returns:
        Where the damaged file lies now; None where there was none.

    Raises:
        OSError: It cannot be done; all is as it was, but for the fresh one.
    """
    aside = _free_name(path)
    restored = path.with_name(f".{aside.name}.restored")
    # From here on `finish_swap` does the rest where this process is killed.
    fresh.replace(restored)
    try:
        _put_in(restored, path, aside)
    except OSError:
        _move(aside, path)
        restored.unlink(missing_ok=True)
        raise
    return aside if aside.exists() else None


def finish_swap(path: Path) -> None:
    """Does the rest of a swap in the middle of which the process was killed.

    Raises:
        OSError: It cannot be done.
    """
    for restored in _restored_of(path):
        aside = path.with_name(restored.name.removeprefix(".").removesuffix(".restored"))
        # Where both are there, another process does the same and was quicker.
        if not (path.exists() and aside.exists()):
            _put_in(restored, path, aside)


def is_swapping(path: Path) -> bool:
    """Whether there is something for `finish_swap` to do."""
    return any(_restored_of(path))


def _restored_of(path: Path) -> Iterator[Path]:
    return path.parent.glob(f".{path.stem}.damaged-*.restored")


def _put_in(restored: Path, path: Path, aside: Path) -> None:
    _move(path, aside)
    restored.replace(path)


def _move(library: Path, target: Path) -> None:
    # The log first: beside another file, it would be written into that.
    for end in (*COMPANIONS, ""):
        with contextlib.suppress(FileNotFoundError):
            library.with_name(library.name + end).replace(target.with_name(target.name + end))


def _free_name(path: Path) -> Path:
    first = aside = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}.sqlite3")
    number = 1
    while aside.exists():
        number += 1
        aside = first.with_name(f"{first.stem}~{number}.sqlite3")
    return aside
