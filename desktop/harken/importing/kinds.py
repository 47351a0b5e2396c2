"""The kinds of documents that Harken reads, and how their files are called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    name: str
    """For people: "web page"."""
    suffixes: tuple[str, ...]
    """The ends of its files' names, in lower case."""
    media_types: tuple[str, ...] = ()
    """What web servers and mails call it."""


PDF = Kind("PDF", (".pdf",), ("application/pdf",))
WORD = Kind(
    "Word document",
    (".docx", ".docm", ".dotx"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
)
OPEN_DOCUMENT = Kind(
    "OpenDocument text", (".odt", ".ott"), ("application/vnd.oasis.opendocument.text",)
)
EPUB = Kind("e-book", (".epub",), ("application/epub+zip",))
RTF = Kind("rich text", (".rtf",), ("application/rtf", "text/rtf"))
FEED = Kind(
    "news feed",
    (".rss", ".atom", ".xml"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
)
WEB_ARCHIVE = Kind(
    "web archive", (".mhtml", ".mht"), ("multipart/related", "application/x-mimearchive")
)
MAIL = Kind("mail", (".eml", ".mbox"), ("message/rfc822", "application/mbox"))
WEB_PAGE = Kind(
    "web page", (".html", ".htm", ".xhtml", ".xht"), ("text/html", "application/xhtml+xml")
)
MARKDOWN = Kind("Markdown", (".md", ".markdown", ".mdown", ".mkd"), ("text/markdown",))
PLAIN_TEXT = Kind("plain text", (".txt", ".text"), ("text/plain",))

KINDS = (
    PDF,
    WORD,
    OPEN_DOCUMENT,
    EPUB,
    RTF,
    FEED,
    WEB_ARCHIVE,
    MAIL,
    WEB_PAGE,
    MARKDOWN,
    PLAIN_TEXT,
)

NAMES = (
    "web pages and their archives, PDF, Word, OpenDocument text, EPUB, RTF, mail, RSS and Atom "
    "feeds, Markdown, plain text"
)
"""All of them for people."""

SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
"""What is taken out of a folder. A file that is named itself may have any ending, or none."""
