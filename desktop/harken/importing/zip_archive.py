"""Reading zip archives, which office documents and e-books are, without trusting their headers."""

import struct
import zipfile
import zlib
from functools import cached_property
from io import BytesIO
from typing import Protocol

from harken.errors import HarkenError

MAX_ENTRIES = 5_000
MAX_TOTAL_BYTES = 100_000_000
"""Unpacked, of all entries that are read."""
MAX_RATIO = 200
"""Of unpacked to packed bytes; office programs' own files stay under 50."""
_RATIO_COUNTS_FROM_BYTES = 10_000_000
_CHUNK_BYTES = 1_000_000
_MEDIA_TYPE = "mimetype"
_MEDIA_TYPE_MAX_BYTES = 1_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)


class Packed(Protocol):
    """A document that is an archive."""

    @property
    def data(self) -> bytes:
        """All of it."""

    def error(self, why: str, next_step: str) -> HarkenError:
        """What a person is told of it."""


class ZipArchive:
    """The files inside a document; every byte that comes out of them is counted."""

    def __init__(self, document: Packed) -> None:
        """Reads the archive's directory.

        Raises:
            HarkenError: It is cut short or damaged, or has too many entries.
        """
        self.document = document
        # Counted before the directory is read, which takes time and memory for each entry.
        if document.data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
            raise document.error(
                f"it holds more than {MAX_ENTRIES:,} files", "Take out the one you want to hear."
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(document.data))
        except (*_DAMAGED, NotImplementedError):
            raise self.damaged() from None
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._folded = {name.casefold(): name for name in self._entries}
        self._bytes_left = MAX_TOTAL_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, in the archive's order."""
        return tuple(self._entries)

    @cached_property
    def media_type(self) -> str | None:
        """What an OpenDocument or EPUB archive says it is; None where it says nothing.

        Raises:
            HarkenError: It is said in a way that cannot be read.
        """
        if _MEDIA_TYPE not in self._entries:
            return None
        return self.read(_MEDIA_TYPE, _MEDIA_TYPE_MAX_BYTES).decode("ascii", "replace").strip()

    def find(self, name: str) -> str | None:
        """The name of a file as the archive writes it; small and capital letters may differ."""
        return name if name in self._entries else self._folded.get(name.casefold())

    def read(self, name: str, max_bytes: int) -> bytes:
        """The content of a file.

        Raises:
            HarkenError: It is missing, damaged, encrypted, or unpacks to too much.
        """
        found = self.find(name)
        if found is None:
            raise self.document.error(
                f"its part {name} is missing, so it is damaged", _GET_IT_AGAIN
            )
        entry = self._entries[found]
        if entry.flag_bits & _ENCRYPTED:
            raise protected(self.document)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            # The others unpack without a limit on what one step may give.
            raise self.document.error("it is packed in an unusual way", _SAVE_IT_AGAIN)
        try:
            data = self._unpacked(entry, min(max_bytes, self._bytes_left))
        except (*_DAMAGED, NotImplementedError):
            raise self.damaged() from None
        self._bytes_left -= len(data)
        return data

    def damaged(self) -> HarkenError:
        """What a person is told of an archive that cannot be unpacked."""
        return self.document.error("it is damaged or cut short", _GET_IT_AGAIN)

    def _unpacked(self, entry: zipfile.ZipInfo, max_bytes: int) -> bytes:
        pieces: list[bytes] = []
        length = 0
        with self._zip.open(entry) as file:
            while piece := file.read(_CHUNK_BYTES):
                pieces.append(piece)
                length += len(piece)
                is_bomb = length > MAX_RATIO * max(1, entry.compress_size)
                if length > max_bytes or (length > _RATIO_COUNTS_FROM_BYTES and is_bomb):
                    raise too_large(self.document)
        return b"".join(pieces)


def protected(document: Packed) -> HarkenError:
    """What a person is told of a document that needs a password."""
    return document.error(
        "it is protected by a password",
        "Open it in the program it was made with, save a copy without password, and try that.",
    )


def too_large(document: Packed) -> HarkenError:
    """What a person is told of a document that unpacks to too much."""
    return document.error(
        "it unpacks to more than a text can need",
        "Open it in the program it was made with, and copy the text you want to hear.",
    )


_GET_IT_AGAIN = "Download or copy it again, and try once more."
_SAVE_IT_AGAIN = "Open it in the program it was made with, save it again, and try that."
