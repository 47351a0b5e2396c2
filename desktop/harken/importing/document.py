"""A document as it came, before anybody knows what it is."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from harken.errors import HarkenError
from harken.importing import decoding
from harken.importing.kinds import NAMES, Kind

if TYPE_CHECKING:
    from harken.importing.zip_archive import ZipArchive

_ZIP_START = b"PK\x03\x04"
_STRANGE = re.compile("[\ufffd\x80-\x9f\ue000-\uf8ff]")
_CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_MAX_SHARE_OF_CONTROLS = 0.04
_MAX_SHARE_OF_NULS = 0.15
_MAX_SHARE_OF_STRANGE = 0.1
_SNIFFED_BYTES = 200_000


@dataclass(frozen=True)
class Document:
    """What is to be read."""

    data: bytes
    shown: str
    """Its name in messages."""
    suffix: str = ""
    """The end of its file name, in lower case: ".html"."""
    url: str | None = None
    encoding: str | None = None
    """What a web server says."""
    media_type: str = ""
    """What a web server says: "text/html"."""

    @cached_property
    def text(self) -> str:
        """All of it as text, in whatever encoding it is.

        Raises:
            HarkenError: It is not text.
        """
        if self._has_junk_bytes():  # before they are decoded, which takes long
            raise self._no_text()
        declared = self.encoding or decoding.declared_in_page(self.data)
        text = decoding.decode(self.data, declared)
        beginning = text[:_SNIFFED_BYTES]
        strange = sum(1 for _ in _STRANGE.finditer(beginning))
        if strange > _MAX_SHARE_OF_STRANGE * len(beginning):
            raise self._no_text()
        return text

    @property
    def is_zip(self) -> bool:
        """Whether it begins as a zip archive does."""
        return self.data.startswith(_ZIP_START)

    @cached_property
    def archive(self) -> "ZipArchive":
        """The zip archive that it is, with one limit for all that is read from it.

        Raises:
            HarkenError: It is damaged or has too many entries.
        """
        from harken.importing.zip_archive import ZipArchive  # which most documents do not need

        return ZipArchive(self)

    def is_called(self, kind: Kind) -> bool:
        """Whether its name or a web server says that it is of a kind."""
        return self.suffix in kind.suffixes or self.media_type in kind.media_types

    def error(self, why: str, next_step: str) -> HarkenError:
        """What a person is told of this document."""
        return HarkenError(f"Cannot read {self.shown}", why, next_step)

    def _no_text(self) -> HarkenError:
        return self.error(
            "it does not hold text",
            f"Harken reads {NAMES}.",
        )

    def _has_junk_bytes(self) -> bool:
        sample = self.data[:_SNIFFED_BYTES]
        if decoding.is_wide(self.data):
            return False
        controls = len(sample) - len(sample.translate(None, _CONTROLS))
        return controls > _MAX_SHARE_OF_CONTROLS * len(sample) or sample.count(
            0
        ) > _MAX_SHARE_OF_NULS * len(sample)
