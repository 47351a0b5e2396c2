"""MIME taken apart: headers, and bodies inside bodies, within bounds.

The standard library reads the headers; bodies are split here, because its parser's time and depth
grow with what a hostile message asks for.
"""

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from functools import cached_property

from harken.importing import decoding

MAX_DEPTH = 8
MAX_PARTS = 1_000
"""Of one body."""
_MAX_HEADER_BYTES = 262_144
_MAX_VALUE_CHARACTERS = 4_000
_END_OF_HEADER = re.compile(rb"(?:\A|\n)\r?\n")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Entity:
    """A message, or one part of its body."""

    headers: Mapping[str, str]
    """The first of each name, by the name in lower case; see `readable_value`."""
    body: bytes
    """As it was sent."""

    @property
    def content_type(self) -> str:
        """Like "text/plain", which it also is where nothing is said."""
        return self._typed.get_content_type()

    @property
    def charset(self) -> str | None:
        """The encoding that is declared for its text."""
        return self._typed.get_content_charset()

    @property
    def is_attachment(self) -> bool:
        """Whether it is to be saved, not shown."""
        return self.headers.get("content-disposition", "").lower().lstrip().startswith("attachment")

    def parameter(self, name: str) -> str:
        """What the content type says further, in lower case; "" where it does not."""
        value = self._typed.get_param(name, "")
        return value.lower() if isinstance(value, str) else ""

    @property
    def content(self) -> bytes:
        """The body, its transfer encoding undone as far as it can be."""
        message = Message()
        message["Content-Transfer-Encoding"] = self.headers.get("content-transfer-encoding", "")
        message.set_payload(self.body.decode("ascii", "surrogateescape"))
        content = message.get_payload(decode=True)
        return content if isinstance(content, bytes) else self.body

    @property
    def text(self) -> str:
        """The content as text, whatever the declared encoding is worth."""
        data = self.content
        return decoding.decode(data, self.charset or decoding.declared_in_page(data))

    def parts(self) -> Iterator["Entity"]:
        """The parts of a body that has parts, `MAX_PARTS` at most."""
        boundary = self._typed.get_boundary()
        if not boundary:
            return
        mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
        line = re.compile(rb"(?:\A|\r?\n)--" + mark + rb"(--)?[ \t]*(?=\r?\n|\Z)")
        start: int | None = None
        for number, found in enumerate(line.finditer(self.body)):
            if start is not None:
                yield parse(self.body[start : found.start()])
            if found.group(1) or number >= MAX_PARTS:
                return
            start = self.body.find(b"\n", found.end()) + 1 or len(self.body)
        if start is not None:
            yield parse(self.body[start:])  # the end is missing

    @cached_property
    def _typed(self) -> Message:
        message = Message()
        message["Content-Type"] = self.headers.get("content-type", "text/plain")
        return message


def parse(data: bytes) -> Entity:
    """The headers and the body of a message or part."""
    end = _END_OF_HEADER.search(data)
    length, behind = (end.start(), end.end()) if end else (len(data), len(data))
    header = data[: min(length, _MAX_HEADER_BYTES)]
    headers: dict[str, str] = {}
    for name, value in BytesHeaderParser(policy=compat32).parsebytes(header).raw_items():
        headers.setdefault(name.lower(), str(value)[:_MAX_VALUE_CHARACTERS])
    return Entity(headers, data[behind:])


def readable_value(value: str) -> str:
    """A header's value as people read it: encoded words decoded, on one line."""
    raw = value.encode("ascii", "surrogateescape")
    text = value if value.isascii() else decoding.decode(raw)
    try:
        pieces = decode_header(text)
    except (HeaderParseError, binascii.Error, ValueError):
        pieces = [(text, None)]
    joined = "".join(
        piece
        if isinstance(piece, str)
        else decoding.decode(piece, charset)
        if charset
        else piece.decode("raw-unicode-escape", "replace")
        for piece, charset in pieces
    )
    return _SPACES.sub(" ", decoding.readable(joined)).strip()
