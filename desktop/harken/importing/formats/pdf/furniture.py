"""Finds what is printed around a PDF's text: running heads, page numbers and footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from harken.importing.formats.pdf.kinds import CAPTION, END
from harken.importing.formats.pdf.lines import Line, PageLines, Row, rows_of

_EDGE = 0.18
"""The part of a page's height, above and below, where running heads stand."""
_OUTER_EDGE = 0.13
"""The same, for lines that only their size tells."""
_PLACE_PT = 6.0
_MIN_LINE_NUMBERS = 8
_MAX_DIGITS = 5
_MAX_ROWS = 4
_MAX_CHARACTERS = 160
_SMALLER = 0.93
"""Times the body's size."""
_HEADING_GAP = 3.5
_LARGER = 1.2
_LARGEST_NUMBER = 2.0
_CLEAR = 1.5
"""Times the body's size: a distance of baselines that sets a line apart."""
_MAX_NOTES_SHARE = 0.55
_MIN_REPEATED = 2
_NOTES_GAP = 1.5
"""In sizes of the notes."""
_MAX_IMPRINT_ROWS = 14
_MIN_ROWS_ABOVE = 4
_MIN_SENTENCE_SPACES = 7
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|pág|p|s|str|стр|sivu|sida|side)\b\.?\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|von|de|di|sur|van|av|af|из|/|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\d{1,3}|[*∗†‡§¶]{1,3})(?:[.)\]:]?\s*)(?=[^\W\d_]|[\"“„«‘])")


def body_size_of(pages: Sequence[PageLines]) -> float:
    """The size that most of the text has."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size_pt * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0) or 1.0


def _title_size(pages: Sequence[PageLines], body_pt: float) -> float:
    """The size of the first page's largest line, which is no page number even if it is "1984"."""
    largest = max((line.size_pt for page in pages[:1] for line in page.lines), default=0.0)
    return largest if largest >= _LARGER * body_pt else float("inf")


@dataclass(slots=True)
class Around:
    """What was printed around the text of one page."""

    above: list[Line]
    below: list[Line]
    notes: list[Line]


def take_furniture(pages: Sequence[PageLines], body_pt: float) -> list[Around]:
    """Removes running heads, page numbers and footnotes from pages, and returns each page's.

    Args:
        pages: The pages, in order.
        body_pt: The body's size.
    """
    repeated = _repeated(pages)
    title_pt = _title_size(pages, body_pt)
    found: list[Around] = []
    for number, page in enumerate(pages):
        numbers = _take_line_numbers(page)
        never_pt = title_pt if number == 0 else float("inf")
        above = _take_edge(page, repeated, body_pt, never_pt, top=True)
        below = _take_edge(page, repeated, body_pt, float("inf"), top=False)
        notes = take_footnotes(page.lines, page, body_pt)
        above += _take_small(page, body_pt, top=True)
        below = _take_small(page, body_pt, top=False) + below
        found.append(Around(above, below + numbers, notes))
    return found


def _edge_rows(page: PageLines, *, top: bool) -> list[tuple[Row, float]]:
    """The outermost rows of a page, from the edge inwards, and how far the next baseline is."""
    limit = _EDGE * page.height
    rows = rows_of(page.lines)[:: 1 if top else -1]
    return [
        (row, abs(inner[0].y - row[0].y) if inner else float("inf"))
        for row, inner in list(pairwise([*rows, None]))[:_MAX_ROWS]
        if row and (row[0].y < limit if top else row[0].y > page.height - limit)
    ]


def _repeated(pages: Sequence[PageLines]) -> Counter[tuple[bool, str, int]]:
    """On how many pages a line stands at a place of the edge, whatever its numbers."""
    counts: Counter[tuple[bool, str, int]] = Counter()
    for page in pages:
        for top in (True, False):
            edge = _edge_rows(page, top=top)
            counts.update({key for row, _ in edge for line in row for key in _keys(line, top=top)})
    return counts


def _keys(line: Line, *, top: bool) -> list[tuple[bool, str, int]]:
    """Two, of overlapping places: what stands a little higher on another page shares one."""
    text = _DIGITS.sub("#", line.text.casefold())
    place = round(line.y / _PLACE_PT)
    return [(top, text, 2 * place), (top, text, 2 * round(line.y / _PLACE_PT - 0.5) + 1)]


def _take_line_numbers(page: PageLines) -> list[Line]:
    """The numbers of a manuscript's lines: many below each other, that count on."""
    groups: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.text.isdecimal() and len(line.text) <= _MAX_DIGITS:
            groups[round(line.x1 / _PLACE_PT)].append(line)
    taken: list[Line] = []
    for group in groups.values():
        values = [int(line.text) for line in sorted(group, key=lambda line: line.y)]
        if len(values) >= _MIN_LINE_NUMBERS and len({b - a for a, b in pairwise(values)}) == 1:
            taken += group
    return _without(page, taken)


def _without(page: PageLines, taken: list[Line]) -> list[Line]:
    """Removes lines from a page, and returns them from the top to the foot."""
    gone = {id(line) for line in taken}
    page.lines = [line for line in page.lines if id(line) not in gone]
    return sorted(taken, key=lambda line: (line.y, line.x0))


def _take_edge(
    page: PageLines,
    repeated: Counter[tuple[bool, str, int]],
    body_pt: float,
    never_pt: float,
    *,
    top: bool,
) -> list[Line]:
    """The outermost rows, as long as they are repeated on other pages, or page numbers.

    What is as large as `never_pt` is neither.
    """

    def is_furniture(row: Row, gap: float) -> bool:
        size = max(line.size_pt for line in row)
        if size >= never_pt:
            return False
        if any(_PAGE_NUMBER.fullmatch(line.text) for line in row):
            return size < _LARGEST_NUMBER * body_pt and (gap > _CLEAR * body_pt or len(row) == 1)
        return size < _LARGER * body_pt and any(
            repeated[key] >= _MIN_REPEATED
            for line in row
            if _LETTER.search(line.text)
            for key in _keys(line, top=top)
        )

    return _take(page, is_furniture, body_pt, top=top)


def _take_small(page: PageLines, body_pt: float, *, top: bool) -> list[Line]:
    """The outermost rows, as long as they are smaller than the body and stand apart."""

    def is_furniture(row: Row, gap: float) -> bool:
        edge = row[0].y if top else page.height - row[0].y
        return (
            gap > _CLEAR * body_pt
            and edge < _OUTER_EDGE * page.height
            and max(line.size_pt for line in row) < _SMALLER * body_pt
            and not any(CAPTION.match(line.text) for line in row)
            and not (top and any(map(_is_sentence, row)))
        )

    return _take(page, is_furniture, body_pt, top=top)


def _is_sentence(line: Line) -> bool:
    """Whether only its repetition could show that it is no text."""
    return line.text.count(" ") >= _MIN_SENTENCE_SPACES and END.search(line.text) is not None


def _take(
    page: PageLines, is_furniture: Callable[[Row, float], bool], body_pt: float, *, top: bool
) -> list[Line]:
    found: list[tuple[Row, float]] = []
    for row, gap in _edge_rows(page, top=top):
        if sum(len(line.text) for line in row) > _MAX_CHARACTERS or not is_furniture(row, gap):
            break
        found.append((row, gap))
    while len(found) > 1 and found[-1][1] <= _CLEAR * body_pt:
        found.pop()  # Text that looks alike on several pages stands close to other text.
    return _without(page, [line for row, _ in found for line in row])


def take_footnotes(lines: list[Line], page: PageLines, body_pt: float) -> list[Line]:
    """Removes the footnotes from lines that stand below each other, and returns them.

    Args:
        lines: All of a page, or a column of it.
        page: Where they stand.
        body_pt: The body's size.
    """
    rows = rows_of(lines)
    small = 0
    while small < len(rows) and all(line.size_pt < _SMALLER * body_pt for line in rows[-1 - small]):
        small += 1
    if not small or small == len(rows):
        return []
    start = _notes_start(rows, len(rows) - small, body_pt)
    if start is None or rows[start][0].y < (1 - _MAX_NOTES_SHARE) * page.height:
        return []
    notes = [line for row in rows[start:] for line in row]
    gone = {id(line) for line in notes}
    lines[:] = [line for line in lines if id(line) not in gone]
    return notes


def _notes_start(rows: list[Row], first: int, body_pt: float) -> int | None:
    """The first row of the notes among the small rows at the foot."""
    above = rows[first - 1][0]
    is_heading = above.is_bold or above.size_pt > 1.1 * body_pt
    if is_heading and rows[first][0].y - above.y < _HEADING_GAP * above.size_pt:
        return None  # A list of references.
    for number in range(first, len(rows)):
        line = min(rows[number], key=lambda line: line.x0)
        gap = line.y - rows[number - 1][0].y
        is_apart = number == first or gap > _NOTES_GAP * line.size_pt
        if is_apart and (line.starts_raised or _NOTE.match(line.text)):
            return number
    gap = rows[first][0].y - above.y
    is_imprint = (
        gap > _CLEAR * body_pt
        and not any(CAPTION.match(line.text) for row in rows[first:] for line in row)
        and len(rows) - first <= _MAX_IMPRINT_ROWS
        and first > _MIN_ROWS_ABOVE
        and not above.text.rstrip("\"'”’»)]").endswith((".", "!", "?"))
    )
    return first if is_imprint else None
