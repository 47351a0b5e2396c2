"""The columns of a page, in reading order.

A gutter is an upright strip that hardly a line crosses and that has lines of text side by side on
its left and right. The lines that do cross it (a title, an abstract, a wide figure's caption) part
the page into bands; in each, the left column is read before the right one. Columns, and what lies
between such bands, may have gutters of their own. This is the recursive X-Y cut of Nagy and Seth
(1984), with gutters that need not go through; time grows with the lines of a page, not with their
square.
"""

from collections import Counter
from dataclasses import dataclass
from statistics import median

from harken.importing.formats.pdf.lines import Line, Row, rows_of

_STEP_PT = 2.0
_MIN_GUTTER_PT = 6.0
_MAX_STARTS = 8
_MAX_CROSSING = 0.65
_MIN_SIDE_BY_SIDE = 3
_MIN_IN_BAND = 2
_MIN_WIDTH = 7.0
"""Of a column, in sizes: narrower lines side by side are a table, or bullets."""
_MIN_WORDS = 2.2
_MAX_PARTED = 0.5
"""Rows of cells have wide gaps nearly always, stretched lines of text now and then."""
_MAX_DEPTH = 5
_MAX_LINES = 3_000
"""A page of text has a few hundred; what has more is a drawing."""
_MAX_PAGE_PT = 20_000.0


@dataclass(slots=True, eq=False)
class Column:
    """Lines below each other, and the edges of the column that they stand in."""

    lines: list[Line]
    x0: float
    x1: float


def columns_of(lines: list[Line], depth: int = 0) -> list[Column]:
    """The columns of a page or of a part of it, in reading order."""
    if not lines:
        return []
    gutter = _gutter(lines) if depth < _MAX_DEPTH and len(lines) <= _MAX_LINES else None
    if gutter is None:
        rows = sorted(lines, key=lambda line: (line.y, line.x0))
        return [Column(rows, *_edges(lines))]
    bands = _bands(lines, gutter)
    left = _edges([line for band in bands for line in band.left])
    right = _edges([line for band in bands for line in band.right])
    columns: list[Column] = []
    apart: list[Line] = []
    for band in bands:
        apart += band.across
        if not band.is_parted:
            apart += band.left + band.right
            continue
        columns += columns_of(apart, depth + 1)
        apart = []
        for side, edges in ((band.left, left), (band.right, right)):
            columns += _with_edges(columns_of(side, depth + 1), edges)
    return columns + columns_of(apart, depth + 1)


@dataclass(slots=True)
class _Band:
    """Lines across a gutter, and what stands on both sides of it below them."""

    across: list[Line]
    left: list[Line]
    right: list[Line]

    @property
    def is_parted(self) -> bool:
        """Whether the gutter parts it; a line or two beside it may stand there by chance."""
        return min(len(self.left), len(self.right)) >= _MIN_IN_BAND


def _bands(lines: list[Line], gutter: float) -> list[_Band]:
    bands = [_Band([], [], [])]
    ordered = sorted(lines, key=lambda line: line.y)
    for line, below in zip(ordered, [*ordered[1:], None], strict=True):
        band = bands[-1]
        side = _side_of(line, gutter)
        if side == 0:
            if band.left or band.right:
                band = _Band([], [], [])
                bands.append(band)
            band.across.append(line)
        elif side < 0 and _ends_across(band, line, below):
            band.across.append(line)
        else:
            (band.left if side < 0 else band.right).append(line)
    return bands


def _side_of(line: Line, gutter: float) -> int:
    if line.x1 <= gutter + _STEP_PT:
        return -1
    return 1 if line.x0 >= gutter - _STEP_PT else 0


def _ends_across(band: _Band, line: Line, below: Line | None) -> bool:
    """Whether a line goes on with those across, and is only too short to cross the gutter."""
    if not band.across or band.left or band.right:
        return False
    above = band.across[-1]
    return (
        line.y - above.y < 1.7 * line.size_pt
        and abs(line.size_pt - above.size_pt) < 0.3
        and (below is None or below.y - line.y > 0.5 * line.size_pt)
    )


