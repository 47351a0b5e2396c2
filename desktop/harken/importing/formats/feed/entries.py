"""The entries of a feed as drafts; feedparser reads the feed, from memory."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from typing import Any

import feedparser

from harken.article.model import SkipReason
from harken.errors import HarkenError
from harken.importing.cleaning.phrases import either
from harken.importing.document import Document
from harken.importing.draft import Cut, Draft, Part
from harken.importing.formats.html.page import read_selection
from harken.importing.formats.plain_text.paragraphs import read_plain_text

MAX_CHARACTERS = 10_000_000
MAX_ENTRIES = 300
"""The newest ones, which feeds begin with."""
_TAIL_PARTS = 4
_LONGEST_TAIL = 300
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[\da-fA-F]+|\w+);")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACES = re.compile(r"\s+")
_MORE = r"\W*{more}\b(?:[^.!?]{{0,160}}(?:\.{{3}}|[^\w.!?])*|\.)"
_COMMENTS = r"\W*{comments}\W*(?:\(?\d+\)?)?\W*"
_FIRST_ON = r"{entries}\b.{{1,250}}\b{first_on}.{{0,120}}"
_TAIL = re.compile(
    rf"^(?:{_MORE}|{_COMMENTS}|{_FIRST_ON})\s*$".format_map(
        {key: either("feeds", key) for key in ("more", "comments", "entries", "first_on")}
    ),
    re.IGNORECASE | re.DOTALL,
)
_CUT_SHORT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.|&#8230;)\s*\]|\[…\]?|\(more…\)|\(mehr …\))\s*$")


def read_entries(document: Document, text: str) -> list[Draft]:
    """The entries that hold text, each with its title, author, date and link.

    Args:
        document: The feed, for messages.
        text: It, from its root element on: without declarations, so without entities of its own.

    Raises:
        HarkenError: There is no entry with text, or the feed is too large.
    """
    if len(text) > MAX_CHARACTERS:
        raise document.error(
            f"it is larger than {MAX_CHARACTERS // 1_000_000} MB", "Give the link of one article."
        )
    found = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": document.url or "",
        },
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    entries = found.entries[:MAX_ENTRIES]
    language = str(found.feed.get("language") or "")
    drafts = list(_drafts(entries, document, language))
    if not drafts:
        raise _nothing_to_read(entries, document)
    return drafts


def _drafts(entries: Sequence[Any], document: Document, language: str) -> Iterator[Draft]:
    for number, entry in enumerate(entries, 1):
        parts = _text(entry, document.shown)
        if not any(part.text.strip() for part in parts):
            continue
        _mark_tails(parts)
        link = str(entry.get("link") or "")
        yield Draft(
            parts,
            title=_line(entry, "title") or None,
            author=_line(entry, "author") or None,
            published=_day(entry),
            language=_language(entry) or language or None,
            source=link
            if link.startswith(("http://", "https://"))
            else f"{document.shown} #{number}",
        )


def _text(entry: Any, shown: str) -> list[Part]:
    """All of the entry's text where the feed has it, else its summary."""
    wholes = [str(content.get("value") or "") for content in entry.get("content", [])]
    candidates = [*wholes, str(entry.get("summary") or "")]
    longest = max(candidates, key=len)
    return _parts(longest, shown) if longest.strip() else []


def _parts(text: str, shown: str) -> list[Part]:
    if not _MARKUP.search(text):
        return read_plain_text(text).parts
    try:
        return read_selection(text, shown).parts
    except HarkenError:  # only pictures, or far too deep
        return []


def _mark_tails(parts: list[Part]) -> None:
    """What feeds put behind their entries: "Continue reading", "The post … appeared first on …"."""
    for part in parts[-_TAIL_PARTS:]:
        if len(part.text) <= _LONGEST_TAIL and _TAIL.match(part.text):
            part.skip(SkipReason.BOILERPLATE)
    kept = next((part for part in reversed(parts) if not part.skipped), None)
    if kept is not None and not kept.cuts and (found := _CUT_SHORT.search(kept.text)):
        kept.cuts = [Cut(found.start(), len(kept.text), SkipReason.BOILERPLATE)]


def _line(entry: Any, name: str) -> str:
    """A title or a name on one line, its markup taken off."""
    text = str(entry.get(name) or "")
    if (entry.get(f"{name}_detail") or {}).get("type") != "text/plain":
        text = unescape(_TAG.sub("", text))
    return _SPACES.sub(" ", text).strip()


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*moment[:3]) if moment else None
    except ValueError:
        return None


def _language(entry: Any) -> str:
    details = [*entry.get("content", []), entry.get("summary_detail") or {}]
    return next((str(each["language"]) for each in details if each.get("language")), "")


def _nothing_to_read(entries: Sequence[Any], document: Document) -> HarkenError:
    if any(
        str(each.get("type", "")).startswith("audio/")
        for e in entries
        for each in e.get("enclosures", [])
    ):
        return document.error(
            "it is a podcast: its entries are sound files, without a text",
            "Listen to it with a podcast player.",
        )
    return document.error(
        "there is no entry with text in this feed",
        "Open it in a browser, and give the link of the article you want.",
    )
