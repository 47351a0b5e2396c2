"""What the whole program costs while it reads a very long article aloud.

A program of its own; starts `harken` on a display of the run's own, with `voice` (an id) as its
English one. Prints as JSON: the share of one core, in per cent, and the megabytes (each page that
is shared counted in parts) of all its processes together.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from harken.settings import settings_path
from tests.benchmarks.articles import write_prose
from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import PulseServer, Recorder

WORDS = 200_000
SETTLE_S = 10
MEASURE_S = 30
LET_GO_S = 30
_AUDIBLE = 0.01
_TITLE = "A long walk along the water"


def main() -> None:
    """Opens the article, plays it, and looks on for half a minute."""
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(json.dumps({"voices": {"en": sys.argv[1]}}), encoding="utf-8")
    display = Display()
    server = PulseServer()
    server.start()
    os.environ.update(server.environment)
    os.environ.update(DISPLAY=display.name, QT_QPA_PLATFORM="xcb")
    try:
        with tempfile.TemporaryDirectory() as folder:
            program = Program(display, write_prose(Path(folder) / "prose.txt", WORDS))
            try:
                print(json.dumps(_cost(display, server, program, Path(folder))))
            finally:
                program.clean_up()
    finally:
        server.close()
        display.close()


def _cost(
    display: Display, server: PulseServer, program: Program, folder: Path
) -> tuple[float, float, float]:
    window = display.window(_TITLE, patience_s=60)
    recorder = Recorder(server, folder)
    try:
        display.focus(window)
        display.press("space")
        wait_for(lambda: recorder.has_heard(_AUDIBLE), "sound")
    finally:
        recorder.close()
    time.sleep(SETTLE_S)
    before_s, start = _processor_s(program), time.monotonic()
    time.sleep(MEASURE_S)
    spent = (_processor_s(program) - before_s) / (time.monotonic() - start)
    first_mb = _megabytes(program)
    time.sleep(LET_GO_S)
    return spent * 100, first_mb, _megabytes(program)


def _processor_s(program: Program) -> float:
    ticks = 0
    for pid in program.processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))  # its own and its dead children's, user and system
    return ticks / os.sysconf("SC_CLK_TCK")


def _megabytes(program: Program) -> float:
    kilobytes = 0
    for pid in program.processes():
        sums = Path(f"/proc/{pid}/smaps_rollup").read_text()
        kilobytes += int(sums.partition("Pss:")[2].split()[0])
    return kilobytes / 1024


if __name__ == "__main__":
    main()
