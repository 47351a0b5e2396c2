"""From a path to bytes: regular files of a sensible size, and a clear word for all else."""

import os
import re
import stat
from pathlib import Path

from harken.errors import HarkenError

MAX_FILE_BYTES = 50_000_000
_HOST = re.compile(
    r"(?:www\.[^/\s]+\.\w+|[\w.-]+\.(?:com|edu|gov|info|net|org))(?:/\S*)?", re.IGNORECASE
)
_OPEN_FILES = ("/dev/fd/", "/proc/self/fd/")
"""Where a shell shows what another program writes; it is open in our parent alone."""


def read_file(path: str, shown: str) -> bytes:
    """The bytes of a regular file.

    Args:
        path: The file; symbolic links are followed.
        shown: Its name in messages.

    Raises:
        HarkenError: It is missing, unreadable, a folder, a pipe, a device, too large or empty.
    """
    what = f"Cannot read {shown}"
    try:
        # Looked at before it is opened: opening a pipe would wait for ever.
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise _folder(path, what)
        _refuse_irregular(status, what)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            _refuse_irregular(os.fstat(file.fileno()), what)
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise _missing(path, what) from None
    except PermissionError:
        raise HarkenError(
            what,
            "you have no permission to read it",
            "Change its permissions, or copy the text and paste it.",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a path"
        raise HarkenError(what, reason, "Copy the file to another folder and try again.") from None
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(what)
    return data


def _refuse_irregular(status: os.stat_result, what: str) -> None:
    mode = status.st_mode
    if not stat.S_ISREG(mode):
        if stat.S_ISFIFO(mode):
            raise _pipe(what)
        kind = "a socket" if stat.S_ISSOCK(mode) else "a device"
        raise HarkenError(what, f"it is {kind}, not a file", "Save what it gives as a text file.")
    if status.st_size > MAX_FILE_BYTES:
        raise _too_large(what)


def _folder(path: str, what: str) -> HarkenError:
    os.scandir(path).close()  # raises where it may not be looked into
    return HarkenError(what, "it is a folder", "Choose a file inside it.")


def _missing(path: str, what: str) -> HarkenError:
    if path.startswith(_OPEN_FILES):
        return _pipe(what)
    next_step = "Check the name, and that the disk is there."
    if _HOST.fullmatch(path):
        next_step += f" For a web page write https://{path}"
    return HarkenError(what, "there is no file of that name", next_step)


_TO_A_PIPE = "Save what it gives as a text file, or pipe it into Harken."


def _pipe(what: str) -> HarkenError:
    return HarkenError(what, "it is a pipe, not a file", _TO_A_PIPE)


def _too_large(what: str) -> HarkenError:
    return HarkenError(
        what,
        f"it is larger than {MAX_FILE_BYTES // 1_000_000} MB",
        "Split it, or paste the part you want to hear.",
    )