def _with_edges(columns: list[Column], edges: tuple[float, float]) -> list[Column]:
    """A band of few lines has the edges of its column on the whole page."""
    if len(columns) == 1:
        columns[0].x0, columns[0].x1 = edges
    return columns


def _edges(lines: list[Line]) -> tuple[float, float]:
    return min(line.x0 for line in lines), max(line.x1 for line in lines)


def _gutter(lines: list[Line]) -> float | None:
    """The middle of the best gutter."""
    if len(lines) < 2 * _MIN_SIDE_BY_SIDE:
        return None
    left, right = _edges(lines)
    if not 0 < right - left < _MAX_PAGE_PT:
        return None
    best: tuple[int, float] | None = None
    for candidate in (*_strips(lines, left, right), *_starts(lines)):
        score = _side_by_side(lines, candidate)
        if score and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


def _starts(lines: list[Line]) -> list[float]:
    """Places just left of where many lines begin, the most common first."""
    counts = Counter(round(line.x0 / _STEP_PT) for line in lines)
    return [
        place * _STEP_PT - 2 * _STEP_PT
        for place, count in counts.most_common(_MAX_STARTS)
        if count >= _MIN_SIDE_BY_SIDE
    ]


def _strips(lines: list[Line], left: float, right: float) -> list[float]:
    """The middles of upright strips that fewer lines cross than what lies beside them."""
    steps = int((right - left) / _STEP_PT) + 2
    changes = [0] * (steps + 1)
    for line in lines:
        changes[int((line.x0 - left) / _STEP_PT)] += 1
        changes[min(steps, int((line.x1 - left) / _STEP_PT) + 1)] -= 1
    covered, counts = 0, []
    for change in changes[:steps]:
        covered += change
        counts.append(covered)
    limit = _MAX_CROSSING * len(lines)
    found: list[float] = []
    start = 0
    for step in range(1, steps + 1):
        # A strip is a valley: neighbouring steps that equally few lines cross.
        if step < steps and counts[step] == counts[start]:
            continue
        is_valley = (start == 0 or counts[start - 1] > counts[start]) and (
            step == steps or counts[step] > counts[start]
        )
        if is_valley and counts[start] <= limit and (step - start) * _STEP_PT >= _MIN_GUTTER_PT:
            found.append(left + (start + step) / 2 * _STEP_PT)
        start = step
    return found


def _side_by_side(lines: list[Line], gutter: float) -> int:
    """How many lines of text stand side by side; 0 where they are too few or not text."""
    bands = _bands(lines, gutter)
    parted = [band for band in bands if band.is_parted]
    left = [line for band in parted for line in band.left]
    right = [line for band in parted for line in band.right]
    paired = sum(min(len(band.left), len(band.right)) for band in parted)
    if paired < _MIN_SIDE_BY_SIDE or not (_is_text(left) and _is_text(right)):
        return 0
    return paired


def _is_text(lines: list[Line]) -> bool:
    """Whether lines are wide enough, and of words enough, to be text rather than cells."""
    if all(line.is_mono for line in lines):
        return False  # Code, and the comments beside it.
    if _are_wide([[line] for line in lines]):
        return True
    rows = rows_of(lines)
    parted = sum(1 for row in rows if len(row) > 1)
    return parted <= _MAX_PARTED * len(rows) and _are_wide(rows)


def _are_wide(rows: list[Row]) -> bool:
    width = median(
        (max(ln.x1 for ln in row) - min(ln.x0 for ln in row)) / max(row[0].size_pt, 1.0)
        for row in rows
    )
    words = sum(line.text.count(" ") + 1 for row in rows for line in row) / len(rows)
    return width >= 2 * _MIN_WIDTH or (width >= _MIN_WIDTH and words >= _MIN_WORDS)
