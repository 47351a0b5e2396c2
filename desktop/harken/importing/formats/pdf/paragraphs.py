"""From columns of lines to paragraphs."""

from collections.abc import Sequence
from itertools import pairwise

from harken.article.model import BlockKind
from harken.importing.formats.pdf.columns import Column
from harken.importing.formats.pdf.kinds import (
    BULLET,
    CAPTION,
    END,
    NUMBER,
    BodyType,
    Passage,
    tell_kinds,
)
from harken.importing.formats.pdf.lines import Line
from harken.importing.formats.pdf.tables import tables_apart

_WORD_ROOM = 2.0
"""In ems: about a short word."""
_INDENT = 0.7
"""In sizes."""
_GAP = 1.28
"""Times the usual leading."""
_HEADING_GAP = 1.7
"""In sizes: the lines of a large heading may stand wider than the body's."""
_CODE_GAP = 3.5
_CENTRED = 0.4
_NEAR_LINES = 3
_NEAR_ITEMS_LINES = 20
_HANGING = 0.25
"""In sizes: how far from each other the lines of items begin."""


def passages_of(column: Column, page: int, body: BodyType) -> list[Passage]:
    """The passages of a column, from its top to its foot."""
    found: list[Passage] = []
    for lines, rows in tables_apart(column.lines):
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
    tell_kinds(found, body)
    return found


def passages_as_painted(lines: list[Line], page: int, body: BodyType) -> list[Passage]:
    """The passages of a page in the order in which it paints them.

    For pages whose lines do not stand as text does: only the ends of sentences, sizes and weights
    part the lines.
    """
    found: list[Passage] = []
    for line in lines:
        last = found[-1].lines[-1] if found else None
        if (
            last is None
            or (END.search(last.text) and not line.text[:1].islower())
            or _is_set_otherwise(line, last, body)
        ):
            found.append(Passage([], Column([], line.x0, line.x1), page))
        found[-1].lines.append(line)
    tell_kinds(found, body)
    return found


def _begins(
    lines: Sequence[Line], number: int, current: list[Line], column: Column, body: BodyType
) -> bool:
    """Whether a line begins a new passage."""
    line, above = lines[number], lines[number - 1]
    size = max(line.size_pt, above.size_pt)
    gap = line.y - above.y
    if _is_set_otherwise(line, above, body) or _is_behind_caption(line, above, current, body):
        return True
    if line.is_mono and body.has_mono:
        return gap > _CODE_GAP * size
    if BULLET.match(line.text) or line.starts_raised or _is_next_item(line, current[0]):
        return True
    if gap > _GAP * _leading(lines, number, body) or gap < -0.5 * size:
        return size < body.size_pt + 0.8 or gap > _HEADING_GAP * size
    return not above.text.endswith(("-", "\u2010", "\u00ad")) and (
        _ends_short(lines, number, column) or _is_shifted(lines, number, current, column)
    )


def _is_shifted(lines: Sequence[Line], number: int, current: list[Line], column: Column) -> bool:
    """Whether it is parted from the line above by where it begins."""
    line = lines[number]
    if BULLET.match(current[0].text):
        is_left = line.x0 < current[-1].x0 - _INDENT * line.size_pt
        return is_left or _is_behind_item(lines, number, current)
    return _is_set_off(lines, number, current, line.size_pt) or _is_indented(lines, number, column)


def _is_behind_item(lines: Sequence[Line], number: int, current: list[Line]) -> bool:
    """Whether it begins elsewhere than the second lines of the items around it."""
    line, item = lines[number], current[0]
    if len(current) > 1 or line.text[:1].islower():
        return False
    apart = _HANGING * line.size_pt
    near = lines[max(0, number - _NEAR_ITEMS_LINES) : number + _NEAR_ITEMS_LINES]
    hanging = [
        second.x0
        for first, second in pairwise(near)
        if second is not line
        and BULLET.match(first.text)
        and not BULLET.match(second.text)
        and abs(first.x0 - item.x0) < apart
        and second.x0 > first.x0 + 2 * apart
    ]
    return bool(hanging) and all(abs(line.x0 - x0) > apart for x0 in hanging)


def _is_next_item(line: Line, first: Line) -> bool:
    """Whether two lines are numbered and begin at one place."""
    return (
        abs(line.x0 - first.x0) < 0.3 * line.size_pt
        and NUMBER.match(line.text) is not None
        and NUMBER.match(first.text) is not None
    )


def _is_set_otherwise(line: Line, above: Line, body: BodyType) -> bool:
    """Whether size or weight tell two lines apart."""
    size = max(line.size_pt, above.size_pt)
    return (
        abs(line.size_pt - above.size_pt) > max(0.6, 0.07 * size)
        or (line.is_mono != above.is_mono and not _is_mid_sentence(line, above))
        or (line.is_bold != above.is_bold and body.has_bold)
    )


def _is_behind_caption(line: Line, above: Line, current: list[Line], body: BodyType) -> bool:
    """Whether a sentence begins behind one line of caption in the body's size: it is the text's.

    A caption that is read in part does less harm than text that is skipped.
    """
    return (
        len(current) == 1
        and abs(line.size_pt - body.size_pt) < 0.3
        and CAPTION.match(current[0].text) is not None
        and END.search(above.text) is not None
        and not line.text[:1].islower()
    )


def _is_mid_sentence(line: Line, above: Line) -> bool:
    """Whether a line of code, a path perhaps, stands where a line of text would."""
    size = max(line.size_pt, above.size_pt)
    return (
        line.y - above.y < 1.5 * size
        and abs(line.x0 - above.x0) < 0.3 * size
        and not END.search(above.text)
    )


def _is_set_off(lines: Sequence[Line], number: int, current: list[Line], size: float) -> bool:
    """Whether an indent, or the end of one, parts a line from the one above."""
    line, above = lines[number], lines[number - 1]
    shift = line.x0 - above.x0
    if abs(shift) <= _INDENT * size or abs(shift) > 12 * size:
        return False
    if abs(shift + line.x1 - above.x1) < 2 * _CENTRED * size and not END.search(above.text):
        return False  # Both are centred.
    if shift < 0:
        return len(current) > 1
    below = lines[number + 1] if number + 1 < len(lines) else None
    hangs = len(current) == 1 and (
        NUMBER.match(above.text) is not None
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
        and bool(END.search(lines[number - 1].text) or lines[number - 1].text.isupper())
    )


def _ends_short(lines: Sequence[Line], number: int, column: Column) -> bool:
    """Whether the line above was left before it was full: the next word would have fitted."""
    line, above = lines[number], lines[number - 1]
    needed = above.x1 + line.first_word_pt + 0.35 * line.size_pt
    if needed > column.x1:
        return False
    begins_low = line.text[:1].islower()
    is_ended = bool(END.search(above.text))
    if begins_low and not is_ended:
        return False
    # Where no capital tells a beginning, a little room is none: letters are narrower than their
    # places.
    without_case = line.text[:1].lower() == line.text[:1].upper()
    if without_case and not is_ended and needed + _WORD_ROOM * line.size_pt > column.x1:
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
