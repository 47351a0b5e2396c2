"""The words of a PDF's page and where they stand, as pdfium gives them.

Few calls a character, for a library call costs more than all else here: where a word stands is
asked of its first and last character, and of the others only where these two differ in size or
height, as in a word with a note's number.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from harken.importing.decoding import with_whole_surrogates

_LINE_END_HYPHENS = "\x02\ufffe"
"""What pdfium makes of a hyphen at the end of a line, in its versions."""
_HYPHENS = str.maketrans(dict.fromkeys(_LINE_END_HYPHENS, "-"))
MAX_CHARACTERS_A_PAGE = 100_000
_SAME_SIZE = 0.06
_SAME_BASELINE = 0.12
_STRAIGHT_DEGREES = 5.0
_GAP = 0.24
"""In sizes, between turned words."""
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_DIGIT = 0.22
"""In sizes: how high above the baseline it begins."""
_SMALL = 0.65
_NAME_BYTES = 128
_FIXED_PITCH = 1
_FORCED_BOLD = 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "cmbx", "cmb1", "sfbx", "demi", "-medi")
_MONO_NAMES = ("mono", "courier", "cmtt", "sftt", "consolas", "menlo", "typewriter")


@dataclass(slots=True)
class Word:
    """Characters without white space between them, of one size."""

    text: str
    x0: float
    x1: float
    y: float
    """The baseline; in points from the page's top, as seen when the text is upright."""
    size_pt: float
    is_bold: bool
    is_mono: bool
    is_spaced: bool
    """Whether white space stands before it."""


@dataclass(slots=True)
class PageWords:
    """What stands on a page, turned so that most of the text is upright."""

    width: float
    height: float
    words: list[Word]
    """In the order in which the page paints them."""
    turned: str
    """Text in other directions: stamps and watermarks."""


@dataclass(slots=True)
class _Spot:
    """Where a character stands, in the PDF's own coordinates: y grows upwards."""

    x: float
    y: float
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class _Run:
    text: str
    start: _Spot
    end: _Spot
    size_pt: float
    degrees: float
    font: tuple[bool, bool]
    is_spaced: bool


