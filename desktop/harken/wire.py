"""How two processes talk: a JSON header and raw bytes a message, never pickle.

A message on the wire: the header's length and the body's length (two unsigned 32-bit integers, big
endian), the header as UTF-8 JSON, the body.
"""

import json
import struct
from typing import IO, Any, TypeAlias

Json: TypeAlias = dict[str, Any]

_LENGTHS = struct.Struct(">II")
_LONGEST_BYTES = 1 << 28
"""Longer than any message; any four letters that a library prints into the pipe are more."""


def write_message(stream: IO[bytes], header: Json, body: bytes) -> None:
    """Writes one message and sends it off."""
    encoded = json.dumps(header, separators=(",", ":")).encode()
    stream.write(_LENGTHS.pack(len(encoded), len(body)))
    stream.write(encoded)
    stream.write(body)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[Json, bytes]:
    """The next message: its header and its body.

    Raises:
        EOFError: The stream ended, or what comes is no message.
    """
    header_bytes, body_bytes = _LENGTHS.unpack(_read_exactly(stream, _LENGTHS.size))
    if max(header_bytes, body_bytes) > _LONGEST_BYTES:
        raise EOFError("this is no message")
    try:
        header: Json = json.loads(_read_exactly(stream, header_bytes))
    except ValueError as error:
        raise EOFError("this is no message") from error
    return header, _read_exactly(stream, body_bytes)


def _read_exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
