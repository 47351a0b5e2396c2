"""The standard streams as a program may meet them: closed, full, or read by nobody any more."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TextIO

FAILED = 1
_BROKEN_PIPE = 128 + 13


class ResultLost(Exception):
    """Standard output does not take the results: its disk is full. Nothing can go on."""


def run(program: Callable[[], int]) -> int:
    """Runs a program to its end, and says so where standard output does not take its words.

    Args:
        program: Writes by `write` and `tell`, or into standard output's buffer; returns its status.

    Returns:
        The program's status, or that of a result that was lost.
    """
    try:
        status = program()
        write("", end="")
    except BrokenPipeError:  # whoever read us has had enough
        _let_go(sys.stdout)
        return _BROKEN_PIPE
    except ResultLost as lost:
        _let_go(sys.stdout)
        tell(f"harken: Cannot write the result: {lost}.")
        return FAILED
    return status


def show(text: str) -> int:
    """Runs a program that only says `text`; returns its status."""

    def program() -> int:
        write(text, end="")
        return 0

    return run(program)


def open_missing() -> None:
    """Opens the standard streams that were closed: an empty one, one that fails, a silent one.

    A program does it first of all, or the next files it opens would be taken for them.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stdout is None:
        # For reading: what is written to it fails, so that no result is lost in silence.
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def write(text: str, end: str = "\n") -> None:
    """Writes a result to standard output at once; raises `ResultLost` where it cannot."""
    try:
        print(text, end=end, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ResultLost(error.strerror or str(error)) from error


def tell(text: str, end: str = "\n") -> None:
    """Writes to standard error at once; where that takes nothing, there is nobody to tell."""
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        _let_go(sys.stderr)


def _let_go(stream: TextIO) -> None:
    # Python writes what is left at its end, and would fail over it once more.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
