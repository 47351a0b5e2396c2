"""A book as a plain text with its library's words around it, as Project Gutenberg gives them."""

import re
from dataclasses import dataclass

_LIBRARY = r"OF (?:TH(?:E|IS) )?PROJECT GUTENBERG\b"
BEGINS = rf"\*{{3}} ?START {_LIBRARY}"
"""An expression for how the line before a book begins."""
ENDS = rf"\*{{3}} ?END {_LIBRARY}"
"""The same of the line behind it."""
_BEGINS = re.compile(rf"^{BEGINS}[^\n]*(?:\n[^\n]*)?\*{{3}}[^\S\n]*$", re.MULTILINE)
_ENDS = re.compile(rf"^{ENDS}[^\n]*", re.MULTILINE)
_FIELD = re.compile(r"^(Title|Author): +([^\n]+(?:\n {2,}[^\n]+)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Book:
    """The three stretches of such a text, and what its head says."""

    before: str
    text: str
    behind: str
    title: str | None
    author: str | None


def book_in(text: str) -> Book | None:
    """The book in a text; None where no line says that it begins."""
    begins = _BEGINS.search(text)
    if begins is None:
        return None
    ends = _ENDS.search(text, begins.end())
    end = ends.start() if ends else len(text)
    before = text[: begins.end()]
    fields = {name: " ".join(value.split()) for name, value in _FIELD.findall(before)}
    return Book(
        before, text[begins.end() : end], text[end:], fields.get("Title"), fields.get("Author")
    )
