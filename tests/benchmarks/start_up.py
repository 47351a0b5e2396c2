"""What a command in the terminal costs: the processor's time of its whole tree of processes.

Against the first answer of the library that tells languages, which alone unpacks a large model.
Both take turns; the model's kept copy is there after a first round that is not counted.
"""

import resource
import subprocess
import sys
from pathlib import Path

ROUNDS = 7
TEXT = """The harbour that learned to breathe

The tide came in through the drains, spread over the mud and went out again twice a day.

Nobody had planned it, and the engineers who measured the water did not believe it at first.
"""
_OURS = "import sys; from harken.cli.main import main; sys.exit(main(['text', sys.argv[1]]))"
_LIBRARY = "import py3langid; py3langid.classify('a')"


def measure(folder: Path) -> tuple[list[float], list[float], float]:
    """The milliseconds of processor time: ours and the library's by rounds, and our very first."""
    path = folder / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    ours = (_OURS, str(path))
    first_ms = _spent_ms(*ours)
    ours_ms, library_ms = [], []
    for _ in range(ROUNDS):
        ours_ms.append(_spent_ms(*ours))
        library_ms.append(_spent_ms(_LIBRARY))
    return ours_ms, library_ms, first_ms


def _spent_ms(program: str, *arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", program, *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent_s = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent_s * 1000
