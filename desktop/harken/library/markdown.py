"""Marks as a Markdown document (CommonMark), to be kept elsewhere."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from urllib.parse import quote

from harken.article.scripts import JOINERS
from harken.library.entry import Entry, Mark

# What can begin or end something anywhere in a line; and what only can where a line begins.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&!~|#]")
_AT_START = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
# In an address these stay as they are: they part it, or are percent signs of its own.
_IN_ADDRESS = "/:?#@!$&'*+,;=%~"


def marks_as_markdown(marks: Sequence[Mark], entries: Mapping[str, Entry]) -> str:
    """Marks as a document: of each article its title, author and source, then its sentences.

    Args:
        marks: In the order of `Library.marks`.
        entries: The articles by their ids; marks of others are left out.
    """
    parts = []
    for article_id, of_one in groupby(marks, key=lambda mark: mark.article_id):
        if article_id in entries:
            parts.append(_head(entries[article_id]))
            parts.extend(_quoted(mark) for mark in of_one)
    return "\n\n".join(parts) + "\n" if parts else ""


def _head(entry: Entry) -> str:
    title = escaped(entry.title or entry.source)
    about = [escaped(entry.author)] if entry.author else []
    about.append(_linked(entry.source))
    if entry.published:
        about.append(entry.published.isoformat())
    return f"## {title}\n\n{' · '.join(about)}"


def _linked(source: str) -> str:
    if re.match(r"https?://", source, re.IGNORECASE):
        return f"[{escaped(source)}](<{quote(source, safe=_IN_ADDRESS, errors='replace')}>)"
    return escaped(source)


def _quoted(mark: Mark) -> str:
    parts = [f"> {escaped(mark.text)}"]
    if mark.note.strip():
        parts.append("\n\n".join(filter(None, map(escaped, re.split(r"[\r\n]+", mark.note)))))
    # The person's own day, as everything about time in the window is.
    parts.append(f"*{datetime.fromtimestamp(mark.made_s).astimezone():%Y-%m-%d}*")
    return "\n\n".join(parts)


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is, but for its white space."""
    line = " ".join("".join(map(_shown, text)).split())
    line = _SPECIAL.sub(r"\\\g<0>", line)
    return _AT_START.sub(lambda m: rf"{m[1]}\{m[2]}" if m[1] else rf"\{m[3]}", line)


def _shown(character: str) -> str:
    """What stands for a character that would end the line, be taken away, or turn it round."""
    if character.isprintable() or character in JOINERS:
        return character
    return "" if unicodedata.category(character) == "Cf" else " "
