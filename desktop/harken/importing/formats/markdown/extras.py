"""What many Markdown texts hold beyond CommonMark: footnotes, check boxes, names of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from harken.article.model import BlockKind, MarkKind, SkipReason
from harken.importing.draft import Cut, Part

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE = r"\[\^([^\]\s]{1,40})\]"
_NOTE_BEGINS = re.compile(rf"{_NOTE}:")
_REFERENCE = re.compile(_NOTE)
_FENCED_OR_NOTE = re.compile(rf"^(```|~~~).*?^\1|^(?={_NOTE}:)", re.MULTILINE | re.DOTALL)
_CHECK_BOX = re.compile(r"^\[[ xX]\]\s+")
_HEADING_NAME = re.compile(r"\s*\{[#.][^{}\n]*\}\s*$")
_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)([^*\n]+)(?<=\S)\1")


def keep_notes(body: str) -> str:
    """`body` with footnotes that the parser cannot take for the targets of links."""
    return _FENCED_OR_NOTE.sub(lambda found: found[0] or "\\", body)


def drop_signs(tokens: Sequence[Token]) -> None:
    """Removes the check boxes of tasks, and the names of headings: "# Eels {#eels}"."""
    kinds = ["", "", *(token.type for token in tokens)]
    for token, within, around in zip(tokens, kinds[1:], kinds, strict=False):
        texts = [child for child in token.children or () if child.type == "text"]
        if texts and within == "heading_open":
            texts[-1].content = _HEADING_NAME.sub("", texts[-1].content)
        elif texts and (around, within) == ("list_item_open", "paragraph_open"):
            texts[0].content = _CHECK_BOX.sub("", texts[0].content, count=1)


def skip_notes(parts: Sequence[Part]) -> None:
    """Marks footnotes, and what refers to them, as skipped."""
    told = [part for part in parts if _NOTE_BEGINS.match(part.text)]
    names = {name for part in told for name in _NOTE_BEGINS.findall(part.text)}
    for part in told:
        part.skip(SkipReason.FOOTNOTE)
    for part in parts:
        if part.skipped or part.kind is BlockKind.CODE:
            continue
        code = [mark for mark in part.marks if mark.kind is MarkKind.CODE]
        part.cuts += [
            Cut(found.start(), found.end(), SkipReason.FOOTNOTE)
            for found in _REFERENCE.finditer(part.text)
            if found[1] in names
            and not any(mark.start <= found.start() < mark.end for mark in code)
        ]


def without_emphasis(line: str) -> str:
    """A line of text without the asterisks around its words."""
    return _EMPHASIS.sub(r"\2", line)
