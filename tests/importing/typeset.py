"""Makes real PDFs: columns, running heads, footnotes, hyphens, as a typesetter or an office does.

`typeset([("title", "Tides"), ("paragraph", "The sea …")], columns=2)` is the bytes of a PDF. A part
is a kind and a text:

- `title`, `abstract`: over the full width, before any other part; the abstract is set smaller.
- `heading`, `paragraph`, `item` (with a bullet), `numbered` (its number is in its text).
- `footnote`: at the foot of the column where the paragraph before it ends, which gets its number.
- `caption`: with a drawn figure above it. `table`: lines of cells, with tabs between them.
- `break`: the rest begins on a new page; its text is not set.

A text needs a font that has its letters: `family` names it. Words are placed one by one, as
typesetters do, so the PDF holds no spaces; lines of right-to-left scripts are placed whole.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

_UNITS_A_PT = 10
_GUTTER_PT = 18.0
_FIGURE_PT = 60.0
_NOTE_GAP_PT = 8.0


def typeset(
    parts: Sequence[tuple[str, str]],
    *,
    columns: int = 1,
    indented: bool = True,
    justified: bool = True,
    hyphenated: bool = True,
    running_head: str = "",
    running_foot: str = "",
    page_numbers: bool = True,
    stamp: str = "",
    family: str = "DejaVu Serif",
    size_pt: float = 10.0,
    page_pt: tuple[float, float] = (420.0, 595.0),
    margin_pt: float = 54.0,
    title_in_metadata: str = "",
) -> bytes:
    """A PDF.

    Args:
        parts: Kinds and texts, in reading order; see the module.
        columns: How many, side by side, below title and abstract.
        indented: Paragraphs begin with an indent; otherwise a gap stands between them.
        justified: Lines are stretched to the column's width; otherwise ragged on the right.
        hyphenated: Long words are divided at line ends.
        running_head: Set above every page but the first.
        running_foot: Set below every page.
        page_numbers: Whether each page has its number, at the foot.
        stamp: Set upwards along the left edge of the first page.
        family: The font.
        size_pt: The body's size.
        page_pt: Width and height of a page.
        margin_pt: From the text to the page's edges.
        title_in_metadata: What the PDF calls itself.
    """
    application = QGuiApplication.instance() or QGuiApplication(
        ["typeset", "-platform", "offscreen"]
    )
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * _UNITS_A_PT)
    size = QPageSize(
        QSizeF(*page_pt), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(title_in_metadata)
    painter = QPainter(writer)
    painter.scale(_UNITS_A_PT, _UNITS_A_PT)
    sheet = _Sheet(
        writer=writer,
        painter=painter,
        columns=columns,
        size_pt=size_pt,
        page_pt=page_pt,
        margin_pt=margin_pt,
        family=family,
        indented=indented,
        justified=justified,
        hyphenated=hyphenated,
        running=(running_head, running_foot),
        page_numbers=page_numbers,
    )
    sheet.begin_page()
    if stamp:
        sheet.draw_stamp(stamp)
    sheet.set_all(parts)
    painter.end()
    buffer.close()
    del application
    return bytes(buffer.data().data())


@dataclass
class _Line:
    words: list[str]
    width_pt: float
    is_last: bool = False
    mark: str = ""
    x_pt: float = 0.0


@dataclass
class _Sheet:
    """The page that is being filled, column by column."""

    writer: QPdfWriter
    painter: QPainter
    columns: int
    size_pt: float
    page_pt: tuple[float, float]
    margin_pt: float
    family: str
    indented: bool
    justified: bool
    hyphenated: bool
    running: tuple[str, str]
    page_numbers: bool
    page: int = 0
    column: int = 0
    top_pt: float = 0.0
    y_pt: float = 0.0
    floor_pt: float = 0.0
    notes: list[list[_Line]] = field(default_factory=list)
    note_count: int = 0
    is_first_in_column: bool = True

    # Pages and columns.

    def begin_page(self) -> None:
        self.page += 1
        self.column = 0
        self.top_pt = self.margin_pt
        width, height = self.page_pt
        head, foot = self.running
        if head and self.page > 1:
            self._draw(head, self.margin_pt, self.margin_pt * 0.55, 0.8)
        if foot:
            self._draw(foot, self.margin_pt, height - self.margin_pt * 0.45, 0.8)
        if self.page_numbers:
            self._draw(str(self.page), width / 2, height - self.margin_pt * 0.45, 0.8)
        self._begin_column()

    def _begin_column(self) -> None:
        self.y_pt = self.top_pt
        self.floor_pt = self.page_pt[1] - self.margin_pt
        self.is_first_in_column = True

    def _end_column(self) -> None:
        leading = self._leading(0.8)
        y = self.floor_pt + _NOTE_GAP_PT
        for lines in self.notes:
            for line in lines:
                y += leading
                self._draw_line(line, self._left, y, self._width, 0.8)
        self.notes = []

    def _next_column(self) -> None:
        self._end_column()
        if self.column + 1 < self.columns:
            self.column += 1
            self._begin_column()
        else:
            self.writer.newPage()
            self.begin_page()

    @property
    def _width(self) -> float:
        inner = self.page_pt[0] - 2 * self.margin_pt
        return (inner - _GUTTER_PT * (self.columns - 1)) / self.columns

    @property
    def _left(self) -> float:
        return self.margin_pt + self.column * (self._width + _GUTTER_PT)

    # Parts.

    def set_all(self, parts: Sequence[tuple[str, str]]) -> None:
        for number, (kind, text) in enumerate(parts):
            notes = []
            for other, note in parts[number + 1 :]:
                if other != "footnote":
                    break
                notes.append(note)
            self._set_part(kind, text, notes)
        self._end_column()

    def _set_part(self, kind: str, text: str, notes: list[str]) -> None:
        match kind:
            case "title" | "abstract":
                self._set_across(text, 1.7 if kind == "title" else 0.9, bold=kind == "title")
            case "heading":
                self._set_heading(text)
            case "paragraph":
                gap = 0.0 if self.indented else 0.6
                self._set_text(text, notes, gap=gap, indent=1.5 if self.indented else 0.0)
            case "item":
                self._set_text("• " + text, notes, gap=0.3, inset=1.2)
            case "numbered":
                self._set_text(text, notes, gap=0.3, inset=1.2)
            case "caption":
                self._set_caption(text)
            case "table":
                self._set_table(text)
            case "break":
                self.column = self.columns - 1
                self._next_column()
            case "footnote":
                pass
            case _:
                raise ValueError(kind)

    def _set_across(self, text: str, scale: float, *, bold: bool) -> None:
        left, width = self.margin_pt, self.page_pt[0] - 2 * self.margin_pt
        for line in self._broken(text, width, scale, bold=bold):
            self.y_pt += self._leading(scale)
            line.is_last = line.is_last or bold
            self._draw_line(line, left, self.y_pt, width, scale, bold=bold)
        self.y_pt += self._leading(1.0)
        self.top_pt = self.y_pt

    def _set_heading(self, text: str) -> None:
        lines = self._broken(text, self._width, 1.2, bold=True)
        if self._room_below(len(lines) + 3):
            self.y_pt += 0 if self.is_first_in_column else self._leading(0.8)
        for line in lines:
            line.is_last = True
            self._place(line, 1.2, bold=True)
        self.y_pt += self._leading(0.3)

    def _set_text(
        self, text: str, notes: list[str], *, gap: float, indent: float = 0.0, inset: float = 0.0
    ) -> None:
        if not self.is_first_in_column:
            self.y_pt += self._leading(gap)
        first, rest = indent * self.size_pt, inset * self.size_pt
        for line in self._broken(text, self._width, 1.0, first_pt=first, rest_pt=rest):
            if line.is_last:
                self._add_notes(line, notes)
            self._place(line, 1.0)

    def _add_notes(self, line: _Line, notes: list[str]) -> None:
        numbers = range(self.note_count + 1, self.note_count + 1 + len(notes))
        self.note_count += len(notes)
        line.mark = ",".join(map(str, numbers))
        set_notes = [
            self._broken(f"{number} {note}", self._width, 0.8)
            for number, note in zip(numbers, notes, strict=True)
        ]
        height = sum(map(len, set_notes)) * self._leading(0.8)
        height += _NOTE_GAP_PT if notes and not self.notes else 0.0
        if self.y_pt + self._leading(1.0) > self.floor_pt - height:
            self._next_column()
            height += _NOTE_GAP_PT if notes and not self.notes else 0.0
        self.floor_pt -= height
        self.notes += set_notes

    def _set_caption(self, text: str) -> None:
        lines = self._broken(text, self._width, 0.85)
        self._room_below(len(lines) + 2, _FIGURE_PT)
        self.y_pt += self._leading(0.5)
        self.painter.drawRect(QRectF(self._left, self.y_pt, self._width, _FIGURE_PT))
        self.y_pt += _FIGURE_PT
        for line in lines:
            self._place(line, 0.85)
        self.y_pt += self._leading(0.8)

    def _set_table(self, text: str) -> None:
        rows = [row.split("\t") for row in text.split("\n")]
        self._room_below(len(rows) + 2)
        self.y_pt += self._leading(0.5)
        for row in rows:
            self.y_pt += self._leading(1.0)
            for number, cell in enumerate(row):
                x = self._left + number * self._width / len(row)
                self._draw(cell, x, self.y_pt, 0.9)
        self.y_pt += self._leading(0.8)
        self.is_first_in_column = False

    # Lines.

    def _room_below(self, lines: int, more_pt: float = 0.0) -> bool:
        """Whether there is room; begins the next column where there is not."""
        if self.y_pt + lines * self._leading(1.2) + more_pt <= self.floor_pt:
            return True
        self._next_column()
        return False

    def _place(self, line: _Line, scale: float, *, bold: bool = False) -> None:
        if self.y_pt + self._leading(scale) > self.floor_pt:
            self._next_column()
        self.y_pt += self._leading(scale)
        self._draw_line(line, self._left, self.y_pt, self._width, scale, bold=bold)
        self.is_first_in_column = False

    def _leading(self, scale: float) -> float:
        return self.size_pt * scale * 1.3

    def _font(self, scale: float, *, bold: bool = False) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(round(self.size_pt * scale * _UNITS_A_PT))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _measure(self, text: str, scale: float, *, bold: bool = False) -> float:
        metrics = QFontMetricsF(self._font(scale, bold=bold), self.writer)
        return metrics.horizontalAdvance(text) / _UNITS_A_PT

    def _draw(self, text: str, x: float, y: float, scale: float, *, bold: bool = False) -> None:
        self.painter.save()
        self.painter.setFont(self._font(scale, bold=bold))
        self.painter.scale(1 / _UNITS_A_PT, 1 / _UNITS_A_PT)
        self.painter.drawText(QPointF(x * _UNITS_A_PT, y * _UNITS_A_PT), text)
        self.painter.restore()

    def draw_stamp(self, text: str) -> None:
        self.painter.save()
        self.painter.translate(20, self.page_pt[1] * 0.7)
        self.painter.rotate(-90)
        self._draw(text, 0, 0, 1.4)
        self.painter.restore()

    def _draw_line(
        self, line: _Line, left: float, y: float, width: float, scale: float, *, bold: bool = False
    ) -> None:
        text = " ".join(line.words)
        if _is_right_to_left(text):
            self._draw(text, left + width - line.x_pt - line.width_pt, y, scale, bold=bold)
            return
        space = self._measure(" ", scale, bold=bold)
        x = left + line.x_pt
        if self.justified and not line.is_last and len(line.words) > 1:
            space += (width - line.x_pt - line.width_pt) / (len(line.words) - 1)
        for word in line.words:
            self._draw(word, x, y, scale, bold=bold)
            x += self._measure(word, scale, bold=bold) + space
        if line.mark:
            self._draw(line.mark, x - space, y - self.size_pt * 0.35, scale * 0.6)

    def _broken(
        self,
        text: str,
        width: float,
        scale: float,
        *,
        bold: bool = False,
        first_pt: float = 0.0,
        rest_pt: float = 0.0,
    ) -> list[_Line]:
        """The lines of a text, each as full as it goes."""
        space = self._measure(" ", scale, bold=bold)
        lines = [_Line([], 0.0, x_pt=first_pt)]
        waiting = _pieces(text)[::-1]
        while waiting:
            word = waiting.pop()
            line = lines[-1]
            glue = space if line.words and not _is_unspaced(word) else 0.0
            room = width - line.x_pt - line.width_pt - glue
            word_width = self._measure(word, scale, bold=bold)
            if word_width > room:
                head, tail = self._divided(word, room, scale) if self.hyphenated else ("", word)
                if not head and line.words:
                    lines.append(_Line([], 0.0, x_pt=rest_pt))
                    waiting.append(word)
                    continue
                if head:
                    waiting.append(tail)
                    word, word_width = head, self._measure(head, scale, bold=bold)
            if line.words and _is_unspaced(word):
                line.words[-1] += word
            else:
                line.words.append(word)
            line.width_pt += glue + word_width
        lines[-1].is_last = True
        return lines

    def _divided(self, word: str, room: float, scale: float) -> tuple[str, str]:
        if "-" in word[1:-1]:
            head, _, tail = word.rpartition("-")
            return (head + "-", tail) if self._measure(head + "-", scale) <= room else ("", word)
        if len(word) < 7 or not word.isalpha():
            return "", word
        for at in range(len(word) - 3, 2, -1):
            head = word[:at] + "-"
            if self._measure(head, scale) <= room:
                return head, word[at:]
        return "", word


def _pieces(text: str) -> list[str]:
    """Words; in scripts without spaces, characters."""
    pieces: list[str] = []
    for word in text.split():
        pieces += list(word) if _is_unspaced(word) else [word]
    return pieces


def _is_unspaced(word: str) -> bool:
    return any("\u3000" <= letter <= "\u9fff" for letter in word)


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
