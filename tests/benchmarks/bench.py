"""`make bench`: the figures that Harken promises, each against the bare thing in the same run.

Display and loudspeaker are private to the run. Ends with status 1 where a figure does not hold.
A folder of saved web pages, given as an argument, is read instead of pages that are made.
"""

import contextlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks import pages, start_up, synthesis
from tests.system.display import Display
from tests.system.sound import PulseServer

_ESPEAK = "espeak_pcm:gmw/en-us"
_PIPER = "piper:joe"
_MEASURED_WORDS = (_ESPEAK, "flite:rms")
"""Voices that tell the times of their words."""
STARTS = 9
"""How often each window is started; ours and the bare one take turns."""


_SOONER_THAN_SUMY = (
    ("lexrank", 1_000, 100),
    ("textrank", 1_000, 30),
    ("lexrank", 3_000, 300),
    ("textrank", 3_000, 120),
)
"""Method, sentences, and how many times as soon as sumy's own it is promised to be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    what: str
    ours_ms: float
    limit_ms: float | None
    """What was promised; None for a figure that only explains another one."""
    bare_ms: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it is as fast as promised."""
        return self.limit_ms is None or self.ours_ms <= self.limit_ms

    def row(self) -> str:
        """The row as Markdown."""
        bare = "–" if self.bare_ms is None else f"{self.bare_ms:.1f}"
        ratio = "–" if self.bare_ms is None else f"{self.ours_ms / self.bare_ms:.3g}"
        promise = "– | –"
        if self.limit_ms is not None:
            promise = f"{self.limit_ms:.0f} | {'yes' if self.holds else 'NO'}"
        return f"| {self.what} | {self.ours_ms:.1f} | {bare} | {ratio} | {promise} |"


def main() -> int:
    """Measures everything and prints the table."""
    print(
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"{platform.system()} {platform.release()}, {os.cpu_count()} cores, milliseconds"
    )
    print("| what | ours | bare | ratio | limit | holds |")
    print("| --- | --- | --- | --- | --- | --- |")
    held = True
    for figure in _figures():
        print(figure.row(), flush=True)
        held &= figure.holds
    return 0 if held else 1


def _figures() -> Iterator[Figure]:
    with contextlib.ExitStack() as place:
        home = place.enter_context(tempfile.TemporaryDirectory())
        display, server = Display(), PulseServer()
        place.callback(display.close)
        place.callback(server.close)
        server.start()
        os.environ.update(server.environment)
        os.environ.update(
            DISPLAY=display.name,
            QT_QPA_PLATFORM="xcb",
            QT_LOGGING_RULES="qt.multimedia.*=false",
            XDG_CONFIG_HOME=home,
            XDG_CACHE_HOME=home,
        )
        yield from _drop()
        yield from _first_sound()
        yield from _listening()
        yield from _highlight()
        yield from _idle_window()
        yield from _whole_program()
        yield _repaint()
        yield _synthesis()
        yield from _start_up()
        yield _pages()
        yield from _ranking()
        yield _choosing()


def _first_sound() -> Iterator[Figure]:
    for words in (1_000, 200_000):
        taken_ms = _program("first_sound", str(words), _ESPEAK)
        yield Figure(f"Play to first sound, {words:,} words", median(taken_ms), 150)


def _listening() -> Iterator[Figure]:
    """As a recorder at the loudspeaker has it; medians, unless it says otherwise."""
    what = "a jump to any sentence"
    yield Figure(what, median(_program("listening", "jumps", _ESPEAK)), 200)
    if find_spec("piper") is not None:
        yield Figure(f"{what}, by Piper", median(_program("listening", "jumps", _PIPER)), 500)
    what = "silence after pause, or sound after play"
    yield Figure(what, median(_program("listening", "pauses", _ESPEAK)), 150)
    for change in ("rate", "voice"):
        changes_ms = _program("listening", f"{change}s", _ESPEAK)
        what = f"another {change} heard after the next word's beginning"
        yield Figure(what, max(0.0, median(changes_ms)), 200)
        yield Figure("… nine times in ten", quantiles(changes_ms, n=10)[-1], None)
    gaps_ms = _program("listening", "gaps", _ESPEAK)
    what = "the worst of 100 silences off its setting, the window busy"
    yield Figure(what, max(gaps_ms), 20)


