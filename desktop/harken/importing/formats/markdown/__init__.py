"""Markdown by markdown-it, whose HTML is walked like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from harken.article.model import BlockKind
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.markdown.extras import (
    drop_signs,
    keep_notes,
    skip_notes,
    without_emphasis,
)
from harken.importing.formats.plain_text.paragraphs import read_plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_CHARACTERS = 4_000_000
"""Beyond this the parser takes too long; the text is read as plain text."""
_MAX_NESTING = 100
# Lines that are a key and its value, go on with one, or are an item, a remark or empty.
_FRONT_MATTER = re.compile(
    r"\A---[^\S\n]*\n(?=\w[\w-]*[^\S\n]*:)"
    r"((?:(?:\w[\w-]*[^\S\n]*:(?!\S)|[^\S\n]|- |#)[^\n]*\n|\n){1,100}?)"
    r"(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)"
)
_TOML_FRONT_MATTER = re.compile(
    r"\A\+{3}[^\S\n]*\n((?!\+{3})(?:[^\n]*\n){1,100}?)\+{3}[^\S\n]*(?:\n|\Z)"
)
_FIELD = re.compile(
    r"^(title|author|date|lang|language)\s*[:=]\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)[^<>=]*>")
_NEWER_ELEMENTS = frozenset({"dialog", "main", "picture", "template"})
"""Those that the parser's own list does not know."""
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
    if _TITLE.match(start) or _front_matter(start, guessed=True):
        return True
    return sum(1 for sign in _SIGNS if sign.search(start)) >= 2


def read(document: Document) -> list[Draft]:
    """The document as one draft."""
    return [read_markdown(document.text, guessed=not document.is_called(kinds.MARKDOWN))]


def read_markdown(text: str, *, guessed: bool = False) -> Draft:
    """The blocks of a Markdown text, and what its front matter says.

    Args:
        text: All of it.
        guessed: Whether only its signs say that it is Markdown; tags are text then, and front
            matter is some only where it names what Harken knows.
    """
    front = _front_matter(text, guessed=guessed)
    fields = {
        name.lower(): value.strip("\"'")
        for name, value in _FIELD.findall(front.group(1) if front else "")
    }
    body = text[front.end() :] if front else text
    draft = _read_body(body, with_html=not guessed)
    draft.title = without_emphasis(fields.get("title", "")) or _first_heading(draft)
    draft.author = fields.get("author")
    draft.published = _date(fields.get("date", ""))
    draft.language = fields.get("lang") or fields.get("language")
    return draft


def _front_matter(text: str, *, guessed: bool) -> re.Match[str] | None:
    front = _FRONT_MATTER.match(text) or _TOML_FRONT_MATTER.match(text)
    return None if front and guessed and not _FIELD.search(front.group(1)) else front


def _read_body(body: str, *, with_html: bool) -> Draft:
    if len(body) > MAX_CHARACTERS:
        return read_plain_text(body)
    from markdown_it import MarkdownIt

    from harken.importing.formats.html.blocks import read_blocks
    from harken.importing.formats.html.tree import parse

    parser = MarkdownIt("commonmark", {"html": with_html, "maxNesting": _MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    tokens = parser.parse(keep_notes(body))
    if any(token.level >= _MAX_NESTING - 2 for token in tokens):
        # The parser drops what is nested deeper without a word.
        return read_plain_text(body)
    _keep_unknown_tags(tokens)
    drop_signs(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    if not html.strip():
        return Draft([])
    draft = Draft([raw.part for raw in read_blocks(parse(html))])
    skip_notes(draft.parts)
    return draft


def _keep_unknown_tags(tokens: Sequence[Token]) -> None:
    """Makes text of what only looks like a tag, as in "List<String>"."""
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            token.content = _TAG.sub(_tag_or_text, token.content)
        _keep_unknown_tags(token.children or ())


def _tag_or_text(tag: re.Match[str]) -> str:
    from lxml.html.defs import tags

    return tag[0] if tag[1].lower() in tags | _NEWER_ELEMENTS else escape(tag[0])


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
