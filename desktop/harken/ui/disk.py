"""Work that waits for a disk, on a thread of its own: a disk may be slow, or not answer at all."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def disk_work(work: Callable[[], T]) -> "Future[T]":
    """Starts some work that may wait for a disk.

    The program's end does not wait for it: who began something that must not be lost waits for
    the future, as long as is bearable.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  the boundary: the future reports it
            future.set_exception(error)
        else:
            future.set_result(result)

    # Nobody can end its wait for a disk.
    threading.Thread(target=run, name="disk work", daemon=True).start()
    return future
