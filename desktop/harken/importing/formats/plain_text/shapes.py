"""What people draw with characters in plain text: quotes, tables, code and underlined headings."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from harken.article.model import BlockKind
from harken.importing.cleaning.phrases import words_of
from harken.importing.draft import Part

_QUOTED = re.compile(r"^\s{0,3}(?P<marks>>(?:\s?>)*)\s?(?P<text>.*)$")
_RULE = re.compile(r"^\s*([*·•~_=#+–—-])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|~{3,})\s*$")
_BAR_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE_ROW = re.compile(r"^[\s|:+=-]+$")
_CODE_LINE = re.compile(
    r"[;{})\]]\s*$|^\s*(?:def|class|import|from|return|if|for|while|#|//|\$)\b.*[:;({=]"
)
_INDENTED = re.compile(r"^(?: {4}|\t)")
_MIN_CODE_LINES = 2
_MIN_SHARE_OF_CODE = 0.4
_MIN_ROWS = 3
_MIN_BAR_ROWS = 2
_HEADING_CHARACTERS = 120
_CAPITALS_MIN_LETTERS = 4
_CAPITALS_MAX_WORDS = 12
_NUMERAL = r"(?:\d{1,3}|[ivxlc]{1,7})"
_CHAPTER_NUMBER = re.compile(rf"(?:{_NUMERAL}\b.{{0,80}}|[\w-]+)$", re.IGNORECASE)
_EAST_ASIAN_CHAPTER = re.compile(r"^第[\d一二三四五六七八九十百〇零０-９]{1,6}[章回節节話话部卷]")


def shaped_part(lines: Sequence[str]) -> Part | None:
    """Lines that stand together as a table or as code; None where they do not."""
    if _is_table(lines):
        rows = [_cells(line) for line in lines if not _RULE_ROW.match(line)]
        return Part(BlockKind.TABLE, "\n".join(rows)) if rows else None
    if _is_code(lines):
        return Part(BlockKind.CODE, textwrap.dedent("\n".join(lines)).rstrip())
    return None


def quotes_apart(chunk: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines of one depth of quotation, 0 for none, without their marks."""
    for depth, run in groupby(map(_quoted, chunk.split("\n")), key=lambda pair: pair[0]):
        yield depth, [text for _, text in run]


def _quoted(line: str) -> tuple[int, str]:
    found = _QUOTED.match(line)
    return (found["marks"].count(">"), found["text"]) if found else (0, line)


def is_quoted(chunk: str) -> bool:
    """Whether lines of it are quoted with ">"; one alone is an arrow or a prompt."""
    lines = chunk.split("\n")
    quoted = sum(_QUOTED.match(line) is not None for line in lines)
    return quoted >= min(2, len(lines))


def underlined(lines: Sequence[str], number: int) -> tuple[str, int] | None:
    """The heading and its level where a line stands over a rule of about its length."""
    if number + 1 >= len(lines) or not _UNDERLINE.match(lines[number + 1]):
        return None
    heading, rule = lines[number].strip(), lines[number + 1].strip()
    fits = 0 < len(heading) <= min(_HEADING_CHARACTERS, 2 * len(rule))
    return (heading, 1 if rule[0] == "=" else 2) if fits and heading[0].isalnum() else None


def is_rule(line: str) -> bool:
    """Whether a line is drawn from one sign again and again, as between two scenes."""
    return _RULE.match(line) is not None


def is_chapter(line: str) -> bool:
    """Whether a line of its own is a chapter's number, or a heading in capitals."""
    if len(line) > _HEADING_CHARACTERS or "\n" in line:
        return False
    if _EAST_ASIAN_CHAPTER.match(line):
        return True
    first, _, rest = line.partition(" ")
    if first.lower() in words_of("headings", "chapters") and _CHAPTER_NUMBER.match(rest):
        return first[0].isupper() and not line.endswith((",", ";"))
    letters = [c for c in line if c.isalpha()]
    return (
        line.isupper()
        and len(letters) >= _CAPITALS_MIN_LETTERS
        and len(line.split()) <= _CAPITALS_MAX_WORDS
        and not line.endswith((",", ";", ":"))
    )


def _is_table(lines: Sequence[str]) -> bool:
    if len(lines) >= _MIN_BAR_ROWS and all(map(_BAR_ROW.match, lines)):
        return True
    tabs = {line.strip("\n").count("\t") for line in lines}
    return len(lines) >= _MIN_ROWS and len(tabs) == 1 and tabs != {0} and not lines[0][0].isspace()


def _cells(line: str) -> str:
    row = line.strip()
    return "\t".join(cell.strip() for cell in row.strip("|").split("|" if row[0] == "|" else "\t"))


def _is_code(lines: Sequence[str]) -> bool:
    if len(lines) < _MIN_CODE_LINES or not all(map(_INDENTED.match, lines)):
        return False
    return sum(map(bool, map(_CODE_LINE.search, lines))) >= _MIN_SHARE_OF_CODE * len(lines)
