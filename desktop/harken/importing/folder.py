"""The documents in a folder and in the folders inside it."""

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

from harken.errors import HarkenError
from harken.importing.kinds import SUFFIXES
from harken.importing.source import FileSource, printable

MAX_FILES = 2_000
MAX_SEEN = 200_000
"""Files and folders of any kind: a whole disk is not looked through."""
_NUMBER = re.compile(r"(\d+)")


def files_in(folder: Path) -> tuple[FileSource, ...]:
    """The files in a folder that Harken reads, by their names' endings.

    In the order of their names as people count ("2" before "10"), a folder's own files before
    those in the folders inside it. Hidden ones are left out, and so are links to folders, which
    may lead round in circles. A folder inside that cannot be looked into stands among the files:
    reading it says why.

    Raises:
        HarkenError: There is none, there are too many, or the folder cannot be looked into.
    """
    shown = printable(str(folder))
    try:
        files = tuple(_files(folder, shown))
    except OSError as error:
        raise HarkenError(
            f"Cannot look into the folder {shown}",
            error.strerror or "the system refused",
            "Check that you may read it.",
        ) from error
    if not files:
        raise HarkenError(
            f"There is nothing to read in the folder {shown}",
            f"no file in it ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}",
            "Name a file, or another folder.",
        )
    return files


def _files(folder: Path, shown: str) -> Iterator[FileSource]:
    waiting = [folder]
    found = seen = 0
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(inside) as entries:
                seen_here = list(itertools.islice(entries, MAX_SEEN + 1))
        except OSError:
            if inside == folder:
                raise
            yield FileSource(inside)
            continue
        visible = [entry for entry in seen_here if not entry.name.startswith(".")]
        visible.sort(key=lambda entry: _in_order(entry.name))
        folders = [entry for entry in visible if entry.is_dir(follow_symlinks=False)]
        waiting += (inside / entry.name for entry in reversed(folders))
        files = [entry for entry in visible if _is_document(entry)]
        found, seen = found + len(files), seen + len(seen_here)
        if found > MAX_FILES or seen > MAX_SEEN:
            raise _too_many(shown)
        yield from (FileSource(inside / entry.name) for entry in files)


def _is_document(entry: "os.DirEntry[str]") -> bool:
    if Path(entry.name).suffix.lower() not in SUFFIXES:
        return False
    try:
        return entry.is_file()
    except OSError:  # a link that leads round in circles
        return False


def _in_order(name: str) -> tuple[list[tuple[int, str]], str]:
    pieces = _NUMBER.split(name.casefold())
    return [(int(p[:18]), "") if p.isdecimal() else (0, p) for p in pieces], name


def _too_many(shown: str) -> HarkenError:
    return HarkenError(
        f"Cannot read all of the folder {shown}",
        f"there are more than {MAX_FILES:,} documents in it, or it is a large part of a disk",
        "Name a folder inside it, or the files you want.",
    )
