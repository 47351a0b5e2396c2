"""Reads standard input on a thread of its own: it may never come to its end."""

import os
import sys
import threading
from concurrent.futures import Future

from harken.errors import HarkenError
from harken.importing.reading import MAX_FILE_BYTES
from harken.importing.source import BytesSource

_PIECE_BYTES = 65_536


def read_standard_input() -> "Future[BytesSource]":
    """Starts to read all of it.

    Returns:
        A future of the source; it raises `HarkenError` where there is too much or none to be had.
    """
    future: Future[BytesSource] = Future()

    def work() -> None:
        try:
            future.set_result(BytesSource(_all_of(sys.stdin.fileno())))
        except HarkenError as error:
            future.set_exception(error)
        except OSError as error:
            why = error.strerror or "the system refused"
            future.set_exception(_cannot_read(why, "Name a file instead."))

    # Nobody can end its wait, and the program does not wait for it.
    threading.Thread(target=work, name="standard input", daemon=True).start()
    return future


def _all_of(descriptor: int) -> bytes:
    # Not through Python's own buffer: a thread that waits in it would hold up the program's end.
    data = bytearray()
    while piece := os.read(descriptor, _PIECE_BYTES):
        data += piece
        if len(data) > MAX_FILE_BYTES:
            raise _cannot_read(
                f"it is larger than {MAX_FILE_BYTES // 1_000_000} MB", "Give a shorter text."
            )
    return bytes(data)


def _cannot_read(why: str, next_step: str) -> HarkenError:
    return HarkenError("Cannot read standard input", why, next_step)
