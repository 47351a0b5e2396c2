"""Puts a large initial back before the line that it begins."""

from harken.importing.formats.pdf.lines import Line

_LARGE = 1.8
"""Times the size of the line beside it."""
_MAX_GAP = 0.8
"""In sizes of the line beside it."""
_MAX_LETTERS = 2


def join_initials(lines: list[Line], body_pt: float) -> list[Line]:
    """The lines without large initials, which stand in the lines that they begin.

    Args:
        lines: All of a page.
        body_pt: The body's size.
    """
    initials = [line for line in lines if _is_initial(line, body_pt)]
    if not 0 < len(initials) <= len(lines) // 5:
        return lines
    gone: set[int] = set()
    for initial in initials:
        beside = [line for line in lines if _is_beside(line, initial)]
        if len(beside) < 2:
            continue  # A letter in a figure, or a number of a chapter.
        first = min(beside, key=lambda line: line.y)
        first.text = initial.text + first.text
        first.notes = [(s + len(initial.text), e + len(initial.text)) for s, e in first.notes]
        for line in beside:
            line.x0 = initial.x0
        gone.add(id(initial))
    return [line for line in lines if id(line) not in gone]


def _is_initial(line: Line, body_pt: float) -> bool:
    return (
        line.size_pt >= _LARGE * body_pt
        and len(line.text) <= _MAX_LETTERS
        and line.text[-1].isalpha()
        and line.text.upper() == line.text
    )


def _is_beside(line: Line, initial: Line) -> bool:
    return (
        line.size_pt * _LARGE <= initial.size_pt
        and -0.3 * line.size_pt <= line.x0 - initial.x1 <= _MAX_GAP * line.size_pt
        and initial.y - initial.size_pt < line.y <= initial.y + 0.3 * line.size_pt
    )
