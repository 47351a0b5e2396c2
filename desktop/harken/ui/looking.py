"""Looks on the disk for what there is to read."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from harken.errors import HarkenError
from harken.importing.folder import files_in
from harken.importing.source import FileSource, Source
from harken.ui.disk import disk_work

Stamp = tuple[int, int]
"""A file's size in bytes and the time of its last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to read, or why there is none."""

    source: Source
    stamp: Stamp | None = None
    """Of a file that could be looked at."""
    error: HarkenError | None = None
    """Why nothing of a folder can be read."""


def look(sources: Sequence[Source]) -> "Future[list[Found]]":
    """Starts to look for what there is to read; folders become the files in them."""
    return disk_work(lambda: [found for source in sources for found in _found(source)])


def look_at(path: Path) -> "Future[Stamp | None]":
    """Starts to look at one file; None where it is gone."""
    return disk_work(lambda: _stamp(path))


def _found(source: Source) -> Iterator[Found]:
    if not isinstance(source, FileSource):
        yield Found(source)
    elif not _is_folder(source.path):
        yield Found(source, _stamp(source.path))
    else:
        try:
            inside = files_in(source.path)
        except HarkenError as error:
            yield Found(source, error=error)
        else:
            yield from (Found(file, _stamp(file.path)) for file in inside)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # reading it will say why
        return False


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
