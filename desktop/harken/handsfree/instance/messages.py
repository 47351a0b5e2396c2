"""What two processes say to each other: one JSON object a line, each call one of each kind.

The window greets, the caller asks, the window answers. A caller asks nothing of a window that does
not greet: one that hangs can then not do later what its caller has given up.

    window: {"harken": 1}
    caller: {"do": "open", "sources": [{"file": "/home/me/a.html"}], "activation": null}
            {"do": "control", "words": ["rate", "1.5x"], "sources": [], "activation": null}
    window: {"done": …} or {"error": {"what": …, "why": …, "next": …}}
"""

import base64
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from harken.importing.source import BytesSource, FileSource, LinkSource, Source

Json: TypeAlias = dict[str, Any]

VERSION = 1
MOST_BYTES = 80_000_000
"""The longest line: standard input is handed over in it, as base64."""
GREETING: Json = {"harken": VERSION}

OPEN, CONTROL = "open", "control"


class Garbled(Exception):
    """A line that is none of ours."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a caller asks of the running window."""

    do: str
    """`OPEN` or `CONTROL`."""
    sources: Sequence[Source] = ()
    words: Sequence[str] = ()
    """For `CONTROL`: as they were typed after `harken control`."""
    activation: str | None = None
    """What the desktop gave the caller so that a window may come to the front."""

    def to_json(self) -> Json:
        """The form it is sent in."""
        return {
            "do": self.do,
            "words": list(self.words),
            "sources": [_source_to_json(source) for source in self.sources],
            "activation": self.activation,
        }

    @classmethod
    def from_json(cls, data: Json) -> "Request":
        """The request that was sent; raises `Garbled` where it is none."""
        do, words, sources = data.get("do"), data.get("words", []), data.get("sources", [])
        activation = data.get("activation")
        if (
            do not in (OPEN, CONTROL)
            or not isinstance(words, list)
            or not isinstance(sources, list)
        ):
            raise Garbled
        if not all(isinstance(word, str) for word in words):
            raise Garbled
        if activation is not None and not _is_token(activation):
            raise Garbled
        return cls(do, [_source_from_json(source) for source in sources], words, activation)


def line_of(message: Json) -> bytes:
    """A message as it is sent; lone surrogates of undecodable file names survive."""
    return json.dumps(message).encode("ascii") + b"\n"


def message_of(line: bytes) -> Json:
    """The message of a line; raises `Garbled`."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Garbled from error
    if not isinstance(message, dict):
        raise Garbled
    return message


def _is_token(value: object) -> bool:
    # It becomes an environment variable.
    return isinstance(value, str) and value.isascii() and value.isprintable()


def _can_be_typed(text: str) -> bool:
    """Whether a command line can hold it: not a NUL, nor a surrogate that stands for no byte."""
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False


def _source_to_json(source: Source) -> Json:
    match source:
        case FileSource(path):
            return {"file": str(path)}
        case LinkSource(url):
            return {"link": url}
        case BytesSource(data, name):
            return {"data": base64.b64encode(data).decode("ascii"), "name": name}
    raise TypeError(source)


def _source_from_json(data: object) -> Source:
    match data:
        # A relative path would be one from the window's folder, which the caller did not mean.
        case {"file": str(path)} if Path(path).is_absolute() and _can_be_typed(path):
            return FileSource(Path(path))
        case {"link": str(url)} if _can_be_typed(url):
            return LinkSource(url)
        case {"data": str(text), "name": str(name)} if _can_be_typed(name):
            try:
                return BytesSource(base64.b64decode(text, validate=True), name)
            except ValueError as error:
                raise Garbled from error
        case _:
            raise Garbled
