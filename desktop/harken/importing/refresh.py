"""Pages that do nothing but send their reader on."""

import re
from html import unescape

from harken.importing.document import Document

_SNIFFED_BYTES = 100_000
_LONGEST_DELAY_S = 5
_MOST_TEXT = 400
"""A page with more characters to read is read itself."""
_META = re.compile(
    r"""<meta\b(?=[^<>]{0,300}?http-equiv\s*=\s*["']?\s*refresh\b)[^<>]{0,4000}?"""
    r"""\bcontent\s*=\s*(?:"([^"]{1,4000})"|'([^']{1,4000})')""",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"""\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?\s*([^"'\s]+)""", re.IGNORECASE
)
_UNREAD = re.compile(
    r"<(script|style|title)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL
)


def refresh_target(document: Document) -> str | None:
    """Where a page without text of its own sends its reader on at once; None where it does not."""
    if document.media_type not in {"", "text/html", "application/xhtml+xml"}:
        return None
    start = document.data[:_SNIFFED_BYTES].decode("utf-8", "replace")
    meta = _META.search(start)
    content = _CONTENT.match(unescape(meta[1] or meta[2])) if meta else None
    if content is None or int(content[1]) > _LONGEST_DELAY_S:
        return None
    text = _UNREAD.sub(" ", start)
    return content[2] if len("".join(text.split())) <= _MOST_TEXT else None
