"""The documents in a folder."""

from collections.abc import Iterator
from pathlib import Path

from harken.errors import HarkenError
from harken.importing.kinds import SUFFIXES
from harken.importing.source import FileSource, printable


def files_in(folder: Path) -> tuple[FileSource, ...]:
    """The files in a folder that Harken reads, by their names' endings, in order of their names.

    Hidden files and folders inside are left out.

    Raises:
        HarkenError: There is none, or the folder cannot be looked into.
    """
    shown = printable(str(folder))
    try:
        files = tuple(_files(folder))
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


def _files(folder: Path) -> Iterator[FileSource]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file():
            yield FileSource(path)
