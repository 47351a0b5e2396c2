"""The memory of a window that has an article and waits.

A program of its own; starts `harken` with the sample on a display of the run's own. Prints as JSON
what its process has, without its children, in megabytes of 1,000,000 bytes: all pages in memory,
the same with each shared page counted in parts, and the pages that no other process has.
"""

import contextlib
import json
import os
import tempfile
import time
from pathlib import Path

from harken.paths import sample_article
from tests.system.buses import PrivateBus
from tests.system.display import Display
from tests.system.program import Program
from tests.system.sound import PulseServer

SETTLE_S = 10
_TITLE = "The harbour that learned to breathe"


def main() -> None:
    """Opens the article and looks at the process once nothing happens any more."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as place:
        display, server, bus = Display(), PulseServer(), PrivateBus(Path(folder))
        for part in (display, server, bus):
            place.callback(part.close)
        server.start()
        os.environ.update(server.environment)
        os.environ.update(DISPLAY=display.name, QT_QPA_PLATFORM="xcb")
        os.environ.update(DBUS_SESSION_BUS_ADDRESS=bus.address)
        program = Program(display, sample_article())
        place.callback(program.clean_up)
        program.window(_TITLE)
        time.sleep(SETTLE_S)
        print(json.dumps(_megabytes(program.pid)))


def _megabytes(pid: int) -> tuple[float, float, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {name: int(size.split()[0]) for name, size in (line.split(":") for line in lines)}
    own = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return sizes["Rss"] * 1024 / 1e6, sizes["Pss"] * 1024 / 1e6, own * 1024 / 1e6


if __name__ == "__main__":
    main()
