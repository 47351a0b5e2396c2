"""What is being read: sources that were handed over together, and how far they are."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from harken.errors import HarkenError
from harken.importing.importer import Articles, Importer
from harken.importing.source import FileSource, LinkSource, Source, describe, printable
from harken.listening.main_thread import deliver
from harken.ui.looking import Found, Stamp, look

AT_ONCE = 2
"""So many documents, and so many links, are handed to the importer at once: one that is read and
one that waits. With more, the summary of what is open would wait for all of them."""
_SLOW_MS = 3_000
"""What has told nothing of itself for so long is excused."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source that was read."""

    order: tuple[int, int]
    """Which handing over, and which of its sources."""
    source: Source
    stamp: Stamp | None
    """Of a file, as it was before it was read."""
    articles: Articles


@dataclass(frozen=True, slots=True)
class Waiting:
    """How far the reading is, for people."""

    name: str
    """What is being read."""
    step: str
    """What is being done to it; may be empty."""
    done: int
    """How many of the sources are done."""
    total: int


@dataclass(slots=True)
class _Batch:
    """What was handed over together."""

    number: int
    total: int = 0
    done: int = 0
    errors: list[HarkenError] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Job:
    """One source."""

    batch: _Batch
    place: int
    found: Found
    future: "Future[Articles] | None" = None
    step: str = ""

    @property
    def is_link(self) -> bool:
        return isinstance(self.found.source, LinkSource)


class Arrivals(QObject):
    """Reads sources in their order, a few at a time; one that fails holds up no other.

    Args:
        importer: Whoever made it closes it.
    """

    read = Signal(object)
    """An `Arrival`."""
    failed = Signal(object)
    """An exception; a `HarkenError` for all that a person can meet."""
    several_failed = Signal(object, int)
    """The `HarkenError`s of what was handed over together, and how many sources that was."""
    changed = Signal()
    _progressed = Signal(object, str)

    def __init__(self, importer: Importer) -> None:
        super().__init__()
        self._importer = importer
        self._batches: dict[int, _Batch] = {}
        self._looking: dict[int, Sequence[Source]] = {}
        self._waiting: dict[bool, deque[_Job]] = {False: deque(), True: deque()}
        """Documents, and links (True)."""
        self._running: list[_Job] = []
        self._number = 0
        self._done = self._total = 0
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._excuse)
        self._progressed.connect(self._take_progress)

    @property
    def waiting(self) -> Waiting | None:
        """How far it is; None where nothing is being read."""
        if self._running:
            first = self._running[0]
            return Waiting(_name(first.found.source), first.step, self._done, self._total)
        if self._looking:
            [source, *_] = next(iter(self._looking.values()))
            step = self.tr("Looking for what to read")
            return Waiting(_name(source), step, self._done, self._total)
        return None

    def add(self, sources: Sequence[Source]) -> None:
        """Starts to read `sources`; of folders, the files in them."""
        self._number += 1
        batch = self._batches[self._number] = _Batch(self._number)
        if any(isinstance(source, FileSource) for source in sources):
            self._looking[batch.number] = sources
            deliver(look(sources), self, partial(self._begin, batch), self.failed.emit)
            self.changed.emit()
        else:
            self._begin(batch, [Found(source) for source in sources])

    def cancel(self) -> None:
        """Gives up all that is being read."""
        running, self._running = self._running, []
        self._looking.clear()
        for waiting in self._waiting.values():
            waiting.clear()
        batches, self._batches = self._batches, {}
        for job in running:
            if job.future is not None:
                self._importer.cancel(job.future)
        for batch in batches.values():
            self._tell_failures(batch)
        self._rest()

    def _begin(self, batch: _Batch, found: Sequence[Found]) -> None:
        self._looking.pop(batch.number, None)
        if batch.number not in self._batches:  # it was cancelled
            return
        batch.total = len(found)
        self._total += len(found)
        for place, one in enumerate(found):
            job = _Job(batch, place, one)
            self._waiting[job.is_link].append(job)
        self._go_on()

    def _go_on(self) -> None:
        """Hands to the importer what it has room for."""
        for links, waiting in self._waiting.items():
            running = sum(job.is_link is links for job in self._running)
            while waiting and running < AT_ONCE:
                self._start(waiting.popleft())
                running += 1
        self._rest()

    def _start(self, job: _Job) -> None:
        if job.found.error is not None:
            error = job.found.error
            future: Future[Articles] = Future()
            future.set_exception(error)
        else:
            report: Callable[[str], None] = partial(self._progressed.emit, job)
            future = self._importer.read(job.found.source, report)
        job.future = future
        self._running.append(job)
        deliver(future, self, partial(self._take, job), partial(self._fail, job))

    def _excuse(self) -> None:
        if self._running and not self._running[0].step:
            self._running[0].step = self.tr("It is long or intricate and takes a while")
            self.changed.emit()

    @Slot(object, str)
    def _take_progress(self, job: _Job, step: str) -> None:
        if job in self._running:
            job.step = step
            self.changed.emit()

    def _take(self, job: _Job, articles: Articles) -> None:
        if job in self._running:
            order = (job.batch.number, job.place)
            self.read.emit(Arrival(order, job.found.source, job.found.stamp, articles))
            self._finish(job)

    def _fail(self, job: _Job, error: Exception) -> None:
        if job not in self._running:
            return
        if isinstance(error, HarkenError):
            job.batch.errors.append(error)
        else:
            error.add_note(f"while reading {describe(job.found.source)}")
            self.failed.emit(error)
        self._finish(job)

    def _finish(self, job: _Job) -> None:
        self._running.remove(job)
        self._done += 1
        job.batch.done += 1
        if job.batch.done == job.batch.total:
            del self._batches[job.batch.number]
            self._tell_failures(job.batch)
        self._go_on()

    def _tell_failures(self, batch: _Batch) -> None:
        if len(batch.errors) == 1:
            self.failed.emit(batch.errors[0])
        elif batch.errors:
            self.several_failed.emit(batch.errors, batch.done)

    def _rest(self) -> None:
        if not self._running and not self._looking:
            self._done = self._total = 0
        if self._running:
            self._slow.start()
        else:
            self._slow.stop()
        self.changed.emit()


def _name(source: Source) -> str:
    named = isinstance(source, FileSource) and source.path.name
    return printable(named) if named else describe(source)
