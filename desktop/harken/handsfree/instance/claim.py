"""Which of several processes is the one with the window, decided before any window is made."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harken.errors import HarkenError
from harken.handsfree.instance.address import Address
from harken.handsfree.instance.call import NobodyThere, activation, call
from harken.handsfree.instance.lock import Lock
from harken.handsfree.instance.messages import OPEN, Request
from harken.importing.source import (
    BytesSource,
    FileSource,
    Source,
    describe,
    source_from_argument,
)

STANDARD_INPUT = "-"
_PATIENCE_S = 20.0
"""So long a window may take from its lock to its listening, on a machine that is busy."""
_PAUSE_S = 0.03


@dataclass(frozen=True, slots=True)
class Given:
    """What the program was started with."""

    sources: Sequence[Source]
    standard_input: bool = False
    """Whether standard input is to be read, too."""


def given(arguments: Sequence[str]) -> Given:
    """The sources that a command line names, by paths that hold in every folder.

    Raises:
        HarkenError: A path is relative to a folder that is no longer there.
    """
    named = [source_from_argument(one) for one in arguments if one != STANDARD_INPUT]
    return Given([absolute(source) for source in named], STANDARD_INPUT in arguments)


def absolute(source: Source) -> Source:
    """The source as another process can open it; raises as `given` does."""
    if not isinstance(source, FileSource) or source.path.is_absolute():
        return source
    try:
        return FileSource(Path(os.path.normpath(Path.cwd() / source.path)))
    except FileNotFoundError as error:
        raise HarkenError(
            f"Cannot read {describe(source)}",
            "the folder that you are in is no longer there",
            "Go to another folder, or give the whole path.",
        ) from error


def claim(
    place: Address, lock: Lock, wanted: Given, read_input: Callable[[], BytesSource]
) -> Given | None:
    """Makes this process the one with the window, or hands over to the one that is.

    Args:
        place: Where to meet.
        lock: Of that place; held from then on where the window is this process's to make.
        wanted: What is to be opened.
        read_input: Reads standard input to its end; called only to hand it over.

    Returns:
        What this process is to open; None where another window has taken it.

    Raises:
        HarkenError: Another window runs and does not answer, or standard input cannot be read.
    """
    deadline_s = time.monotonic() + _PATIENCE_S
    while not lock.take():
        if wanted.standard_input:
            wanted = Given([*wanted.sources, read_input()])
            deadline_s = time.monotonic() + _PATIENCE_S
        try:
            call(place.socket, Request(OPEN, wanted.sources, activation=activation()))
        except NobodyThere:
            # It is about to listen, or about to end: then the lock is free in a moment.
            if time.monotonic() > deadline_s:
                raise _silent() from None
            time.sleep(_PAUSE_S)
        else:
            return None
    return wanted


def _silent() -> HarkenError:
    return HarkenError(
        "Cannot open another window",
        "Harken is running but does not answer",
        "Wait a little and try again, or end it with your system's monitor.",
    )
