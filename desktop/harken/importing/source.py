"""What a person can hand to Harken, and what it is called in messages."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

_LOGIN = re.compile(r"(?<=://)[^/?#]*@")
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Lone surrogates that stand for no byte of a file's name."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on this computer."""

    path: Path


@dataclass(frozen=True, slots=True)
class LinkSource:
    """A web address; http and https are fetched, anything else is refused in words."""

    url: str


@dataclass(frozen=True, slots=True)
class TextSource:
    """Text from the clipboard or a dragged selection."""

    text: str
    html: str | None = None
    """The same selection as a browser's `text/html`."""
    name: str = "pasted text"


@dataclass(frozen=True, slots=True)
class BytesSource:
    """Bytes of unknown kind, such as standard input."""

    data: bytes
    name: str = "standard input"


Source: TypeAlias = FileSource | LinkSource | TextSource | BytesSource


def source_from_argument(argument: str) -> Source:
    """The source that a command-line argument or a dropped address names.

    A name with a scheme of two letters or more and `//` is a link ("C:/a.txt" is not), and so is a
    file of another computer; all else is a path. `~` is the home folder. What names nothing is an
    empty source, not the current folder; what cannot be an address or a path is refused in words
    when it is read.
    """
    stripped = argument.strip()
    scheme = stripped.partition("://")[0].lower() if "://" in stripped else ""
    path = argument
    if scheme == "file":
        from urllib.request import url2pathname  # brings http.client; few sources need it

        try:
            address = urlsplit(stripped)
            path = url2pathname(address.path)
        except ValueError:
            return LinkSource(stripped)
        if address.netloc.lower() not in {"", "localhost"}:
            return LinkSource(stripped)
    elif len(scheme) > 1 and scheme.isalnum():
        return LinkSource(stripped)
    return FileSource(_with_home(path)) if path else BytesSource(b"", name=f'"{stripped}"')


def _with_home(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:  # nobody here has that name
        return Path(path)


def describe(source: Source) -> str:
    """The source as messages and JSON show it: text that can be encoded, without a password."""
    match source:
        case FileSource(path):
            return printable(str(path))
        case LinkSource(url):
            return printable(_LOGIN.sub("", url))
        case TextSource() | BytesSource():
            return printable(source.name)


def short_name(source: Source) -> str:
    """What an article without a title is called; "" where its first words say more."""
    match source:
        case FileSource(path):
            return printable(path.stem or str(path))
        case LinkSource():
            url = describe(source)
            try:
                parts = urlsplit(url)
            except ValueError:
                return url
            last = unquote(parts.path).rstrip("/").rpartition("/")[2]
            return printable(f"{parts.netloc} {last}".strip() or url)
        case TextSource() | BytesSource():
            return ""


def printable(text: str) -> str:
    """`text` without lone surrogates, such as stand for undecodable bytes of a file's name."""
    if _encodes(text):
        return text
    return os.fsencode(_NO_BYTE.sub("\ufffd", text)).decode("utf-8", "replace")


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
