"""Plain text: paragraphs by blank lines or by line, hard-wrapped lines kept together."""

import itertools
import re
from collections.abc import Iterator, Sequence

from harken.article.model import BlockKind
from harken.importing.cleaning.looks import count_words
from harken.importing.cleaning.phrases import topic_of
from harken.importing.draft import Draft, Part
from harken.importing.formats.plain_text.shapes import (
    is_chapter,
    is_quoted,
    is_rule,
    quotes_apart,
    shaped_part,
    underlined,
)
from harken.importing.hyphens import Joiner
from harken.importing.sentence_ends import ends_as_sentence

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLET = re.compile(r"^[*+•‣▪◦·–-][^\S\n]+(?=\S)")
_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s+\S")
_SIGNS = re.compile(r"^[^\w\s]{3,}$")
_DIVIDED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_ANY_DIVIDED = re.compile(_DIVIDED.pattern, re.MULTILINE)
_GOES_ON = re.compile(r"[\w,]$")
_HARD_WRAP_MAX_CHARACTERS = 100
_HARD_WRAP_MIN_CHARACTERS = 50
_HARD_WRAP_MIN_LINES = 2
_LINE_GOES_ON_CHARACTERS = range(45, _HARD_WRAP_MAX_CHARACTERS + 1)
"""So long is a line that may go on in the next one; shorter ones are a poem's or a list's."""
_HEADING_MAX_WORDS = 12
_HEADING_MAX_CHARACTERS = 80


def read_plain_text(text: str) -> Draft:
    """The paragraphs of a plain text; its title is still to be looked for among the first."""
    chunks = [chunk.strip("\n") for chunk in _BLANK_LINES.split(text) if chunk.strip()]
    wrapped = _is_hard_wrapped(chunks)
    parts = [part for chunk in chunks for part in _parts(chunk, wrapped=wrapped)]
    _undo_hyphens(parts, text)
    _mark_headings(parts)
    return Draft(parts, may_be_whole_page=True)


def _parts(chunk: str, *, wrapped: bool) -> list[Part]:
    parts: list[Part] = []
    runs = quotes_apart(chunk) if is_quoted(chunk) else [(0, chunk.split("\n"))]
    for depth, lines in runs:
        for part in _unquoted(lines, wrapped=wrapped):
            if depth:
                part.kind, part.level = BlockKind.QUOTE, depth - 1
            parts.append(part)
    for part in parts[1:]:
        part.opens = False
    return parts


def _unquoted(lines: list[str], *, wrapped: bool) -> Iterator[Part]:
    if (shaped := shaped_part(lines)) is not None:
        yield shaped
        return
    begin = number = 0
    while number < len(lines):
        if (heading := underlined(lines, number)) is None:
            number += 1
            continue
        yield from _paragraphs(lines[begin:number], wrapped=wrapped)
        yield Part(BlockKind.HEADING, *heading)
        begin = number = number + 2
    yield from _paragraphs(lines[begin:], wrapped=wrapped)


def _paragraphs(lines: list[str], *, wrapped: bool) -> Iterator[Part]:
    for paragraph in _joined(lines, wrapped=wrapped):
        if paragraph.strip() and not is_rule(paragraph):
            yield _part(paragraph.strip("\n"))


