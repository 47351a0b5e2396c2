"""A child program that ranks, and hangs or dies when it is told to."""

import os
import time
from pathlib import Path

from harken import text_child
from harken.serving import Report, serve
from harken.wire import Json


def rank(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    """Ranks an article, unless its title asks for something else."""
    title, _, argument = request["article"]["title"].partition(" ")
    if title == "die-once" and not Path(argument).exists():
        Path(argument).touch()
        os._exit(9)
    if title == "die":
        os._exit(9)
    if title == "eat":
        with Path(argument).open("a") as meals:
            meals.write("one\n")
        bytearray(4 << 30)
    if title == "sleep":
        time.sleep(float(argument))
    return text_child.rank(request, body, report)


if __name__ == "__main__":
    serve({"rank": rank})
