"""Names for saved files that every system accepts."""

import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from harken.article.scripts import JOINERS

_MOST_CHARACTERS = 100
_MOST_BYTES = 180
"""Systems stop at 255 bytes; this leaves room for a number and the ending."""

_FORBIDDEN = {
    **dict.fromkeys("/\\|", "-"),
    **dict.fromkeys('<>"*?', ""),
    ":": " -",
}
"""What Windows (and, of these, / everywhere) does not allow in a name, and what stands for it."""

_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"
}
"""Windows opens the device, whatever the ending."""


def file_name(title: str, what: str, format_: str) -> str:
    """A file name for an export, readable for people and safe on every system.

    Args:
        title: The article's title, of any length and in any script.
        what: "article" or "summary".
        format_: The ending, without its full stop.
    """
    stem = _shortened(_cleaned(title)) or "Untitled"
    if stem.split(".")[0].rstrip().lower() in _DEVICES:
        stem = f"_{stem}"
    if what != "article":
        stem = f"{stem} ({what})"
    return f"{stem}.{format_}"


def numbered(path: Path) -> Iterator[Path]:
    """The names to try for a new file: `path`, then "name (2)" beside it and so on, without end."""
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def free_path(folder: Path, name: str) -> Path:
    """A path in `folder` that nothing has now: `name`, or "name (2)" and so on."""
    return next(
        path for path in numbered(folder / name) if not path.exists() and not path.is_symlink()
    )


def _cleaned(title: str) -> str:
    text = "".join(
        _FORBIDDEN.get(character, character)
        for character in unicodedata.normalize("NFC", title)
        if character.isspace() or _is_visible(character)
    )
    # A leading full stop hides a file; Windows drops full stops and spaces at the end.
    return " ".join(text.split()).strip(". ")


def _is_visible(character: str) -> bool:
    # Of the others, some steer the direction of writing and can disguise a name's ending.
    return character in JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}


def _shortened(text: str) -> str:
    if len(text) <= _MOST_CHARACTERS and len(text.encode()) <= _MOST_BYTES:
        return text
    cut = text[:_MOST_CHARACTERS].encode()[:_MOST_BYTES].decode(errors="ignore")
    head, space, _ = cut.rpartition(" ")
    if space and len(head) > len(cut) // 2:
        cut = head
    return cut.rstrip(". -" + JOINERS)