def _is_hard_wrapped(chunks: Sequence[str]) -> bool:
    """Whether lines end where the page was full, as in mails and old books.

    Then nearly all lines but a paragraph's last are about as long as the longest, and end in the
    middle of a sentence.
    """
    inner = [
        line.rstrip()
        for chunk in chunks
        for line in chunk.strip("\n").split("\n")[:-1]
        if line.strip()
    ]
    if len(inner) < _HARD_WRAP_MIN_LINES:
        return False
    lengths = sorted(len(line) for line in inner)
    usual = lengths[len(lengths) * 3 // 4]
    if not _HARD_WRAP_MIN_CHARACTERS <= usual <= _HARD_WRAP_MAX_CHARACTERS:
        return False
    full = sum(1 for length in lengths if usual * 0.7 <= length <= _HARD_WRAP_MAX_CHARACTERS)
    ended = sum(map(ends_as_sentence, inner))
    return full >= 0.6 * len(inner) and ended <= 0.5 * len(inner)


def _joined(lines: Sequence[str], *, wrapped: bool) -> Iterator[str]:
    """The lines that belong together, as they are."""
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    pending: list[str] = []
    for line in lines:
        if pending and not _continues(pending, line, margin, wrapped=wrapped):
            yield "\n".join(pending)
            pending = []
        pending.append(line)
    yield "\n".join(pending)


def _continues(pending: Sequence[str], line: str, margin: int, *, wrapped: bool) -> bool:
    """Whether a line goes on with what the lines before it began.

    A list item does not, nor a paragraph's first line, which is indented behind a sentence's end.
    """
    last, text = pending[-1].strip(), line.strip()
    if not last or not text or any(map(is_rule, (last, text))) or _is_item(text):
        return False
    if _is_item(pending[0].strip()):
        if _indent(line) > _indent(pending[0]):
            return True
    elif _indent(line) > margin and ends_as_sentence(last):
        return False
    if wrapped:
        return True
    if _DIVIDED.search(last):
        return text[0].isalpha()
    is_cut = len(last) in _LINE_GOES_ON_CHARACTERS and _GOES_ON.search(last) is not None
    return is_cut and text[0].islower()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _undo_hyphens(parts: Sequence[Part], text: str) -> None:
    """Puts words together that were divided at the ends of lines."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
    divided = [part for part in parts if part.kind in kinds and _ANY_DIVIDED.search(part.text)]
    if not divided:
        return
    joiner = Joiner(line.strip() for line in text.split("\n"))
    for part in divided:
        done: list[str] = []
        for line in part.text.split("\n"):
            if done and _DIVIDED.search(done[-1]):
                begun, between = joiner.join(done[-1], line.lstrip())
                if not between:
                    done[-1] = begun
                    done.append(line.lstrip())
                    continue
            done += ["\n", line] if done else [line]
        part.text = "".join(done)


def _part(paragraph: str) -> Part:
    text = paragraph.strip()
    bullet = _BULLET.match(text)
    if bullet:
        return Part(BlockKind.LIST_ITEM, text[bullet.end() :])
    if _NUMBER.match(text) and len(text) < 300:
        return Part(BlockKind.LIST_ITEM, text)
    return Part(BlockKind.PARAGRAPH, text)


def _mark_headings(parts: Sequence[Part]) -> None:
    """Finds headings, which end without a mark, among the lines that are no furniture.

    They stand between a longer paragraph and another; or where the text is under way, between
    blank lines, behind a list or a sentence and before a longer paragraph. So is a line of its own
    one that is a chapter's number or in capitals, before any paragraph.
    """
    text = [part for part in parts if topic_of(part.text) is None]
    under_way = False
    for number, (part, behind) in enumerate(itertools.pairwise(text)):
        before = text[number - 1] if number else None
        under_way = under_way or (before is not None and _is_long(before))
        if part.kind is not BlockKind.PARAGRAPH:
            continue
        alone = part.opens and behind.opens and behind.kind is not BlockKind.LIST_ITEM
        if (alone and is_chapter(part.text)) or (
            before is not None
            and under_way
            and _looks_like_heading(part.text)
            and _is_long(behind)
            and (_is_long(before) or (alone and _may_stand_before_heading(before)))
        ):
            part.kind, part.level = BlockKind.HEADING, 2


def _may_stand_before_heading(part: Part) -> bool:
    """Whether a heading may follow a short part: not behind a line like it, as in poems."""
    return part.kind is BlockKind.LIST_ITEM or not part.opens or ends_as_sentence(part.text)


def _is_long(part: Part) -> bool:
    return (
        len(part.text) > 2 * _HEADING_MAX_CHARACTERS
        or count_words(part.text) > 2 * _HEADING_MAX_WORDS
    )


def _looks_like_heading(text: str) -> bool:
    return (
        len(text) <= _HEADING_MAX_CHARACTERS
        and "\n" not in text
        and 1 <= len(text.split()) <= _HEADING_MAX_WORDS
        and count_words(text) <= _HEADING_MAX_WORDS
        and text[0].isalnum()
        and not text[0].islower()
        and not text.endswith(tuple('.,;:…”"。，、；：」』'))
        and not _SIGNS.match(text)
    )
