"""A helper process that may hang, crash or be killed without taking the window with it.

The parent's end: it starts the program when it is first needed, sends one request at a time, and
answers with futures. `harken.serving` is the child's end.
"""

import queue
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from harken.child_process import end_process, peak_bytes, start_process
from harken.errors import HarkenError
from harken.wire import Json, read_message, write_message

_SWOLLEN_IDLE_S = 10.0


class ChildDied(Exception):
    """The process ended, was killed or hung in the middle of a request."""


class ChildHung(ChildDied):
    """The request's deadline passed without an answer, and the process was killed."""


class ChildOutOfMemory(ChildDied):
    """The request takes more memory than the process may have, and would again."""


class ChildFault(Exception):
    """The handler raised something unexpected: a bug of ours; carries the child's traceback."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler returned."""

    result: Json
    body: bytes


@dataclass(slots=True)
class _Request:
    call: str
    arguments: Json
    body: bytes
    deadline_s: float
    on_progress: Callable[[Json], None] | None
    future: "Future[Answer]" = field(default_factory=Future)
    cancelled: bool = False


class Child:
    """The parent's end of one helper process; any thread may call it.

    Requests are served in the order of the calls, one at a time. A request that waits can be
    cancelled by its future; `cancel` also ends one that runs, by killing the process. The next
    request starts a new process. Callbacks of futures run on the child's own thread.

    Args:
        module: The program, a module that is run with `python -m` and calls `serve`.
        memory_bytes: The most address space the process may take, where the system can limit it.
        idle_s: After so long without a request the process is let go; None keeps it.
        swollen_bytes: One that has ever had more memory is let go after 10 s: its next task is
            long in coming, and it does not give all of that back. None for no such bound.
    """

    def __init__(
        self,
        module: str,
        *,
        memory_bytes: int | None = None,
        idle_s: float | None = 60.0,
        swollen_bytes: int | None = None,
    ) -> None:
        self._module = module
        self._memory_bytes = memory_bytes
        self._idle_s = idle_s
        self._swollen_bytes = swollen_bytes
        self._requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._running: _Request | None = None
        self._hung = False
        self._doomed = False
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The process that runs now, None where none does."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def call(
        self,
        call: str,
        arguments: Json,
        body: bytes = b"",
        *,
        deadline_s: float,
        on_progress: Callable[[Json], None] | None = None,
    ) -> "Future[Answer]":
        """Asks the child for `call`.

        Args:
            call: The name of a handler.
            arguments: JSON for the handler.
            body: Raw bytes for the handler.
            deadline_s: How long the answer may take, a new process's start and all progress
                included; then the child is killed.
            on_progress: Called on the child's thread with each progress report.

        Returns:
            A future of the answer. It raises `HarkenError` as the handler did, `ChildDied`,
            `ChildHung` or `ChildOutOfMemory` where the process was lost, `ChildFault` for a bug.
        """
        request = _Request(call, arguments, body, deadline_s, on_progress)
        with self._lock:
            if self._closed:
                raise RuntimeError("the child is closed")
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work, name=f"child {self._module}", daemon=True
                )
                self._thread.start()
            self._requests.put(request)
        return request.future

    def cancel(self, future: "Future[Answer]") -> None:
        """Ends a request: one that waits is dropped, one that runs loses its process."""
        if future.cancel():
            return
        with self._lock:
            if self._running is not None and self._running.future is future:
                self._running.cancelled = True
                self._kill()

    def close(self) -> None:
        """Ends the process and the thread; requests that wait are cancelled. Idempotent."""
        with self._lock:
            self._closed = True
            thread, self._thread = self._thread, None
            self._kill()
        if thread is not None:
            self._requests.put(None)
            # A signal may have ended `call` before it was started.
            if thread.is_alive():
                thread.join()

    def _kill(self) -> None:
        if self._process is not None:
            self._doomed = True
            self._process.kill()

    def _work(self) -> None:
        while True:
            try:
                request = self._requests.get(timeout=self._patience_s())
            except queue.Empty:
                self._let_go()
                continue
            if request is None or self._closed:
                break
            if self._begin(request):
                self._serve_one(request)
            # It holds what was asked and answered, and the next request may be an hour away.
            request = None
        self._let_go()
        self._cancel_waiting(request)

    def _patience_s(self) -> float | None:
        """How long to wait for a request before the process is let go; None for ever."""
        process = self._process
        if process is None or self._idle_s is None:
            return None
        if self._swollen_bytes is not None and peak_bytes(process) > self._swollen_bytes:
            return min(_SWOLLEN_IDLE_S, self._idle_s)
        return self._idle_s

    def _cancel_waiting(self, request: _Request | None) -> None:
        while True:
            if request is not None:
                request.future.cancel()
            try:
                request = self._requests.get_nowait()
            except queue.Empty:
                return

    def _begin(self, request: _Request) -> bool:
        # Under the lock, so that `cancel` finds the request either waiting or running.
        with self._lock:
            if not request.future.set_running_or_notify_cancel():
                return False
            self._running = request
            self._hung = False
            return True

    def _serve_one(self, request: _Request) -> None:
        try:
            answer = self._exchange(request)
        except Exception as error:  # noqa: BLE001  the boundary: the future reports it
            outcome: Exception | Answer = error
        else:
            outcome = answer
        with self._lock:
            self._running = None
        if isinstance(outcome, Answer):
            request.future.set_result(outcome)
        else:
            request.future.set_exception(outcome)

    def _exchange(self, request: _Request) -> Answer:
        try:
            process = self._started()
        except OSError as error:
            raise ChildDied("the process cannot be started") from error
        try:
            message, body = self._converse(process, request)
        except Exception as error:
            # Whatever went wrong, what is left in the pipe must not answer the next request.
            process.kill()
            code = process.wait()
            self._let_go()
            if self._hung:
                raise ChildHung(
                    f"no answer to {request.call} in {request.deadline_s:g} s"
                ) from None
            if isinstance(error, OSError | EOFError):
                raise ChildDied(f"the process ended with status {code}") from error
            raise
        if "error" in message:
            raise HarkenError.from_json(message["error"])
        if "out_of_memory" in message:
            self._let_go()
            raise ChildOutOfMemory(f"too little memory for {request.call}")
        if "fault" in message:
            raise ChildFault(message["fault"])
        return Answer(message["result"], body)

    def _converse(self, process: subprocess.Popen[bytes], request: _Request) -> tuple[Json, bytes]:
        assert process.stdin is not None and process.stdout is not None
        header = {
            "call": request.call,
            "arguments": request.arguments,
            "deadline_s": request.deadline_s,
        }
        deadline = self._deadline(request)
        try:
            write_message(process.stdin, header, request.body)
            while True:
                message, body = read_message(process.stdout)
                if "progress" not in message:
                    return message, body
                if request.on_progress is not None:
                    request.on_progress(message["progress"])
        finally:
            deadline.cancel()

    def _deadline(self, request: _Request) -> threading.Timer:
        def expire() -> None:
            with self._lock:
                if self._running is request:
                    self._hung = True
                    self._kill()

        timer = threading.Timer(request.deadline_s, expire)
        timer.daemon = True
        timer.start()
        return timer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise ChildDied("the child is closed")
        # A process that was just killed may look alive for a moment.
        if self._process is not None and (self._doomed or self._process.poll() is not None):
            self._let_go()
        if self._process is None:
            process = start_process(self._module, self._memory_bytes)
            with self._lock:
                self._process = process
                self._doomed = False
                if self._closed or (self._running is not None and self._running.cancelled):
                    self._kill()
        return self._process

    def _let_go(self) -> None:
        if self._process is not None:
            end_process(self._process)
            with self._lock:
                self._process = None
