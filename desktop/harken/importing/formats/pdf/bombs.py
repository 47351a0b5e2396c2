"""Tells PDFs that unpack to far more than a page can hold, before pdfium unpacks them."""

import re
import zlib

MAX_UNPACKED_BYTES = 30_000_000
"""Of one stream: three hundred times a long page's."""
_MAX_RATIO = 1032
"""A deflated stream unpacks to at most so many times its bytes."""
_STREAM = re.compile(rb"/FlateDecode\b[^<]{0,400}?>>\s*stream\r?\n")
_DICTIONARY_BYTES = 1_000
_NOT_READ = re.compile(rb"/Subtype\s*/Image\b|/Width\b|/EmbeddedFile\b")
_STEP = 1_000_000


def has_bomb(data: bytes) -> bool:
    """Whether a PDF's stream, no picture or attached file, unpacks beyond the limit."""
    for found in _STREAM.finditer(data):
        start = found.end()
        end = data.find(b"endstream", start)
        packed = (end if end >= 0 else len(data)) - start
        if packed * _MAX_RATIO <= MAX_UNPACKED_BYTES:
            continue
        begins = data.rfind(b"obj", max(0, start - _DICTIONARY_BYTES), start)
        if _NOT_READ.search(data, max(begins, 0), start):
            continue
        if _unpacks_beyond(memoryview(data)[start : start + packed]):
            return True
    return False


def _unpacks_beyond(packed: memoryview) -> bool:
    unpacker = zlib.decompressobj()
    size, left = 0, bytes(packed[:_STEP])
    at = len(left)
    try:
        while left:
            size += len(unpacker.decompress(left, _STEP))
            if size > MAX_UNPACKED_BYTES:
                return True
            left = unpacker.unconsumed_tail
            if not left and not unpacker.eof:
                left = bytes(packed[at : at + _STEP])
                at += len(left)
    except zlib.error:
        pass  # Encrypted or broken: pdfium tells.
    return False
