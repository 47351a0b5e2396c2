"""Where the running window is found: a socket and a lock, named by the person's data folder."""

import contextlib
import os
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harken.errors import HarkenError
from harken.paths import cache_dir, data_dir

_MOST_BYTES = 100
"""A socket's path may be little longer on any system (108 bytes on Linux, 104 on macOS)."""


@dataclass(frozen=True, slots=True)
class Address:
    """Of one data folder; whoever has the same folder finds the same address."""

    socket: str
    """A path; on Windows the name of a pipe."""
    lock: Path
    """The file that the running window has locked."""


def address() -> Address:
    """The address for this person's data folder.

    Raises:
        HarkenError: There is no folder that nobody else can put a socket in.
    """
    name = f"harken-{zlib.crc32(os.fsencode(data_dir().absolute())):08x}"
    if sys.platform == "win32":  # not yet run there
        folder = cache_dir()
        folder.mkdir(parents=True, exist_ok=True)
        return Address(name, folder / f"{name}.lock")
    for folder in _folders():
        socket = folder / f"{name}.socket"
        if len(os.fsencode(socket)) <= _MOST_BYTES and _is_private(folder):
            return Address(str(socket), folder / f"{name}.lock")
    raise HarkenError(
        "Cannot see whether Harken is running",
        "there is no folder for it that is yours alone",
        "Set XDG_RUNTIME_DIR to a folder that only you can enter.",
    )


def _folders() -> Iterator[Path]:
    """The places to meet in, the best first; the same for all processes of a person."""
    if sys.platform == "win32":
        return
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if Path(named).is_absolute():
        yield Path(named)
    # Where a process of the same person was not told of it: started by cron, or over ssh.
    yield Path(f"/run/user/{os.getuid()}")
    for folder in (Path(tempfile.gettempdir(), f"harken-{os.getuid()}"), cache_dir()):
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield folder


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of ours that nobody else can write into."""
    if sys.platform == "win32":
        return True
    try:
        found = folder.lstat()
    except OSError:
        return False
    others = stat.S_IWGRP | stat.S_IWOTH
    is_ours = found.st_uid == os.getuid() and not found.st_mode & others
    return stat.S_ISDIR(found.st_mode) and is_ours and os.access(folder, os.W_OK | os.X_OK)