class _Reader:
    """Asks pdfium about one page's characters."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._at = [ctypes.byref(double) for double in self._doubles]
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._flags_at = ctypes.byref(self._flags)
        self._fonts: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def characters(self) -> str:
        count = min(pdfium.FPDFText_CountChars(self._page), MAX_CHARACTERS_A_PAGE)
        get = pdfium.FPDFText_GetUnicode
        return "".join(
            [
                chr(code if code < 0x110000 else 0)
                for code in map(get, [self._page] * count, range(count))
            ]
        )

    def spot(self, index: int) -> _Spot:
        left, right, bottom, top = self._doubles
        x, y = 0.0, 0.0
        if pdfium.FPDFText_GetCharOrigin(self._page, index, self._at[0], self._at[1]):
            x, y = left.value, right.value
        pdfium.FPDFText_GetCharBox(self._page, index, *self._at)
        return _Spot(x, y, (left.value, right.value, bottom.value, top.value))

    def size_and_turn(self, index: int) -> tuple[float, float]:
        """The size in points, and the direction in degrees, anticlockwise."""
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if not pdfium.FPDFText_GetMatrix(self._page, index, self._matrix_at):
            return size, 0.0
        m = self._matrix
        if not all(map(math.isfinite, (m.a, m.b, m.c, m.d))):
            return size, 0.0  # a broken file: its text may be whole
        return abs(size) * math.hypot(m.c, m.d), math.degrees(math.atan2(m.b, m.a))

    def font(self, index: int) -> tuple[bool, bool]:
        """Whether it is bold, and whether all its letters are equally wide."""
        length = pdfium.FPDFText_GetFontInfo(
            self._page, index, self._name, _NAME_BYTES, self._flags_at
        )
        key = (self._name.value if 0 < length <= _NAME_BYTES else b"", self._flags.value)
        if key not in self._fonts:
            name = key[0].decode("latin-1").lower()
            self._fonts[key] = (
                bool(key[1] & _FORCED_BOLD) or any(part in name for part in _BOLD_NAMES),
                bool(key[1] & _FIXED_PITCH) or any(part in name for part in _MONO_NAMES),
            )
        return self._fonts[key]


def words_of(text_page: Any, box: tuple[float, float, float, float]) -> PageWords:
    """The words of a page.

    Args:
        text_page: pdfium's handle.
        box: The visible part of the page: left, bottom, right, top.
    """
    runs = list(_runs(_Reader(text_page)))
    counts: Counter[int] = Counter()
    for run in runs:
        counts[_quarter(run.degrees)] += len(run.text)
    quarter = max((q for q in counts if q >= 0), key=lambda q: counts[q], default=0)
    left, bottom, right, top = box
    width, height = (right - left, top - bottom)[:: -1 if quarter % 2 else 1]
    upright, turned = [], []
    for run in runs:
        if _quarter(run.degrees) != quarter:
            turned.append(run)
            continue
        word = _upright(run, quarter, box)
        if -1 <= word.y <= height + 1 and word.x1 >= -1 and word.x0 <= width + 1:
            upright.append(word)
    return PageWords(width, height, upright, _turned_text(turned, box))


def _turned_text(runs: list[_Run], box: tuple[float, float, float, float]) -> str:
    """Text in other directions; pdfium finds spaces in it where only the letters' feet are apart.

    Where it is not aslant, the gaps tell instead.
    """
    text, last_quarter = "", -1
    last: Word | None = None
    for run in runs:
        quarter = _quarter(run.degrees)
        word = _upright(run, max(quarter, 0), box)
        is_spaced = run.is_spaced
        if last is not None and quarter >= 0 and quarter == last_quarter:
            size = max(word.size_pt, last.size_pt)
            gap = word.x0 - last.x1
            is_spaced = abs(word.y - last.y) > 0.5 * size or not -size < gap < _GAP * size
        text += (" " if is_spaced and text else "") + run.text
        last, last_quarter = word, quarter
    return text


def _quarter(degrees: float) -> int:
    """How many quarter turns; -1 where it is aslant."""
    quarter = round(degrees / 90)
    return quarter % 4 if abs(degrees - 90 * quarter) <= _STRAIGHT_DEGREES else -1


def _upright(run: _Run, quarter: int, box: tuple[float, float, float, float]) -> Word:
    left, bottom, right, top = box
    boxes = run.start.box, run.end.box
    x0, x1 = min(b[0] for b in boxes), max(b[1] for b in boxes)
    y0, y1 = min(b[2] for b in boxes), max(b[3] for b in boxes)
    match quarter:
        case 0:
            ends, y = (x0 - left, x1 - left), top - run.start.y
        case 1:
            ends, y = (y0 - bottom, y1 - bottom), run.start.x - left
        case 2:
            ends, y = (right - x1, right - x0), run.start.y - bottom
        case _:
            ends, y = (top - y1, top - y0), right - run.start.x
    return Word(run.text, *ends, y, run.size_pt, *run.font, run.is_spaced)


def _runs(reader: _Reader) -> Iterator[_Run]:
    characters = reader.characters()
    start, is_spaced, length = 0, True, len(characters)
    while start < length:
        if characters[start].isspace() or characters[start] == "\0":
            is_spaced, start = True, start + 1
            continue
        end = start + 1
        while end < length and not (characters[end].isspace() or characters[end] == "\0"):
            end += 1
            if characters[end - 1] in _LINE_END_HYPHENS:
                break
        yield from _split(reader, characters, start, end, is_spaced=is_spaced)
        is_spaced, start = characters[end - 1] in _LINE_END_HYPHENS, end


def _split(
    reader: _Reader, characters: str, start: int, end: int, *, is_spaced: bool
) -> Iterator[_Run]:
    """One run; or several, where size or baseline change within it."""
    first, last = reader.spot(start), reader.spot(end - 1)
    if characters[end - 1] in _LINE_END_HYPHENS and end - start > 1:
        last = reader.spot(end - 2)
    size, degrees = reader.size_and_turn(start)
    font = reader.font(start)
    if end - start == 1:
        yield _Run(_clean(characters[start:end]), first, last, size, degrees, font, is_spaced)
        return
    last_size, last_degrees = reader.size_and_turn(end - 1)
    is_even = _alike(first, last, size, last_size, degrees) and degrees == last_degrees
    if (
        is_even
        and not _is_raised(characters[start], first, size)
        and not _is_raised(characters[end - 1], last, size)
    ):
        yield _Run(_clean(characters[start:end]), first, last, size, degrees, font, is_spaced)
        return
    first, size = _as_small(characters[start], first, size)
    run = _Run(characters[start], first, first, size, degrees, font, is_spaced)
    for index in range(start + 1, end):
        spot = reader.spot(index)
        size, degrees = reader.size_and_turn(index)
        spot, size = _as_small(characters[index], spot, size)
        is_generated = spot.box == (0.0, 0.0, 0.0, 0.0)
        if is_generated or _alike(run.end, spot, run.size_pt, size, degrees):
            run.text += characters[index]
            run.end = run.end if is_generated else spot
            continue
        run.text = _clean(run.text)
        yield run
        run = _Run(characters[index], spot, spot, size, degrees, reader.font(index), False)
    run.text = _clean(run.text)
    yield run


def _is_raised(letter: str, spot: _Spot, size: float) -> bool:
    """Whether a digit on the baseline is drawn above it: fonts have such digits for notes."""
    return letter in _SUPERSCRIPTS or (
        letter.isdecimal() and spot.box[2] - spot.y > _RAISED_DIGIT * size
    )


def _as_small(letter: str, spot: _Spot, size: float) -> tuple[_Spot, float]:
    """A raised digit of a font's own, as if it were set small and higher, as others are."""
    if not _is_raised(letter, spot, size):
        return spot, size
    return _Spot(spot.x, spot.y + _RAISED_DIGIT * size, spot.box), _SMALL * size


def _alike(one: _Spot, other: _Spot, size: float, other_size: float, degrees: float) -> bool:
    across = other.y - one.y if _quarter(degrees) in {0, 2} else other.x - one.x
    if _quarter(degrees) < 0:
        across = 0.0
    return abs(size - other_size) <= _SAME_SIZE * max(size, other_size) and abs(
        across
    ) <= _SAME_BASELINE * max(size, 1.0)


def _clean(text: str) -> str:
    """Halves of surrogates together, and without characters that say nothing."""
    whole = with_whole_surrogates(text)
    return "".join(
        letter
        for letter in whole.translate(_HYPHENS)
        if letter >= " " and letter not in "\ufeff\uffff\u200b"
    )
