"""What a neural model takes and gives, read from its file without loading it.

An ONNX file is one protocol buffer message: fields, each a key (its number and kind) and a value
(protobuf.dev/programming-guides/encoding). Weights are skipped by their length, so that a model of
100 MB is looked through in some milliseconds, and no library is needed for it.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

_MODEL_GRAPH = 7
_GRAPH_NODE, _GRAPH_INPUT, _GRAPH_OUTPUT = 1, 11, 12
_NODE_OUTPUT, _NODE_KIND = 2, 4
_VALUE_NAME = 1

_VARINT, _EIGHT_BYTES, _COUNTED, _FOUR_BYTES = 0, 1, 2, 5
_LONGEST_VARINT_BYTES = 10

_Bytes: TypeAlias = "mmap.mmap | bytes"


class NotOnnx(Exception):
    """The file is no ONNX model, or not a whole one."""


@dataclass(frozen=True, slots=True)
class OnnxGraph:
    """What a model takes and gives."""

    inputs: frozenset[str]
    outputs: frozenset[str]
    rounded_up: tuple[str, ...]
    """What the model rounds up on its way: in a Piper voice, how long each sound takes."""


def read_graph(path: Path) -> OnnxGraph:
    """Looks through a model's file.

    Raises:
        NotOnnx: It is none.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        try:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _graph(data)
        except ValueError as error:  # empty, or not even text where names are
            raise NotOnnx(path.name) from error


def output_added(name: str) -> bytes:
    """What to append to a model's bytes so that it also gives the value `name`.

    Where a message stands twice in another one, the two are merged.
    """
    value = _counted(_VALUE_NAME, name.encode())
    return _counted(_MODEL_GRAPH, _counted(_GRAPH_OUTPUT, value))


def _graph(data: _Bytes) -> OnnxGraph:
    inputs: set[str] = set()
    outputs: set[str] = set()
    rounded_up: list[str] = []
    graphs = 0
    for field, start, end in _fields(data, 0, len(data)):
        if field != _MODEL_GRAPH:
            continue
        graphs += 1
        for part, at, until in _fields(data, start, end):
            if part == _GRAPH_INPUT:
                inputs.add(_text(data, at, until, _VALUE_NAME))
            elif part == _GRAPH_OUTPUT:
                outputs.add(_text(data, at, until, _VALUE_NAME))
            elif part == _GRAPH_NODE and _text(data, at, until, _NODE_KIND) == "Ceil":
                rounded_up.append(_text(data, at, until, _NODE_OUTPUT))
    if not graphs:
        raise NotOnnx("there is no graph in it")
    return OnnxGraph(frozenset(inputs), frozenset(outputs), tuple(rounded_up))


def _text(data: _Bytes, start: int, end: int, field: int) -> str:
    for number, at, until in _fields(data, start, end):
        if number == field:
            return data[at:until].decode()
    return ""


def _fields(data: _Bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each field that is counted in bytes; the others are passed over."""
    at = start
    while at < end:
        key, at = _varint(data, at, end)
        kind = key & 7
        if kind == _VARINT:
            _, at = _varint(data, at, end)
        elif kind == _COUNTED:
            length, at = _varint(data, at, end)
            if length > end - at:
                raise NotOnnx("it ends in the middle")
            yield key >> 3, at, at + length
            at += length
        elif kind in (_EIGHT_BYTES, _FOUR_BYTES):
            at += 8 if kind == _EIGHT_BYTES else 4
        else:
            raise NotOnnx("it is something else")
    if at != end:
        raise NotOnnx("it ends in the middle")


def _varint(data: _Bytes, at: int, end: int) -> tuple[int, int]:
    value = 0
    for place in range(at, min(at + _LONGEST_VARINT_BYTES, end)):
        value |= (data[place] & 0x7F) << 7 * (place - at)
        if data[place] < 0x80:
            return value, place + 1
    raise NotOnnx("it ends in the middle")


def _counted(field: int, content: bytes) -> bytes:
    length = len(content)
    count = bytearray()
    while length >= 0x80:
        count.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([field << 3 | _COUNTED, *count, length]) + content
