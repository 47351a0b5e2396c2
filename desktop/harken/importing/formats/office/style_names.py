"""What the names of word processors' own styles say of a paragraph."""

import re

DEEPEST_HEADING = 6
_KINDS = (
    ("title", r"title"),
    ("toc", r"(?:toc|contents|index|table index|figure index) (?:\d|heading)|table of figures"),
    ("caption", r"(?:image |table )?caption"),
    ("quote", r"(?:intense )?quote|quotations?|block ?quotes?|block text"),
    ("code", r"html preformatted|preformatted text|(?:source )?code"),
    ("byline", r"author|byline"),
    ("dateline", r"date|dateline"),
)
_NAMED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_HEADING = re.compile(r"heading(?: ([1-9]|10))?")


def kind_of_style(name: str) -> str:
    """What a style is for: "heading1" to "heading6", "title", "quote" …; "" for body text.

    The programs keep these names in their files in every language.
    """
    name = name.strip().lower()
    if heading := _HEADING.fullmatch(name):
        return heading_kind(int(heading.group(1) or 1))
    return next((kind for kind, pattern in _NAMED if pattern.fullmatch(name)), "")


def heading_kind(level: int) -> str:
    """The kind of a heading, 1 being the highest."""
    return f"heading{min(max(level, 1), DEEPEST_HEADING)}"
