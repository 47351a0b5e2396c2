"""Tells the rows of a table from the lines of a text."""

from itertools import pairwise

from harken.importing.formats.pdf.kinds import BULLET, DASH, NUMBER
from harken.importing.formats.pdf.lines import Line, Row, joined_row, rows_of

_MIN_ROWS = 3
_MIN_ALIGNED = 0.6
_MAX_STRETCH = 5
"""In sizes: how wide the space between the words of a stretched line may be."""
_EVEN = 0.12
_ALIGNED_PT = 2.5
_MAX_CELLS = 40
_MAX_CELL_CHARACTERS = 30


def tables_apart(lines: list[Line]) -> list[tuple[list[Line], list[Row]]]:
    """Stretches of lines; with rows where these are a table's."""
    rows = rows_of(lines)
    stretches: list[tuple[list[Line], list[Row]]] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) > 1:
            end += 1
        table = [sorted(row, key=lambda line: line.x0) for row in rows[start:end]]
        if not _is_table(table):
            table = _grid(rows, start)
        if table:
            end = start + len(table)
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
    if len(rows) < _MIN_ROWS or all(line.is_mono for row in rows for line in row):
        return False
    if any(NUMBER.match(row[0].text + " x") for row in rows):
        return False
    aligned = sum(1 for above, below in pairwise(rows) if _are_aligned(above, below))
    return aligned >= _MIN_ALIGNED * (len(rows) - 1)


def _grid(rows: list[Row], start: int) -> list[Row]:
    """The rows from one on whose gaps are narrow, but part as many short cells, each below its own.

    None where they are too few, a list, or code.
    """
    grid: list[Row] = []
    for row in rows[start:]:
        cells = [
            cell for line in sorted(row, key=lambda ln: ln.x0) for cell in line.cells or [line]
        ]
        if not _are_short(cells) or (grid and not _are_below(grid[-1], cells)):
            break
        grid.append(cells)
    return grid if len(grid) >= _MIN_ROWS else []


def _are_short(cells: Row) -> bool:
    """Whether they are several, short, and the first is no bullet or number of a list's item."""
    first = cells[0].text + " x"
    return (
        1 < len(cells) <= _MAX_CELLS
        and all(len(cell.text) <= _MAX_CELL_CHARACTERS for cell in cells)
        and not all(cell.is_mono for cell in cells)
        and not (BULLET.match(first) or DASH.match(first) or NUMBER.match(first))
    )


def _are_below(above: Row, below: Row) -> bool:
    """Whether each cell begins, ends or has its middle below that of the row above."""
    return len(above) == len(below) and all(map(_is_below, above, below))


def _is_below(one: Line, two: Line) -> bool:
    ends = abs(one.x0 - two.x0), abs(one.x1 - two.x1)
    return min(*ends, abs(one.x0 + one.x1 - two.x0 - two.x1) / 2) < _ALIGNED_PT


def _are_aligned(above: Row, below: Row) -> bool:
    """Whether a piece, the first aside, begins, ends or has its middle below another one's."""
    if max(len(above), len(below)) > _MAX_CELLS or _is_stretched(above) or _is_stretched(below):
        return False
    return any(_is_below(one, two) for one in above[1:] for two in below[1:])


def _is_stretched(row: Row) -> bool:
    """Whether the gaps are equally wide, as between the words of a stretched line."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    return (
        len(gaps) > 1
        and max(gaps) < _MAX_STRETCH * row[0].size_pt
        and max(gaps) - min(gaps) < _EVEN * max(gaps)
    )
