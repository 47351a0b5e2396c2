"""The child's end: a program that answers requests. `harken.child` is the parent's end."""

import contextlib
import ctypes
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import IO, Protocol, TypeAlias

from harken.errors import HarkenError
from harken.wire import Json, read_message, write_message

Report: TypeAlias = Callable[[Json], None]

_GRACE_S = 5.0
"""How long past its deadline a child that lost its parent may run on."""


class Handler(Protocol):
    """Does one kind of request in the child; `report` sends progress to the parent."""

    def __call__(self, request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
        """Returns the result and its bytes; a `HarkenError` reaches the caller as it is."""
        ...


def serve(handlers: Mapping[str, Handler]) -> None:
    """Runs a child program: answers requests until its input ends.

    A thread of its own reads the input, so that the process ends with its parent even while a
    handler works. Where the system has alarms, a handler that holds the interpreter for good is
    ended by one. Ctrl+C in the terminal reaches the child, too, and is the parent's to handle.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if len(sys.argv) > 1:
        _limit_memory(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests: queue.SimpleQueue[tuple[Json, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        header, body = requests.get()

        def report(progress: Json) -> None:
            write_message(answers, {"progress": progress}, b"")

        _set_alarm(header["deadline_s"] + _GRACE_S)
        out_of_memory = False
        try:
            write_message(answers, *_answer(handlers, header, body, report))
        except MemoryError:
            out_of_memory = True  # not a call more: what the handler holds is free only below
        _set_alarm(0)
        if out_of_memory:
            write_message(answers, {"out_of_memory": True}, b"")
            os._exit(1)  # the memory is in pieces; a new process has it whole again
        del header, body
        _give_memory_back()


def _answer(
    handlers: Mapping[str, Handler], header: Json, body: bytes, report: Report
) -> tuple[Json, bytes]:
    try:
        result, result_body = handlers[header["call"]](header["arguments"], body, report)
    except HarkenError as error:
        return {"error": error.to_json()}, b""
    except MemoryError:
        raise  # told by `serve`
    except Exception:  # noqa: BLE001  the boundary: the parent reports it as a fault
        return {"fault": traceback.format_exc()}, b""
    return {"result": result}, result_body


def _read_requests(stream: IO[bytes], requests: "queue.SimpleQueue[tuple[Json, bytes]]") -> None:
    try:
        while True:
            requests.put(read_message(stream))
    finally:  # the parent has gone, or a message is beyond our memory: nothing more will come
        os._exit(0)


def _set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _give_memory_back() -> None:
    """Returns what is free to the system, which glibc keeps.

    That would be half of what a long article took, and after a while 200 MB of a neural voice's.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def _limit_memory(limit_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, ceiling = resource.getrlimit(resource.RLIMIT_AS)
    if ceiling == resource.RLIM_INFINITY or limit_bytes < ceiling:
        with contextlib.suppress(OSError, ValueError):  # macOS has the limit by name only
            resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, limit_bytes))
