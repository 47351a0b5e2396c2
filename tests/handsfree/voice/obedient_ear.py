"""Stands for the ear child: it hears whatever a test has told it to, and needs no model."""

import os
import sys
import time

from harken.errors import HarkenError
from harken.serving import Report, serve
from harken.wire import Json


def open_ear(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    if os.environ.get("EAR") == "missing":
        raise HarkenError("Cannot listen", "it is not installed", "Install it.")
    if os.environ.get("EAR") == "slow":
        time.sleep(60)
    return {}, b""


def hear(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    overheard = os.environ.get("EAR_OVERHEARS")
    return {"words": [overheard] if overheard else []}, b""


def decide(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    if os.environ.get("EAR") == "dies":
        sys.stdout.flush()
        os._exit(1)
    return {"words": [os.environ.get("EAR", "pause")]}, b""


if __name__ == "__main__":
    serve({"open_ear": open_ear, "hear": hear, "decide": decide})
