"""From columns of lines to paragraphs, headings, list items, captions and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from harken.article.model import BlockKind, SkipReason
from harken.importing.formats.pdf_columns import Column
from harken.importing.formats.pdf_lines import Line, Row, joined_row, rows_of

_INDENT = 0.7
_GAP = 1.28
"""Times the usual leading."""
_HEADING_GAP = 1.7
"""In sizes: the lines of a large heading may stand wider than the body's."""
_CENTRED = 0.4
_NEAR_LINES = 3
_END = re.compile(r"[.!?…:;。！？।؟][\"'”’»“)\]]*[\d,*†‡]*$")
BULLET = re.compile(r"[•‣◦▪▸►●○■□➢➤✓✔·∙⁃\uf0b7\uf0a7\uf0d8\uf076]\s*|[-–—*]\s+")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\[\d{1,3}\])\s+\S")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)?|tabelle|abbildung|figura|tabla|tabella|tableau"
    r"|рис(?:унок|\.)?|таблица|図|表|图|algorithm|listing|chart|plate|scheme)\s*"
    r"[A-Z]?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?\s*(?P<mark>[.:|–—-])?(?=\s|$)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]+$")
_MIN_TABLE_ROWS = 3
_MIN_ALIGNED = 0.6
_MAX_STRETCH = 5
_ALIGNED_PT = 2.5
_MAX_HEADING_LINES = 4
_MAX_HEADING_CHARACTERS = 220


@dataclass(slots=True)
class Passage:
    """Lines that belong together."""

    lines: list[Line]
    column: Column
    page: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    reason: SkipReason | None = None
    rows: list[Row] = field(default_factory=list)
    """Of a table."""

    @property
    def size_pt(self) -> float:
        """The size of its first line."""
        return self.lines[0].size_pt

    @property
    def start(self) -> str:
        """The text of its first line."""
        return self.lines[0].text

    @property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.lines[-1].text))


@dataclass(frozen=True, slots=True)
class BodyType:
    """How most of a document is set."""

    size_pt: float
    leading: float
    """Of its size."""
    has_bold: bool
    """Whether bold sets anything apart."""
    has_mono: bool


def passages_of(column: Column, page: int, body: BodyType) -> list[Passage]:
    """The passages of a column, from its top to its foot."""
    found: list[Passage] = []
    for lines, rows in _tables_apart(column.lines):
        if rows:
            found.append(Passage(lines, column, page, BlockKind.TABLE, rows=rows))
            continue
        current: list[Line] = []
        for number, line in enumerate(lines):
            if current and _begins(lines, number, current, column, body):
                found.append(Passage(current, column, page))
                current = []
            current.append(line)
        if current:
            found.append(Passage(current, column, page))
    for passage in found:
        _tell_kind(passage, body)
    return found


def _begins(
    lines: Sequence[Line], number: int, current: list[Line], column: Column, body: BodyType
) -> bool:
    """Whether a line begins a new passage."""
    line, above = lines[number], lines[number - 1]
    size = max(line.size_pt, above.size_pt)
    if _is_set_otherwise(line, above, body) or BULLET.match(line.text) or line.starts_raised:
        return True
    gap = line.y - above.y
    if gap > _GAP * _leading(lines, number, body) or gap < -0.5 * size:
        return size < body.size_pt + 0.8 or gap > _HEADING_GAP * size
    if above.text.endswith(("-", "\u2010", "\u00ad")) or BULLET.match(current[0].text):
        return False
    return (
        _is_set_off(lines, number, current, size)
        or _is_indented(lines, number, column)
        or _ends_short(lines, number, column)
    )


def _is_set_otherwise(line: Line, above: Line, body: BodyType) -> bool:
    """Whether size or weight tell two lines apart."""
    size = max(line.size_pt, above.size_pt)
    return (
        abs(line.size_pt - above.size_pt) > max(0.6, 0.07 * size)
        or line.is_mono != above.is_mono
        or (line.is_bold != above.is_bold and body.has_bold)
    )


def _is_set_off(lines: Sequence[Line], number: int, current: list[Line], size: float) -> bool:
    """Whether an indent, or the end of one, parts a line from the one above."""
    line, above = lines[number], lines[number - 1]
    shift = line.x0 - above.x0
    if abs(shift) <= _INDENT * size or abs(shift) > 12 * size:
        return False
    if abs(shift + line.x1 - above.x1) < 2 * _CENTRED * size and not _END.search(above.text):
        return False  # Both are centred.
    if shift < 0:
        return len(current) > 1
    below = lines[number + 1] if number + 1 < len(lines) else None
    hangs = len(current) == 1 and (
        _NUMBER.match(above.text) is not None
        or (below is not None and abs(below.x0 - line.x0) < 0.3 * size)
    )
    return not hangs


def _is_indented(lines: Sequence[Line], number: int, column: Column) -> bool:
    """Whether a line is indented and the one below is not: behind a paragraph of one line."""
    line = lines[number]
    indent = _INDENT * line.size_pt
    below = lines[number + 1] if number + 1 < len(lines) else None
    return (
        below is not None
        and line.x0 > column.x0 + indent
        and below.x0 < line.x0 - indent
        and bool(_END.search(lines[number - 1].text))
    )