def _highlight() -> Iterator[Figure]:
    for voice in _MEASURED_WORDS:
        median_ms, most_ms, onset_ms, *_ = _program("highlight", voice)
        driver = voice.partition(":")[0]
        yield Figure(f"a word told off its own sound, {driver}, median", median_ms, 30)
        yield Figure("… the same, 95th percentile", most_ms, 80)
        yield Figure("… off the sound's onset in lists of words, median", onset_ms, 60)


def _idle_window() -> Iterator[Figure]:
    resident_mb, in_parts_mb, own_mb = _program("idle_window")
    yield Figure("megabytes of a window that waits with an article", resident_mb, 120)
    yield Figure("… shared pages counted in parts", in_parts_mb, None)
    yield Figure("… pages of its own", own_mb, None)


def _whole_program() -> Iterator[Figure]:
    core_percent, first_mb, later_mb = _program("whole_program", _ESPEAK)
    yield Figure("reading 200,000 words: per cent of a core", core_percent, 5)
    yield Figure("… megabytes of all processes", first_mb, 250)
    yield Figure("… the same, a minute later", later_mb, 250)


def _repaint() -> Figure:
    worst_ms = quantiles(_program("repaint"), n=20)[-1]
    return Figure("highlight and repaint in 200,000 words, 95th percentile", worst_ms, 5)


def _synthesis() -> Figure:
    ours_ms, bare_ms = synthesis.measure()
    bare = median(bare_ms)
    return Figure(
        "the sample rendered through the child; bare: espeak-ng", median(ours_ms), 2 * bare, bare
    )


def _pages() -> Figure:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        ours_ms, bare_ms = pages.measure(Path(folder), given)
    bare = min(bare_ms)
    return Figure("a web page read; bare: trafilatura alone", min(ours_ms), 2 * bare, bare)


def _start_up() -> Iterator[Figure]:
    """Processor time; the window and the commands share this way of reading a document."""
    with tempfile.TemporaryDirectory() as folder:
        ours_ms, library_ms, first_ms = start_up.measure(Path(folder))
    bare = median(library_ms)
    what = "processor time of `harken text FILE.txt`"
    yield Figure(f"{what}; bare: py3langid's first answer", median(ours_ms), 1.3 * bare, bare)
    yield Figure(f"{what}, the very first; bare: the same", first_ms, 2 * bare, bare)


def _ranking() -> Iterator[Figure]:
    """Processor time of one thread; sumy takes a minute and a half of it."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    for method, sentences, times in _SOONER_THAN_SUMY:
        ours_ms, sumys_ms = _program("ranking", "against", method, str(sentences))
        what = f"{sentences:,} sentences by {method}; bare: sumy's own"
        yield Figure(what, ours_ms, sumys_ms / times, sumys_ms)
    for method in ("auto", "lexrank"):
        spent_ms, peak_mb = _program("ranking", "novel", method)
        what = f"a novel of 55,000 sentences split and ranked by {method}"
        yield Figure(what, spent_ms, 3_000)
        yield Figure("… the same, megabytes at the most", peak_mb, 400)
    (short_ms,) = _program("ranking", "short")
    yield Figure("40 sentences of text read and ranked", short_ms, 30)
    # The quickest: what else the machine does can only add to it.
    wish_ms = min(_program("ranking", "wish"))
    yield Figure("a new ranking of 1,000 sentences through the child", wish_ms, 100)


def _choosing() -> Figure:
    what = "the slowest of the slider's steps at 1,000 sentences"
    return Figure(what, max(_program("choosing")), 5)


def _drop() -> Iterator[Figure]:
    """Both from process start: what a person waits for, and the least that any window takes."""
    bare_ms, rows = [], []
    for _ in range(STARTS):
        bare_ms += _moments("bare_window")
        rows.append(_moments("dropped"))
    # The quickest start of each: what else the machine does can only add to it.
    bare = min(bare_ms)
    painted, accepted, read = (min(moments) for moments in zip(*rows, strict=True))
    yield Figure("the window painted; bare: a PySide6 window painted", painted, None, bare)
    yield Figure("a drop accepted and drawn; bare: the same", accepted, 1.5 * bare, bare)
    yield Figure("the dropped article on the screen; bare: the same", read, None, bare)


def _moments(program: str) -> list[float]:
    """When a program reached the moments it prints, in milliseconds from its start."""
    start = time.monotonic()
    return [(moment - start) * 1000 for moment in _program(program)]


def _program(name: str, *arguments: str) -> Sequence[float]:
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    numbers: list[float] = json.loads(done.stdout)
    return numbers


if __name__ == "__main__":
    sys.exit(main())
