"""Which format a document gets: its content decides, its name only helps."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from harken.errors import HarkenError
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import (
    epub,
    feed,
    mail,
    markdown,
    open_document,
    pdf,
    plain_text,
    rtf,
    web_archive,
    web_page,
    word,
)
from harken.importing.formats.office.foreign import refuse_office
from harken.importing.kinds import Kind


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of document is recognised and read.

    Its module is light; what parses is imported when there is something to parse.
    """

    kind: Kind
    recognises: Callable[[Document], bool]
    """Whether the content is of this kind. May raise `HarkenError` where it is, but unreadable."""
    read: Callable[[Document], list[Draft]]
    """The articles in it, mostly one. Raises `HarkenError` for all that a person can meet."""


PACKED_FORMATS = (
    Format(kinds.PDF, pdf.recognises, pdf.read),
    Format(kinds.WORD, word.recognises, word.read),
    Format(kinds.OPEN_DOCUMENT, open_document.recognises, open_document.read),
    Format(kinds.EPUB, epub.recognises, epub.read),
    Format(kinds.RTF, rtf.recognises, rtf.read),
    Format(kinds.WEB_ARCHIVE, web_archive.recognises, web_archive.read),
    Format(kinds.MAIL, mail.recognises, mail.read),
)
"""Told by their first bytes."""

TEXT_FORMATS = (
    Format(kinds.FEED, feed.recognises, feed.read),
    Format(kinds.WEB_PAGE, web_page.recognises, web_page.read),
    Format(kinds.MARKDOWN, markdown.recognises, markdown.read),
    Format(kinds.PLAIN_TEXT, plain_text.recognises, plain_text.read),
)
"""In this order: the first that recognises a text reads it."""

_FOREIGN_STARTS = (
    (
        rb"\x1f\x8b|BZh[1-9](?:1AY&SY|\x17rE8P\x90)|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a\x07",
        "a packed file",
        "packed files",
    ),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a.{0,6}[\x00-\x08]|RIFF....WEBP|II\*\x00|MM\x00\*",
        "a picture",
        "pictures",
    ),
    (
        (
            rb"ID3[\x02-\x04]|OggS\x00|fLaC[\x00\x80]|RIFF....(?:WAVE|AVI )|\x00\x00..ftyp"
            rb"|\x1aE\xdf\xa3"
        ),
        "sound or video",
        "sound and video",
    ),
    (
        rb"\x7fELF|MZ.\x00|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|SQLite format 3\x00",
        "a program or a database",
        "such files",
    ),
)
"""Magic numbers, as far as it takes to know them from a text about their formats."""
_FOREIGN = tuple(
    (re.compile(magic, re.DOTALL), kind, plural) for magic, kind, plural in _FOREIGN_STARTS
)


def read(document: Document) -> list[Draft]:
    """Reads a document with the reader that its content asks for.

    Raises:
        HarkenError: It is empty, of a kind that Harken cannot read, or not text at all.
    """
    return choose(document).read(document)


def choose(document: Document) -> Format:
    """The format of a document.

    Raises:
        HarkenError: It is empty, of a kind that Harken cannot read, or not text at all.
    """
    if not document.data.strip():
        raise _empty(document)
    for format_ in PACKED_FORMATS:
        if format_.recognises(document):
            return format_
    refuse_office(document)
    _refuse_foreign(document)
    if not document.text.strip():
        raise _empty(document)
    return next(format_ for format_ in TEXT_FORMATS if format_.recognises(document))


def _refuse_foreign(document: Document) -> None:
    for magic, kind, plural in _FOREIGN:
        if magic.match(document.data):
            raise document.error(
                f"it is {kind}, and Harken cannot read {plural}",
                "Save it as text or as a web page, or copy the text and paste it here.",
            )


def _empty(document: Document) -> HarkenError:
    return document.error("it is empty", "Choose a file with text in it, or paste the text.")
