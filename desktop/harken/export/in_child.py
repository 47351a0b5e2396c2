"""The child's part of an export: encodes what it is sent into a file, and checks the file."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from harken.errors import HarkenError
from harken.export.encoders.encoder import Encoder, Format, Tags
from harken.export.failures import cannot_save, encoder_lost, is_unsupported, wrong_length
from harken.serving import Handler, Report
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ
from harken.wire import Json

_TOLERANCE_FRAMES = SAMPLE_RATE_HZ // 20
"""Encoders pad by less than a tenth of this; a file that lacks a word lacks more."""


@dataclass(slots=True)
class _Encoding:
    """The one file that is being written."""

    part: Path
    target: Path
    format: Format
    file: BinaryIO
    encoder: Encoder
    frames: int = 0


class _Desk:
    """Has at most one file in work; another `begin` drops the one before."""

    def __init__(self) -> None:
        self._encoding: _Encoding | None = None

    def begin(self, request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG002
        """Starts encoding into the empty file `part`, which is to become `target`."""
        self._drop()
        part, target = Path(request["part"]), Path(request["target"])
        format_ = _format(request["format"])
        with _explained(target):
            file = part.open("r+b")
            try:
                encoder = format_.start(file, Tags(request["title"], request["artist"]))
            except BaseException:
                file.close()
                raise
        self._encoding = _Encoding(part, target, format_, file, encoder)
        return {}, b""

    def encode(self, request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG002
        """Appends the samples in `body`."""
        encoding = self._current(request)
        with _explained(encoding.target):
            encoding.encoder.write(body)
        encoding.frames += len(body) // BYTES_PER_FRAME
        return {}, b""

    def finish(self, request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG002
        """Completes the file, sees it onto the disk and reads it back; answers its `frames`."""
        encoding = self._current(request)
        with _explained(encoding.target):
            encoding.encoder.finish()
            encoding.file.flush()
            _sync(encoding.file)
            encoding.file.close()
            self._encoding = None
            report({"checking": True})
            frames = encoding.format.count_frames(encoding.part)
        if abs(frames - encoding.frames) > _TOLERANCE_FRAMES:
            raise wrong_length(
                encoding.target, frames / SAMPLE_RATE_HZ, encoding.frames / SAMPLE_RATE_HZ
            )
        return {"frames": encoding.frames}, b""

    def abandon(self, request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG002
        """Lets go of the file, so that it can be removed on any system."""
        self._drop()
        return {}, b""

    def _current(self, request: Json) -> _Encoding:
        # A process that died between two requests was replaced by this one, which knows nothing.
        if self._encoding is None:
            raise encoder_lost(Path(request["target"]))
        return self._encoding

    def _drop(self) -> None:
        encoding, self._encoding = self._encoding, None
        if encoding is not None:
            encoding.encoder.abandon()
            with contextlib.suppress(OSError):
                encoding.file.close()


def encoding_handlers() -> dict[str, Handler]:
    """The requests that encode a file: begin, encode (again and again), finish or abandon."""
    desk = _Desk()
    return {
        "begin_encoding": desk.begin,
        "encode": desk.encode,
        "finish_encoding": desk.finish,
        "abandon_encoding": desk.abandon,
    }


def _format(name: str) -> Format:
    # PyAV takes a third of a second to import: only who saves an MP3 waits for it.
    if name == "mp3":
        from harken.export.encoders.mp3 import MP3

        return MP3
    from harken.export.encoders.wav import WAV

    return WAV


@contextlib.contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except HarkenError:
        raise
    except OSError as error:
        raise cannot_save(target, error) from error


def _sync(file: BinaryIO) -> None:
    # Some network folders cannot sync and say so with EINVAL; what they can do, they have done.
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if not is_unsupported(error):
            raise
