"""Which documents are news feeds (RSS, Atom), and their way to be read."""

import re

from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.prolog import prolog_end

_SNIFFED_CHARACTERS = 20_000
_ROOT = re.compile(
    r"(?P<root><(?:\w+:)?(?P<name>rss|feed|rdf|opml)\b[^>]{0,4000}>)", re.IGNORECASE | re.DOTALL
)
_OTHER_ROOT = re.compile(
    # A declaration that the prolog does not take is longer than that of any feed.
    r"<(?:!doctype\s+)?(?!html\b)(?P<name>[a-z][\w:.-]{0,40})",
    re.IGNORECASE,
)
_NAMESPACE = {"feed": "/atom", "rdf": "rss/"}


def recognises(document: Document) -> bool:
    """Whether its root element is that of a feed, or of a list of feeds (OPML).

    Raises:
        HarkenError: It is called a feed, and is XML of another kind.
    """
    if feed_start(document.text) is not None:
        return True
    start = document.text[:_SNIFFED_CHARACTERS]
    other = _OTHER_ROOT.match(start, prolog_end(start, with_doctype=True))
    is_xml = start.lstrip().lower().startswith("<?xml")
    if is_xml and other is not None and document.is_called(kinds.FEED):
        raise document.error(
            f"it is XML of a kind that Harken does not know ({other['name']})",
            "Open it in the program it belongs to, copy the text you want, and paste it here.",
        )
    return False


def feed_start(text: str) -> int | None:
    """Where a feed's root element begins, behind all declarations; None where it is no feed."""
    beginning = text[:_SNIFFED_CHARACTERS]
    found = _ROOT.match(beginning, prolog_end(beginning, with_doctype=True))
    if found is None:
        return None
    around = text[found.start("root") : found.end() + 500].lower()
    name = found["name"].lower()
    netscape = name == "rdf" and "my.netscape.com" in around
    return found.start("root") if netscape or _NAMESPACE.get(name, "") in around else None


def read(document: Document) -> list[Draft]:
    """The entries of a feed that hold text, one draft each.

    Raises:
        HarkenError: There is none, or it is a list of feeds.
    """
    start = feed_start(document.text) or 0
    if document.text[start : start + 5].lower() == "<opml":
        raise document.error(
            "it is a list of feeds (OPML), not a feed", "Give the link of one of the feeds in it."
        )
    from harken.importing.formats.feed.entries import read_entries

    return read_entries(document, document.text[start:])
