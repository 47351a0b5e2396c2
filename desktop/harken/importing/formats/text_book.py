"""A book as a plain text with its library's words around it, as Project Gutenberg gives them."""

import re
from dataclasses import dataclass

_BEGINS = re.compile(r"^\*{3} ?START OF\b[^\n]*(?:\n[^\n]*)?\*{3}[^\S\n]*$", re.MULTILINE)
_ENDS = re.compile(r"^\*{3} ?END OF\b[^\n]*", re.MULTILINE)
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
