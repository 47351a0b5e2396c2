"""Markdown by markdown-it, whose HTML is walked like any other."""

import re
from datetime import date

from harken.article.model import BlockKind
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.plain_text import read_plain_text

MAX_CHARACTERS = 4_000_000
"""Beyond this the parser takes too long; the text is read as plain text."""
_MAX_NESTING = 100
_FRONT_MATTER = re.compile(
    r"\A---[^\S\n]*\n(?=[\w-]+[^\S\n]*:)(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL
)
_FIELD = re.compile(
    r"^(title|author|date|lang|language)\s*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#|\.|mailto:)[^)\s]*\)"),
    re.compile(r"(?<![\w*])\*\*\S[^*\n]{0,200}\*\*(?![\w*])"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"^\[[^\]\n]+\]: \S+", re.MULTILINE),
)
_TITLE = re.compile(r"\s*# \S[^\n]*\n\s*\n")
_SNIFFED_CHARACTERS = 200_000


def recognises(document: Document) -> bool:
    """Whether it is called Markdown, begins as such texts do, or has two of Markdown's signs."""
    if document.is_called(kinds.MARKDOWN):
        return True
    start = document.text[:_SNIFFED_CHARACTERS]
    if _TITLE.match(start) or _FRONT_MATTER.match(start):
        return True
    return sum(1 for sign in _SIGNS if sign.search(start)) >= 2


def read(document: Document) -> list[Draft]:
    """The document as one draft."""
    return [read_markdown(document.text)]


def read_markdown(text: str) -> Draft:
    """The blocks of a Markdown text, and what its front matter says."""
    front = _FRONT_MATTER.match(text)
    fields = {
        name.lower(): value.strip("\"'")
        for name, value in _FIELD.findall(front.group(1) if front else "")
    }
    body = text[front.end() :] if front else text
    draft = _read_body(body)
    draft.title = fields.get("title") or _first_heading(draft)
    draft.author = fields.get("author")
    draft.published = _date(fields.get("date", ""))
    draft.language = fields.get("lang") or fields.get("language")
    return draft


def _read_body(body: str) -> Draft:
    if len(body) > MAX_CHARACTERS:
        return read_plain_text(body)
    from markdown_it import MarkdownIt

    from harken.importing.formats.html_blocks import read_blocks
    from harken.importing.formats.html_tree import parse

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    parser.enable("strikethrough")
    tokens = parser.parse(body)
    if any(token.level >= _MAX_NESTING - 2 for token in tokens):
        # The parser drops what is nested deeper without a word.
        return read_plain_text(body)
    html = parser.renderer.render(tokens, parser.options, {})
    if not html.strip():
        return Draft([])
    return Draft([raw.part for raw in read_blocks(parse(html))])


def _first_heading(draft: Draft) -> str | None:
    """The text of the sole heading of the first level, or of a heading that comes first."""
    top = [p for p in draft.parts if p.kind is BlockKind.HEADING and p.level == 1]
    if len(top) == 1:
        return top[0].text
    first = draft.parts[0] if draft.parts else None
    return first.text if first is not None and first.kind is BlockKind.HEADING else None


def _date(text: str) -> date | None:
    found = _ISO_DATE.search(text)
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
