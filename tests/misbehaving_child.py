"""Fault injection: a child program that does, on command, what no handler should."""

import contextlib
import ctypes
import os
import re
import signal
import sys
import time

from harken import serving
from harken.errors import HarkenError
from harken.serving import Report, serve
from harken.wire import Json

Result = tuple[Json, bytes]


def echo(request: Json, body: bytes, report: Report) -> Result:
    return {"said": request, "pid": os.getpid()}, body


def count(request: Json, body: bytes, report: Report) -> Result:
    for number in range(request["to"]):
        time.sleep(request.get("each_s", 0))
        report({"number": number})
    return {}, b""


def sleep(request: Json, body: bytes, report: Report) -> Result:
    report({"pid": os.getpid()})
    time.sleep(request["seconds"])
    return {}, b""


def hold_the_interpreter(request: Json, body: bytes, report: Report) -> Result:
    report({"pid": os.getpid()})
    re.match(r"(a+)+$", "a" * 60 + "b")
    return {}, b""


def kill_itself(request: Json, body: bytes, report: Report) -> Result:
    os.kill(os.getpid(), signal.SIGKILL)
    return {}, b""


def crash(request: Json, body: bytes, report: Report) -> Result:
    ctypes.string_at(0)
    return {}, b""


def leave(request: Json, body: bytes, report: Report) -> Result:
    sys.exit(0)


def complain(request: Json, body: bytes, report: Report) -> Result:
    raise HarkenError("Cannot read it", "it is empty", "Choose another one.")


def have_a_bug(request: Json, body: bytes, report: Report) -> Result:
    raise KeyError("a bug of ours")


def print_a_lot(request: Json, body: bytes, report: Report) -> Result:
    print("a driver says hello", flush=True)
    os.write(1, b"and a C library, too\n" * 1000)
    return {}, b"unharmed"


def write_into_the_pipe(request: Json, body: bytes, report: Report) -> Result:
    """Finds the pipe of the answers, as no library would, and writes garbage into it."""
    for descriptor in range(3, 20):
        with contextlib.suppress(OSError):
            os.write(descriptor, bytes.fromhex(request["garbage"]))
    return {}, b""


def have_memory(request: Json, body: bytes, report: Report) -> Result:
    """Has so many bytes for a moment."""
    return {"length": len(b"x" * request["bytes"])}, b""


def eat_memory(request: Json, body: bytes, report: Report) -> Result:
    return {"length": len(bytearray(4 << 30))}, b""


def eat_memory_bit_by_bit(request: Json, body: bytes, report: Report) -> Result:
    """Leaves not even the memory for a short answer, while it holds what it has."""
    held: list[object] = []
    for size in (1 << 20, 1 << 10, 1):
        with contextlib.suppress(MemoryError):
            while True:
                held.append(bytearray(size))
    while True:
        held.append([])


def answer_too_much(request: Json, body: bytes, report: Report) -> Result:
    return {"lines": ["a line" * (1 << 18)] * (1 << 8)}, b""


if __name__ == "__main__":
    serving._GRACE_S = 0.3
    serve(
        {
            handler.__name__: handler
            for handler in (
                echo,
                count,
                sleep,
                hold_the_interpreter,
                kill_itself,
                crash,
                leave,
                complain,
                have_a_bug,
                print_a_lot,
                write_into_the_pipe,
                have_memory,
                eat_memory,
                eat_memory_bit_by_bit,
                answer_too_much,
            )
        }
    )
