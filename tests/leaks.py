"""What runs in this process and below it, to be compared before and after a test."""

import gc
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TASKS = Path("/proc/self/task")


@dataclass(frozen=True, slots=True)
class Running:
    """What ran at one moment."""

    threads: frozenset[threading.Thread]
    children: dict[int, str]
    """The child processes and their commands."""
    qt_objects: frozenset[int] | None
    """The identities of active timers and running threads of Qt; None where Qt is not used."""

    @classmethod
    def now(cls, *, with_qt: bool) -> "Running":
        """Looks; with Qt this walks all Python objects, some hundredths of a second."""
        return cls(
            frozenset(threading.enumerate()),
            {pid: _command(pid) for pid in children()},
            frozenset(id(thing) for thing in _active_qt_objects()) if with_qt else None,
        )

    def what_is_new_after(self, patience_s: float) -> list[str]:
        """Names what runs now and did not then; what is just ending gets some time."""
        deadline = time.monotonic() + patience_s
        while new := self._new():
            if time.monotonic() > deadline:
                return new
            _let_qt_finish()
            gc.collect()
            time.sleep(0.02)
        return []

    def _new(self) -> list[str]:
        new = [f"thread {it.name!r}" for it in threading.enumerate() if it not in self.threads]
        new += [f"process {pid} ({command})" for pid, command in self._new_children()]
        if self.qt_objects is not None:
            new += [str(it) for it in _active_qt_objects() if id(it) not in self.qt_objects]
        return new

    def _new_children(self) -> Iterator[tuple[int, str]]:
        """Those that were not there; one that took the place of its like is not new."""
        now = children()
        gone = [command for pid, command in self.children.items() if pid not in now]
        for pid in sorted(now - self.children.keys()):
            command = _command(pid)
            if command in gone:
                gone.remove(command)
            else:
                yield pid, command


def children() -> set[int]:
    """The processes that this one started and has not waited for (Linux only, else none)."""
    found: set[int] = set()
    for task in _TASKS.glob("*/children") if _TASKS.exists() else ():
        try:
            found.update(int(pid) for pid in task.read_text().split())
        except (FileNotFoundError, ProcessLookupError):  # the thread has ended meanwhile
            continue
    return found


def _command(pid: int) -> str:
    process = Path(f"/proc/{pid}")
    try:
        if process.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return "ended, but nobody waited for it"
        return process.joinpath("cmdline").read_text(errors="replace").replace("\0", " ").strip()
    except OSError:
        return "gone"


def _active_qt_objects() -> list[object]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    import shiboken6

    timers, threads = _kinds(core.QTimer), _kinds(core.QThread)
    both = timers | threads
    return [
        thing
        for thing in gc.get_objects()
        if type(thing) in both
        and shiboken6.isValid(thing)
        and (thing.isActive() if type(thing) in timers else thing.isRunning())
    ]


def _kinds(kind: type) -> set[type]:
    narrower: list[type] = kind.__subclasses__()
    return {kind}.union(*map(_kinds, narrower))


def _let_qt_finish() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()
