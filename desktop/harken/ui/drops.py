"""What a drag or the clipboard carries, as sources to import."""

import re
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from harken.importing.source import FileSource, LinkSource, Source, TextSource

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


def sources_of(mime: QMimeData) -> list[Source]:
    """The sources in `mime`, in their order; none where there is nothing to read.

    Files and links come first, then a selection with its `text/html`, then plain text. A text that
    is nothing but a link, or the address of a file, is taken for what it names.
    """
    if mime.hasUrls():
        sources = [source for url in mime.urls() if (source := _of_url(url)) is not None]
        if sources:
            return sources
    text = mime.text() if mime.hasText() else ""
    html = mime.html() if mime.hasHtml() else ""
    named = _named_in(text)
    if named:
        return named
    if text.strip() or html.strip():
        return [TextSource(text, html or None)]
    return []


def _of_url(url: QUrl) -> Source | None:
    if url.isLocalFile():
        return FileSource(Path(url.toLocalFile()))
    if url.scheme():
        # The importer says in words which kinds of link it can fetch.
        return LinkSource(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return None


def _named_in(text: str) -> list[Source]:
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) == 1 and _LINK.fullmatch(lines[0]):
        return [LinkSource(lines[0])]
    if lines and all(line.startswith("file://") for line in lines):
        return [FileSource(Path(QUrl(line).toLocalFile())) for line in lines]
    return []
