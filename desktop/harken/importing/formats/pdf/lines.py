"""From a page's words to its lines, or pieces of lines where a wide gap stands between them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from harken.importing.formats.pdf.words import PageWords, Word

_SOFT_HYPHEN = "\u00ad"
_WIDE_GAP = 1.6
"""In sizes: more than the widest space of a stretched line, less than between columns."""
_NARROW_GAP = 0.9
_CELL_GAP = 0.8
"""In sizes: stretched words may stand so far from each other, and so may the cells of a table."""
_SAME_ROW = 0.35
_SPACE = 0.12
_RAISED = 0.15
_SMALL = 0.82
_FINAL_FORMS = frozenset("ةىךםןףץ")
"""Letters that end words of Arabic and Hebrew, and begin none."""
_MIN_BACKWARDS = 3
_MUCH_MORE = 3
_BRACKETS = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_NOTE_MARK = re.compile(r"\(?[\d⁰¹²³⁴-⁹*†‡§¶]{1,3}(?:[,–-]\s?[\d⁰¹²³⁴-⁹*†‡§¶]{1,3}){0,4}\)?")
_MARKED = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?…)\]\"”’»])$")


@dataclass(slots=True, eq=False)
class Line:
    """A piece of a line: words that stand beside each other."""

    text: str
    x0: float
    x1: float
    y: float
    """The baseline, in points from the page's top."""
    size_pt: float
    is_bold: bool
    is_mono: bool
    first_word_pt: float
    """How wide its first word is."""
    notes: list[tuple[int, int]] = field(default_factory=list)
    """Where numbers of notes stand in the text."""
    starts_raised: bool = False
    """Whether it begins with the number of a note."""
    cells: tuple["Line", ...] = ()
    """Its pieces where gaps could part cells; none where it has no such gap."""


Row = list[Line]
"""Pieces side by side."""


@dataclass(slots=True)
class PageLines:
    """The lines of one page."""

    width: float
    height: float
    lines: list[Line]
    """In the order in which the page paints them."""
    turned: str = ""
    is_right_to_left: bool = False
    """Whether its text is; the lines are then mirrored, so that all else reads left to right."""


def lines_of(page: PageWords) -> PageLines:
    """The lines of a page."""
    mirrored = _is_right_to_left(page.words)
    if mirrored and _is_backwards(page.words):
        mirrored = False
        for word in page.words:
            if _is_right_to_left([word]):
                word.text = word.text[::-1].translate(_BRACKETS)
    if mirrored:
        for word in page.words:
            word.x0, word.x1 = page.width - word.x1, page.width - word.x0
    pieces: list[list[Word]] = []
    for word in page.words:
        if not pieces or not _continues(pieces[-1], word):
            pieces.append([])
        pieces[-1].append(word)
    lines = [_line_with_cells(words) for words in _beside_each_other(pieces)]
    return PageLines(
        page.width,
        page.height,
        [line for line in lines if line.text],
        page.turned,
        mirrored,
    )


