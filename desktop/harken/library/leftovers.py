"""What work leaves beside the library that was killed in the middle."""

import contextlib
import os
import time
from pathlib import Path

from harken.processes import may_run

_DAY_S = 86_400.0


def unfinished(path: Path, work: str) -> Path:
    """Where this process makes a file that is to stand beside a library or in its place.

    Args:
        path: The library's file.
        work: What is done: "copying".
    """
    return path.with_name(f".{path.stem}-{os.getpid()}.{work}")


def clear_leftovers(path: Path) -> None:
    """Removes what such work left that goes on no more, for it holds what the person may forget."""
    for left in path.parent.glob(f".{path.stem}-*.*ing*"):
        with contextlib.suppress(OSError, ValueError):
            pid = int(left.name.removeprefix(f".{path.stem}-").partition(".")[0])
            # Another process may have got the number since.
            if not may_run(pid) or time.time() - left.stat().st_mtime > _DAY_S:
                left.unlink()
