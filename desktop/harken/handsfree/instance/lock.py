"""A lock that one process holds, and that the system opens when that process ends."""

import os
import sys
from pathlib import Path

from harken.errors import HarkenError


class Lock:
    """Never stale: it is the system's, not the file's existence, so a crash opens it as well.

    Children do not inherit it. The file stays: whoever deleted it could delete another's.

    Args:
        path: The file; its folder is there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Takes the lock if nobody has it; whether it is ours now.

        Raises:
            HarkenError: The system refuses to lock files there.
        """
        if self._file is not None:
            return True
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            taken = _lock(file)
        except OSError as error:
            raise HarkenError(
                "Cannot see whether Harken is running",
                f"{self._path} cannot be locked ({error.strerror or error})",
                "Check that you may write into its folder.",
            ) from error
        if taken:
            self._file = file
        else:
            os.close(file)
        return taken

    def release(self) -> None:
        """Lets another process take it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int) -> bool:
    try:
        if sys.platform == "win32":  # not yet run there
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # held: the first on POSIX, the other on Windows
        return False
    return True
