"""From the lines of a PDF's pages to a draft: reading order, paragraphs, what is skipped."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from harken.article.model import BlockKind, Mark, MarkKind, SkipReason
from harken.importing.draft import Cut, Draft, Part
from harken.importing.formats.pdf.columns import Column, columns_of
from harken.importing.formats.pdf.front import mark_bylines, take_title
from harken.importing.formats.pdf.furniture import (
    body_size_of,
    take_footnotes,
    take_furniture,
)
from harken.importing.formats.pdf.initials import join_initials
from harken.importing.formats.pdf.kinds import BULLET, DASH, BodyType, Passage
from harken.importing.formats.pdf.lines import Line, PageLines
from harken.importing.formats.pdf.paragraphs import passages_as_painted, passages_of
from harken.importing.formats.pdf.references import mark_references
from harken.importing.hyphens import Joiner

_USUAL_LEADING = 1.2
_RARE = 0.3
_MAX_SINGLE = 0.5
_MAX_BROKEN = 0.2
_FLUSH_PT = 1.5
_MIN_FLUSH = 0.35
_MIN_LINES_TO_GO_ON = 4
_ENDED = tuple(".!?…。！？۔؟")
_CLOSING = "\"'”’»)]"
_MAX_HEADING_LEVEL = 6


def reflow(pages: Sequence[PageLines], title: str | None) -> Draft:
    """A draft of pages; it uses them up.

    Args:
        pages: The pages, in order.
        title: What the document calls itself, where that is plausible.
    """
    body = _body_type(pages)
    joiner = Joiner(line.text for page in pages for line in page.lines)
    flow = _Flow(body)
    for number, (page, around) in enumerate(
        zip(pages, take_furniture(pages, body.size_pt), strict=True)
    ):
        flow.add(_head(line, number) for line in around.above)
        flow.add(_page_passages(page, number, body, around.notes))
        flow.add(_head(line, number) for line in around.below)
        if page.turned:
            flow.add([_stamp(page, number)])
    passages = flow.passages
    found = take_title(passages, title, body, joiner)
    mark_bylines(passages)
    mark_references(passages)
    levels = _levels(passages)
    parts = [_part(passage, joiner, levels) for passage in passages]
    return Draft([p for p in parts if p.text], title=found or title, may_hold_furniture=False)


def _body_type(pages: Sequence[PageLines]) -> BodyType:
    size = body_size_of(pages)
    lines = [line for page in pages for line in page.lines]
    letters = sum(len(line.text) for line in lines) or 1
    bold = sum(len(line.text) for line in lines if line.is_bold)
    mono = sum(len(line.text) for line in lines if line.is_mono)
    gaps = [
        (below.y - above.y) / size
        for page in pages
        for above, below in pairwise(page.lines)
        if abs(above.size_pt - size) < 0.6
        and abs(below.size_pt - size) < 0.6
        and 0.8 * size < below.y - above.y < 3 * size
    ]
    leading = median(gaps) if gaps else _USUAL_LEADING
    return BodyType(
        size, leading, bold < _RARE * letters, mono < _RARE * letters, _is_justified(lines, size)
    )


def _is_justified(lines: Sequence[Line], size_pt: float) -> bool:
    """Whether many lines of the body end at the same place as the line below."""
    ends = [line.x1 for line in lines if abs(line.size_pt - size_pt) < 0.6]
    flush = sum(1 for one, other in pairwise(ends) if abs(one - other) < _FLUSH_PT)
    return flush > _MIN_FLUSH * len(ends)


def _page_passages(
    page: PageLines, number: int, body: BodyType, notes: list[Line]
) -> list[Passage]:
    passages: list[Passage] = []
    lines = join_initials(page.lines, body.size_pt)
    for column in columns_of(lines):
        notes += take_footnotes(column.lines, page, body.size_pt)
        passages += passages_of(column, number, body)
    if _is_shattered(passages):
        gone = {id(note) for note in notes}
        painted = [line for line in lines if id(line) not in gone]
        passages = passages_as_painted(painted, number, body)
    for side in _sides_of(notes, page.width / 2):
        column = Column(side, min(n.x0 for n in side), max(n.x1 for n in side))
        for note in passages_of(column, number, body):
            note.reason, note.kind = SkipReason.FOOTNOTE, BlockKind.PARAGRAPH
            passages.append(note)
    return passages


def _sides_of(notes: list[Line], middle: float) -> list[list[Line]]:
    """Notes on the left and on the right, where none stands on both sides."""
    left = [note for note in notes if note.x1 < middle]
    right = [note for note in notes if note.x0 > middle]
    if len(left) + len(right) < len(notes):
        left, right = notes, []
    return [side for side in (left, right) if side]


def _is_shattered(passages: Sequence[Passage]) -> bool:
    """Whether many lines stand alone in mid-sentence: their order, or what parts them, is wrong."""
    text = [p for p in passages if p.reason is None and p.kind is BlockKind.PARAGRAPH]
    singles = sum(len(p.start) for p in text if len(p.lines) == 1)
    broken = sum(
        len(below.start)
        for above, below in pairwise(text)
        if len(below.lines) == 1 and below.start[:1].islower() and not above.is_ended
    )
    total = sum(len(line.text) for p in text for line in p.lines)
    return singles > _MAX_SINGLE * total and broken > _MAX_BROKEN * total


def _head(line: Line, page: int) -> Passage:
    return Passage([line], Column([line], line.x0, line.x1), page, reason=SkipReason.RUNNING_HEAD)


def _stamp(page: PageLines, number: int) -> Passage:
    line = Line(page.turned, 0, page.width, page.height, 1.0, False, False, 0)
    passage = _head(line, number)
    passage.reason = SkipReason.BOILERPLATE
    return passage


class _Flow:
    """The passages of a document in order, joined where they go on over a column or a page."""

    def __init__(self, body: BodyType) -> None:
        self.passages: list[Passage] = []
        self._body = body
        self._last: Passage | None = None

    def add(self, passages: Iterable[Passage]) -> None:
        """Adds passages, each to the last one where it goes on with it."""
        for passage in passages:
            if self._last is not None and self._goes_on(self._last, passage):
                self._last.lines += passage.lines
                self._last.column, self._last.page = passage.column, passage.page
                continue
            self.passages.append(passage)
            if _is_body(passage):
                self._last = passage

    def _goes_on(self, last: Passage, passage: Passage) -> bool:
        if last.column is not passage.column:
            return _goes_on(last, passage, self._body)
        # In one column only what stands between them, a formula or a figure, can part the two.
        return (
            self.passages[-1] is not last
            and passage.start[:1].islower()
            and not last.is_ended
            and _goes_on(last, passage, self._body)
        )


def _is_body(passage: Passage) -> bool:
    """Whether text can go on behind it, rather than over it."""
    return passage.reason is None and passage.kind not in {BlockKind.TABLE, BlockKind.CODE}


def _goes_on(last: Passage, passage: Passage, body: BodyType) -> bool:
    """Whether a passage goes on with the last one, over a column or a page."""
    end, start = last.lines[-1], passage.lines[0]
    if (
        passage.reason is not None
        or passage.kind is not BlockKind.PARAGRAPH
        or last.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        or last.page + 1 < passage.page
        or abs(last.size_pt - passage.size_pt) > 0.6
        or start.is_mono != end.is_mono
        or start.starts_raised
    ):
        return False
    is_hyphenated = end.text.endswith(("-", "\u2010", "\u00ad"))
    is_indented = start.x0 > passage.column.x0 + 0.7 * start.size_pt
    if is_hyphenated or is_indented:
        return is_hyphenated
    if not last.is_ended:
        return True
    return not end.text.endswith(":") and _is_full(last, start, body)


def _is_full(last: Passage, start: Line, body: BodyType) -> bool:
    """Whether a last line is as full as lines within a paragraph are."""
    end = last.lines[-1]
    if body.is_justified:
        return end.x1 > last.column.x1 - _FLUSH_PT
    # By chance every eighth last line is full too: of short paragraphs these are too many.
    needed = end.x1 + start.first_word_pt + 0.3 * end.size_pt
    return len(last.lines) >= _MIN_LINES_TO_GO_ON and needed > last.column.x1


def _levels(passages: Iterable[Passage]) -> dict[float, int]:
    """The level of a heading of each size; the title is the first."""
    sizes: Counter[float] = Counter(
        round(p.size_pt, 1) for p in passages if p.kind is BlockKind.HEADING and p.reason is None
    )
    return {
        size: min(_MAX_HEADING_LEVEL, rank)
        for rank, size in enumerate(sorted(sizes, reverse=True), start=2)
    }


def _part(passage: Passage, joiner: Joiner, levels: dict[float, int]) -> Part:
    if passage.kind is BlockKind.TABLE:
        text = "\n".join("\t".join(line.text for line in row) for row in passage.rows)
        return _with_reason(Part(BlockKind.TABLE, text), passage)
    if passage.kind is BlockKind.CODE:
        text = "\n".join(line.text for line in passage.lines)
        return _with_reason(Part(BlockKind.CODE, text), passage)
    text, notes = _joined(passage.lines, joiner)
    if passage.kind is BlockKind.LIST_ITEM:
        bullet = BULLET.match(text) or DASH.match(text)
        cut = bullet.end() if bullet else 0
        text, notes = text[cut:], [(start - cut, end - cut) for start, end in notes]
    level = levels.get(round(passage.size_pt, 1), 2) if passage.kind is BlockKind.HEADING else 0
    part = Part(passage.kind, text, level)
    if passage.reason is None:
        _mark_notes(part, notes)
    return _with_reason(part, passage)


def _with_reason(part: Part, passage: Passage) -> Part:
    if passage.reason is not None:
        part.skip(passage.reason)
    return part


def _joined(lines: list[Line], joiner: Joiner) -> tuple[str, list[tuple[int, int]]]:
    """The text of lines, and where numbers of notes stand in it."""
    pieces: list[str] = []
    notes: list[tuple[int, int]] = []
    length = 0
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        notes += [(length + start, length + end) for start, end in line.notes]
        kept, glue = joiner.join(line.text, below.text) if below else (line.text, "")
        pieces += [kept, glue]
        length += len(kept) + len(glue)
    return "".join(pieces).replace("\u00ad", ""), notes


def _mark_notes(part: Part, notes: list[tuple[int, int]]) -> None:
    """Numbers of notes: skipped behind a sentence, marked within one, which they must not end."""
    marks = []
    for start, end in notes:
        before, behind = part.text[:start].rstrip(), part.text[end:].lstrip()
        is_ended = before.rstrip(_CLOSING).endswith(_ENDED)
        if not behind or (is_ended and not behind[0].islower()):
            part.cuts.append(Cut(len(before), end, SkipReason.FOOTNOTE))
        else:
            marks.append(Mark(MarkKind.SUPERSCRIPT, start, end))
    part.marks = tuple(marks)
