"""Which reader a document gets: its content decides, its name only helps."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from harken.errors import HarkenError
from harken.importing import decoding
from harken.importing.draft import Draft


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of document that Harken reads."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, Document], Draft]


def _plain_text(text: str, _: Document) -> Draft:
    from harken.importing.formats.plain_text import read_plain_text

    return read_plain_text(text)


def _markdown(text: str, _: Document) -> Draft:
    from harken.importing.formats.markdown import read_markdown

    return read_markdown(text)


def _web_page(text: str, document: Document) -> Draft:
    from harken.importing.formats.html import read_page

    return read_page(text, document.url, document.shown)


PLAIN_TEXT = Format("plain text", (".txt", ".text", ""), _plain_text)
MARKDOWN = Format("Markdown", (".md", ".markdown", ".mdown", ".mkd"), _markdown)
WEB_PAGE = Format("web page", (".html", ".htm", ".xhtml"), _web_page)
FORMATS = (WEB_PAGE, MARKDOWN, PLAIN_TEXT)

_FOREIGN_STARTS = (
    (rb"%PDF-", "a PDF", "PDF files"),
    (rb"\{\\rtf", "a rich text (RTF) file", "RTF files"),
    (rb"PK\x03\x04.{26,200}?mimetypeapplication/epub", "an e-book", "EPUB files"),
    (rb"PK\x03\x04.{26,200}?mimetypeapplication/vnd\.oasis", "an OpenDocument file", "ODT files"),
    (rb"PK\x03\x04.{0,4000}?word/", "a Word document", "Word files"),
    (rb"PK\x03\x04", "an archive or an office document", "such files"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "such files"),
    (rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!", "a packed file", "packed files"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\x00|MM\x00\*", "a picture", "pictures"),
    (
        rb"ID3|OggS|fLaC|RIFF....(?:WAVE|AVI )|....ftyp|\x1aE\xdf\xa3",
        "sound or video",
        "sound and video",
    ),
    (
        rb"\x7fELF|MZ.\x00|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|SQLite format 3",
        "a program or a database",
        "such files",
    ),
)
_FOREIGN = tuple(
    (re.compile(magic, re.DOTALL), kind, plural) for magic, kind, plural in _FOREIGN_STARTS
)
_MAIL = re.compile(rb"\A(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){2,}", re.ASCII)
_MIME = re.compile(rb"^(?:MIME-Version|Content-Transfer-Encoding):", re.IGNORECASE | re.MULTILINE)
_PAGE_START = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*|<!--.{0,4000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|title|meta|h1|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|br|li|a|span|body|html|article|table|td|b|i)\b[^<>]*>", re.IGNORECASE
)
_MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#|\.|mailto:)[^)\s]*\)"),
    re.compile(r"(?<![\w*])\*\*\S[^*\n]{0,200}\*\*(?![\w*])"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"^\[[^\]\n]+\]: \S+", re.MULTILINE),
)
_MARKDOWN_TITLE = re.compile(r"\s*# \S[^\n]*\n\s*\n")
_STRANGE = re.compile("[\ufffd\x80-\x9f\ue000-\uf8ff]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_SHARE_OF_CONTROLS = 0.04
_MAX_SHARE_OF_NULS = 0.15
_MAX_SHARE_OF_STRANGE = 0.1
_SNIFFED_CHARACTERS = 200_000


def read(document: Document) -> Draft:
    """Reads a document with the reader that its content asks for.

    Raises:
        HarkenError: It is empty, of a kind that Harken cannot read, or not text at all.
    """
    what = f"Cannot read {document.shown}"
    if not document.data.strip():
        raise _empty(what)
    _refuse_foreign(document, what)
    text = decoding.decode(
        document.data, document.encoding or decoding.declared_in_page(document.data)
    )
    _refuse_junk(document.data, text, what)
    if not text.strip():
        raise _empty(what)
    return choose(text, document.suffix, document.media_type).read(text, document)


def choose(text: str, suffix: str = "", media_type: str = "") -> Format:
    """The format of a text."""
    start = text[:_SNIFFED_CHARACTERS]
    names_page = suffix in WEB_PAGE.suffixes or media_type in {"text/html", "application/xhtml+xml"}
    if _PAGE_START.match(start) or (names_page and _TAG.search(start)):
        return WEB_PAGE
    if suffix in MARKDOWN.suffixes or media_type == "text/markdown":
        return MARKDOWN
    if _MARKDOWN_TITLE.match(start):
        return MARKDOWN
    if sum(1 for sign in _MARKDOWN_SIGNS if sign.search(start)) >= 2:
        return MARKDOWN
    return PLAIN_TEXT


def _refuse_foreign(document: Document, what: str) -> None:
    for magic, kind, plural in _FOREIGN:
        if magic.match(document.data):
            raise HarkenError(
                what,
                f"it is {kind}, and Harken cannot read {plural} yet",
                "Save it as text or as a web page, or copy the text and paste it here.",
            )
    head = _MAIL.match(document.data[:20_000])
    if head and _MIME.search(head.group()):
        raise HarkenError(
            what,
            "it is a saved mail or web archive, and Harken cannot read those yet",
            "Open it, copy the text and paste it here.",
        )


def _refuse_junk(data: bytes, text: str, what: str) -> None:
    sample, beginning = data[:_SNIFFED_CHARACTERS], text[:_SNIFFED_CHARACTERS]
    controls = nuls = 0
    if not decoding.is_wide(data):
        controls = sum(1 for _ in _CONTROLS.finditer(sample))
        nuls = sample.count(0)
    strange = sum(1 for _ in _STRANGE.finditer(beginning))
    if (
        controls > _MAX_SHARE_OF_CONTROLS * len(sample)
        or nuls > _MAX_SHARE_OF_NULS * len(sample)
        or strange > _MAX_SHARE_OF_STRANGE * len(beginning)
    ):
        raise HarkenError(
            what,
            "it does not hold text",
            "Choose a text file, a Markdown file or a saved web page.",
        )


def _empty(what: str) -> HarkenError:
    return HarkenError(what, "it is empty", "Choose a file with text in it, or paste the text.")