def _is_right_to_left(words: Iterable[Word]) -> bool:
    counts = Counter(
        unicodedata.bidirectional(word.text[len(word.text) // 2]) for word in words if word.text
    )
    return counts["R"] + counts["AL"] > counts["L"]


def _is_backwards(words: Iterable[Word]) -> bool:
    """Whether a program drew right-to-left text from left to right, and pdfium turned it round."""
    starts, ends = 0, 0
    for word in words:
        letters = [letter for letter in word.text if letter.isalpha()]
        if len(letters) > 1:
            starts += letters[0] in _FINAL_FORMS
            ends += letters[-1] in _FINAL_FORMS
    return starts >= _MIN_BACKWARDS and starts > _MUCH_MORE * ends


def _continues(piece: list[Word], word: Word) -> bool:
    last = piece[-1]
    size = max(last.size_pt, word.size_pt)
    gap = word.x0 - last.x1
    return _same_row(last, word) and -0.5 * size <= gap <= _WIDE_GAP * size


def _same_row(one: Word, other: Word) -> bool:
    """Whether two words stand on one line, be it that one is raised or lowered."""
    size = max(one.size_pt, other.size_pt)
    tolerance = 0.2 if abs(one.size_pt - other.size_pt) < 0.1 * size else 0.55
    return abs(one.y - other.y) <= tolerance * size


def _beside_each_other(pieces: list[list[Word]]) -> list[list[Word]]:
    """Puts pieces together that a page paints at different times, though they touch."""
    order = sorted(range(len(pieces)), key=lambda n: (round(pieces[n][0].y), pieces[n][0].x0))
    into: dict[int, int] = {}
    for left, right in pairwise(order):
        target = into.get(left, left)
        last, first = pieces[target][-1], pieces[right][0]
        size = max(last.size_pt, first.size_pt)
        if _same_row(last, first) and -0.3 * size <= first.x0 - last.x1 <= _NARROW_GAP * size:
            first.is_spaced = first.x0 - last.x1 > _SPACE * size
            pieces[target] = pieces[target] + pieces[right]
            pieces[right] = []
            into[right] = target
    return [piece for piece in pieces if piece]


def _line_with_cells(words: list[Word]) -> Line:
    line = _line(words)
    cells = [words[:1]]
    for left, right in pairwise(words):
        if right.x0 - left.x1 > _CELL_GAP * line.size_pt:
            cells.append([])
        cells[-1].append(right)
    if len(cells) > 1:
        line.cells = tuple(map(_line, cells))
    return line


def _line(words: list[Word]) -> Line:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size_pt, 1)] += len(word.text)
    size = sizes.most_common(1)[0][0]
    if len(sizes) > 1 and words[0].size_pt < _SMALL * max(sizes):
        # A note's number before few letters is not the line's size.
        size = max((s for s in sizes if sizes[s] >= 2), default=size)
    full = [word for word in words if word.size_pt >= _SMALL * size]
    baseline = sorted(word.y for word in full)[len(full) // 2] if full else words[0].y
    text, notes, starts_raised = "", [], False
    for number, word in enumerate(words):
        if word.is_spaced and text and word.text != _SOFT_HYPHEN:
            text += " "
        raised = word.size_pt < _SMALL * size and baseline - word.y > _RAISED * size
        if raised and _NOTE_MARK.fullmatch(word.text):
            if number == 0:
                starts_raised = True
            elif _MARKED.search(text.rstrip()):
                notes.append((len(text), len(text) + len(word.text)))
        text += word.text
    letters = sum(len(word.text) for word in words)
    return Line(
        text=text.rstrip(),
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        y=baseline,
        size_pt=size,
        is_bold=sum(len(word.text) for word in words if word.is_bold) > 0.9 * letters,
        is_mono=sum(len(word.text) for word in words if word.is_mono) > 0.9 * letters,
        first_word_pt=_first_word_pt(words),
        notes=notes,
        starts_raised=starts_raised,
    )


def rows_of(lines: list[Line]) -> list[Row]:
    """Lines side by side, from the top of the page to its foot."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: line.y):
        if rows and line.y - rows[-1][0].y <= _SAME_ROW * line.size_pt:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def joined_row(row: Row) -> Line:
    """The pieces of one line as one, from left to right; wide gaps in it are stretched spaces."""
    ordered = sorted(row, key=lambda line: line.x0)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    longest = max(ordered, key=lambda line: len(line.text))
    text, notes = "", []
    for line in ordered:
        text += " " if text else ""
        notes += [(start + len(text), end + len(text)) for start, end in line.notes]
        text += line.text
    return Line(
        text=text,
        x0=first.x0,
        x1=max(line.x1 for line in ordered),
        y=longest.y,
        size_pt=longest.size_pt,
        is_bold=all(line.is_bold for line in ordered),
        is_mono=all(line.is_mono for line in ordered),
        first_word_pt=first.first_word_pt,
        notes=notes,
        starts_raised=first.starts_raised,
    )


def _first_word_pt(words: list[Word]) -> float:
    end = words[0].x1
    for word in words[1:]:
        if word.is_spaced:
            break
        end = word.x1
    return end - words[0].x0
