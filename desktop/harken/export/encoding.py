"""The parent's end of an encoding in the child."""

import contextlib
import threading
from collections import deque
from concurrent.futures import CancelledError, Future
from pathlib import Path
from types import TracebackType
from typing import Self

from harken.child import Answer, Child, ChildDied
from harken.errors import HarkenError
from harken.export.failures import encoder_lost
from harken.export.rendering import result_of
from harken.wire import Json

_DEADLINE_S = 60.0
_CHECK_DEADLINE_S = 600.0
"""A day's worth of MP3 is read back in less than a minute, if the disk is not a slow one."""

_LET_GO_DEADLINE_S = 5.0

_AHEAD = 2
"""Blocks on their way to the child: it encodes one while the next is being rendered."""


def encoder_child() -> Child:
    """A process that writes audio files; it is never let go in the middle of one."""
    return Child("harken.voice_child", idle_s=None)


class Encoding:
    """One file in the hands of the encoder child; abandoned unless it was finished.

    Args:
        encoder: The child; nothing else may encode with it meanwhile.
        part: The empty file to fill.
        target: What the file is to become: its name is used in messages.
        cancelled: Set to make a wait raise `Cancelled`.
    """

    def __init__(
        self, encoder: Child, part: Path, target: Path, cancelled: threading.Event
    ) -> None:
        self._encoder = encoder
        self._part = part
        self._target = target
        self._cancelled = cancelled
        self._under_way: deque[Future[Answer]] = deque()
        self._finished = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for future in self._under_way:
            self._encoder.cancel(future)
        # A dead process holds no file open, and need not be replaced to be told so.
        if self._finished or self._encoder.pid is None:
            return
        with contextlib.suppress(HarkenError, ChildDied, CancelledError):
            self._call("abandon_encoding", deadline_s=_LET_GO_DEADLINE_S).result()

    def begin(self, format_: str, title: str, artist: str) -> None:
        """Starts the file, with its tags; raises `HarkenError` where it cannot be written."""
        self._result(
            self._call(
                "begin_encoding",
                {"part": str(self._part), "format": format_, "title": title, "artist": artist},
            )
        )

    def append(self, samples: bytes) -> None:
        """Sends samples off; what earlier ones ran into is raised here."""
        self._under_way.append(self._call("encode", body=samples))
        while len(self._under_way) > _AHEAD:
            self._result(self._under_way[0])
            self._under_way.popleft()

    def finish(self) -> int:
        """Completes, syncs and checks the file; returns its length in samples."""
        self._under_way.append(self._call("finish_encoding", deadline_s=_CHECK_DEADLINE_S))
        while self._under_way:
            answer = self._result(self._under_way[0])
            self._under_way.popleft()
        self._finished = True
        return int(answer.result["frames"])

    def _call(
        self,
        call: str,
        arguments: Json | None = None,
        body: bytes = b"",
        deadline_s: float = _DEADLINE_S,
    ) -> "Future[Answer]":
        request = {**(arguments or {}), "target": str(self._target)}
        return self._encoder.call(call, request, body, deadline_s=deadline_s)

    def _result(self, future: "Future[Answer]") -> Answer:
        try:
            return result_of(future, self._cancelled)
        except ChildDied as error:
            raise encoder_lost(self._target) from error