def _ends_short(lines: Sequence[Line], number: int, column: Column) -> bool:
    """Whether the line above was left before it was full: the next word would have fitted."""
    line, above = lines[number], lines[number - 1]
    needed = above.x1 + line.first_word_pt + 0.35 * line.size_pt
    if needed > column.x1:
        return False
    begins_low = line.text[:1].islower()
    is_ended = bool(_END.search(above.text))
    if begins_low and not is_ended:
        return False
    near = lines[max(0, number - _NEAR_LINES) : number + _NEAR_LINES]
    return is_ended or needed <= max(other.x1 for other in near)


def _leading(lines: Sequence[Line], number: int, body: BodyType) -> float:
    """The leading of the lines of one size around a line."""
    size = lines[number].size_pt
    first, last = number, number
    while first > 0 and number - first < 12 and abs(lines[first - 1].size_pt - size) < 0.6:
        first -= 1
    while (
        last + 1 < len(lines) and last - number < 12 and abs(lines[last + 1].size_pt - size) < 0.6
    ):
        last += 1
    gaps = sorted(
        gap
        for gap in (lines[n + 1].y - lines[n].y for n in range(first, last))
        if 0.8 * size < gap < 3.2 * size
    )
    usual = body.leading * size
    if len(gaps) < 3:
        return usual
    return min(gaps[len(gaps) // 4], max(1.6 * usual, gaps[0]))


def _tables_apart(lines: list[Line]) -> list[tuple[list[Line], list[Row]]]:
    """Stretches of lines; with rows where these are a table's."""
    rows = rows_of(lines)
    stretches: list[tuple[list[Line], list[Row]]] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) > 1:
            end += 1
        table = [sorted(row, key=lambda line: line.x0) for row in rows[start:end]]
        if _is_table(table):
            stretches.append(([line for row in table for line in row], table))
        else:
            end = max(end, start + 1)
            if not stretches or stretches[-1][1]:
                stretches.append(([], []))
            for row in rows[start:end]:
                stretches[-1][0].append(joined_row(row))
        start = end
    return stretches


def _is_table(rows: list[Row]) -> bool:
    """Whether pieces of lines are cells: they stand below each other, as stretched words do not."""
    if len(rows) < _MIN_TABLE_ROWS or any(_NUMBER.match(row[0].text + " x") for row in rows):
        return False
    aligned = sum(1 for above, below in pairwise(rows) if _are_aligned(above, below))
    return aligned >= _MIN_ALIGNED * (len(rows) - 1)


def _are_aligned(above: Row, below: Row) -> bool:
    """Whether a piece, the first aside, begins, ends or has its middle below another one's."""
    return any(
        min(abs(one.x0 - two.x0), abs(one.x1 - two.x1), abs(one.x0 + one.x1 - two.x0 - two.x1) / 2)
        < _ALIGNED_PT
        and not _is_stretched(above) | _is_stretched(below)
        for one in above[1:]
        for two in below[1:]
    )


def _is_stretched(row: Row) -> bool:
    """Whether the gaps are equally wide, as between the words of a stretched line."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    return (
        len(gaps) > 1
        and max(gaps) < _MAX_STRETCH * row[0].size_pt
        and max(gaps) - min(gaps) < 0.12 * max(gaps)
    )


def _tell_kind(passage: Passage, body: BodyType) -> None:
    text = passage.start
    caption = _CAPTION.match(text)
    if all(_LEADERS.search(line.text) for line in passage.lines):
        passage.reason = SkipReason.NAVIGATION
    elif passage.kind is BlockKind.TABLE:
        return
    elif caption and (caption.group("mark") or passage.size_pt < 0.95 * body.size_pt):
        passage.reason = SkipReason.CAPTION
    elif body.has_mono and all(line.is_mono for line in passage.lines):
        passage.kind = BlockKind.CODE
    elif _is_heading(passage, body):
        passage.kind = BlockKind.HEADING
    elif BULLET.match(text) or (_NUMBER.match(text) and not text.startswith("[")):
        passage.kind = BlockKind.LIST_ITEM


def _is_heading(passage: Passage, body: BodyType) -> bool:
    lines = passage.lines
    letters = sum(map(len, (line.text for line in lines)))
    if len(lines) > _MAX_HEADING_LINES or letters > _MAX_HEADING_CHARACTERS:
        return False
    text = lines[-1].text
    if not any(letter.isalpha() for letter in passage.start) or BULLET.match(passage.start):
        return False
    if passage.size_pt >= max(body.size_pt + 0.8, 1.07 * body.size_pt):
        return True
    if text.endswith((".", ",", ";", "-")):
        return False
    is_bold = body.has_bold and all(line.is_bold for line in lines)
    return passage.size_pt >= 0.95 * body.size_pt and (
        is_bold or (len(lines) <= 2 and letters >= 4 and passage.start.isupper())
    )
