"""Keeps the programs that open files by default what they are, when another is installed.

By the MIME Applications specification 1.0.1: where no `mimeapps.list` names a default for a kind of
file that is still installed, the first program that says it opens that kind is taken, and those in
the person's own folder come first. So a new one there would take the place of one that the system
has: that one is named then, in the person's own list, and the name goes when ours goes.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from harken.paths import data_dir

_DEFAULTS = "[Default Applications]"
_CACHE = "[MIME Cache]"
_OURS = "harken.desktop"


def keep_defaults(kinds: Sequence[str]) -> None:
    """Names the present default for those kinds that have one without its being named.

    Args:
        kinds: Media types. Raises `OSError` where the person's list cannot be written.
    """
    named = {
        kind
        for one in _lists()
        for kind, programs in _section(one, _DEFAULTS).items()
        if any(map(_is_installed, programs.split(";")))
    }
    pins = {}
    for kind in kinds:
        program = _first_that_opens(kind) if kind not in named else None
        if program is not None:
            pins[kind] = program
    if pins:
        new = [f"{kind}={program}" for kind, program in pins.items()]
        _write(_own_list(), _with_defaults(_lines(_own_list()), new))
        _write(_record(), [*_lines(_record()), *new])


def forget_defaults() -> None:
    """Takes away what `keep_defaults` named and nobody has changed; raises `OSError`."""
    ours = set(_lines(_record()))
    if ours:
        _write(_own_list(), list(_without_defaults(_lines(_own_list()), ours)))
    _record().unlink(missing_ok=True)


def _with_defaults(lines: Sequence[str], new: Sequence[str]) -> list[str]:
    """With more at the section's end: of two lines for a kind, the last one counts."""
    there = list(lines) if _DEFAULTS in lines else [*lines, _DEFAULTS]
    at = there.index(_DEFAULTS) + 1
    while at < len(there) and there[at].strip() and not there[at].startswith("["):
        at += 1
    return [*there[:at], *new, *there[at:]]


def _without_defaults(lines: Sequence[str], unwanted: Collection[str]) -> Iterator[str]:
    """What the same line says in another section is the person's own."""
    section = ""
    for line in lines:
        if line.startswith("["):
            section = line.strip()
        if section != _DEFAULTS or line not in unwanted:
            yield line


def _record() -> Path:
    """What was named by `keep_defaults`."""
    return data_dir() / "kept-defaults.list"


def _own_list() -> Path:
    return _folders("XDG_CONFIG_HOME", str(Path.home() / ".config"))[0] / "mimeapps.list"


def _folders(variable: str, otherwise: str) -> list[Path]:
    named = (os.environ.get(variable) or otherwise).split(":")
    return [Path(one) for one in named if Path(one).is_absolute()] or [Path(otherwise)]


def _data_folders() -> list[Path]:
    own = _folders("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))
    return [*own, *_folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share")]


def _lists() -> Iterator[Path]:
    """Where defaults are named, the person's own first."""
    folders = [_own_list().parent, *_folders("XDG_CONFIG_DIRS", "/etc/xdg")]
    folders += [folder / "applications" for folder in _data_folders()]
    desktops = (os.environ.get("XDG_CURRENT_DESKTOP") or "").lower().split(":")
    for folder in folders:
        for desktop in desktops:
            if desktop:
                yield folder / f"{desktop}-mimeapps.list"
        yield folder / "mimeapps.list"


def _first_that_opens(kind: str) -> str | None:
    """The program that is taken where none is named; None where there is none."""
    for folder in _data_folders():
        programs = _section(folder / "applications" / "mimeinfo.cache", _CACHE).get(kind, "")
        for program in programs.split(";"):
            if program != _OURS and _is_installed(program):
                return program
    return None


def _is_installed(program: str) -> bool:
    """Whether there is such a desktop entry; a dash in its name may stand for a folder."""
    if not program.endswith(".desktop"):
        return False
    places = [folder / "applications" for folder in _data_folders()]
    names = [program.replace("-", "/", dashes) for dashes in range(program.count("-") + 1)]
    return any((place / name).is_file() for place in places for name in names)


def _section(file: Path, header: str) -> Mapping[str, str]:
    """The keys and values of one section of a file; none where it cannot be read."""
    found: dict[str, str] = {}
    section = ""
    for line in _lines(file):
        if line.startswith("["):
            section = line.strip()
        elif section == header and "=" in line:
            key, _, value = line.partition("=")
            found[key.strip()] = value.strip()
    return found


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    return text.removesuffix("\n").split("\n") if text else []


def _write(file: Path, lines: Sequence[str]) -> None:
    file = file.resolve()  # a link stays one, to wherever it leads
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{line}\n" for line in lines)
    written = file.with_name(f"{file.name}.harken-new")
    written.write_text(text, encoding="utf-8", errors="surrogateescape")
    if file.exists():
        shutil.copymode(file, written)
    written.replace(file)
