"""What runs in this process and below it, to be compared before and after a test."""

import gc
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_TASKS = Path("/proc/self/task")


@dataclass(frozen=True, slots=True)
class Running:
    """What ran at one moment."""

    threads: frozenset[threading.Thread]
    children: frozenset[int]
    qt_objects: frozenset[int] | None
    """The identities of active timers and running threads of Qt; None where Qt is not used."""

    @classmethod
    def now(cls, *, with_qt: bool) -> "Running":
        """Looks; with Qt this walks all Python objects, some hundredths of a second."""
        return cls(
            frozenset(threading.enumerate()),
            frozenset(children()),
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
        new += [f"process {pid} ({_command(pid)})" for pid in children() - self.children]
        if self.qt_objects is not None:
            new += [str(it) for it in _active_qt_objects() if id(it) not in self.qt_objects]
        return new


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
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
    except OSError:
        return "gone"
    return words.decode(errors="replace").strip() or "ended, but nobody waited for it"


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
