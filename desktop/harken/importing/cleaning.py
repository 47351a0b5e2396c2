"""Marks furniture as skipped, with its reason; deletes nothing.

Conservative on purpose: tour dates, recipes and score lists are short lines too. Phrases count
wherever they stand; short lines count only at the edges, and only beyond a phrase. A text that
was copied as a whole page (most lines are a few words without an end mark) is the exception:
there the region that looks like prose is kept, and what lies around it is skipped.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from harken.article.model import BlockKind, SkipReason
from harken.importing import phrases
from harken.importing.draft import Cut, Part

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END_MARK = re.compile(r"[.!?…:;。！？।؟][\"”’»')\]]*\s*$")
_BULLET = re.compile(r"^[\s*•+o–·>»|-]{1,4}(?=\S)")
_HEAD_PARTS = 12
"""By-lines and date lines are looked for among so many of the first parts, and the last."""
_FIRST_PARAGRAPHS = 3
_NEVER_FURNITURE = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.TITLE})


@dataclass(frozen=True, slots=True)
class _Look:
    """What one part looks like."""

    words: int
    ended: bool
    reason: SkipReason | None
    repeated: bool

    @property
    def prose(self) -> bool:
        return self.reason is None and (self.words >= 20 or (self.words >= 8 and self.ended))


def mark_furniture(parts: Sequence[Part]) -> None:
    """Adds cuts to parts that are not the article's own text; the title is not among `parts`."""
    open_parts = [part for part in parts if not part.skipped]
    looks = _looks(open_parts)
    for part, look in zip(open_parts, looks, strict=True):
        if look.reason is not None:
            part.skip(look.reason)
    _mark_tail(open_parts, looks)
    _mark_head(open_parts, looks)
    _mark_bylines(open_parts)
    _mark_inside(open_parts)


def _looks(parts: Sequence[Part]) -> list[_Look]:
    lines = [_BULLET.sub("", part.text.strip()) for part in parts]
    counts = Counter(lines)
    return [
        _Look(
            words=len(_WORD.findall(line)),
            ended=bool(_END_MARK.search(line)),
            reason=None if part.kind in _NEVER_FURNITURE else furniture_reason(line),
            repeated=counts[line] > 1,
        )
        for part, line in zip(parts, lines, strict=True)
    ]


def furniture_reason(line: str) -> SkipReason | None:
    """Why a line or paragraph is furniture by its words alone; None where it is not."""
    if len(line) > 500:
        return None
    words = len(line.split())
    for phrase in (*phrases.STRONG, *phrases.LABELS):
        if words <= phrase.max_words and phrase.pattern.search(line):
            return phrase.reason
    return None


def _mark_tail(parts: Sequence[Part], looks: Sequence[_Look]) -> None:
    """Behind the last prose, all from the first furniture on is furniture."""
    prose = [number for number, look in enumerate(looks) if look.prose]
    if not prose:
        return
    behind = range(prose[-1] + 1, len(parts))
    first = next((number for number in behind if looks[number].reason is not None), None)
    if first is not None:
        for number in range(first, len(parts)):
            if parts[number].kind not in _NEVER_FURNITURE:
                parts[number].skip(SkipReason.BOILERPLATE)


def _mark_head(parts: Sequence[Part], looks: Sequence[_Look]) -> None:
    """Before the first prose, the labels in front of the last furniture are furniture."""
    first_prose = next((number for number, look in enumerate(looks) if look.prose), 0)
    anchors = [number for number in range(first_prose) if looks[number].reason is not None]
    for number in range(anchors[-1] if anchors else 0):
        look = looks[number]
        if not look.ended and (look.words <= 2 or look.repeated):
            parts[number].skip(SkipReason.NAVIGATION)


def _mark_bylines(parts: Sequence[Part]) -> None:
    """By-lines and date lines near the beginning and at the very end."""
    for number, part in enumerate(parts):
        if _HEAD_PARTS <= number < len(parts) - 2:
            continue
        line = part.text.strip()
        if part.kind in _NEVER_FURNITURE or len(line) > 160:
            continue
        if phrases.DATE_LINE.search(line):
            part.skip(SkipReason.DATELINE)
        elif phrases.BYLINE.search(line):
            part.skip(SkipReason.BYLINE)


def _mark_inside(parts: Sequence[Part]) -> None:
    """By-line and dateline before a first paragraph's text, furniture behind any paragraph's."""
    paragraphs = 0
    for part in parts:
        if part.kind is not BlockKind.PARAGRAPH or part.cuts:
            continue
        if paragraphs < _FIRST_PARAGRAPHS:
            _cut_beginning(part)
        paragraphs += 1
        _cut_end(part)


def _cut_beginning(part: Part) -> None:
    start = 0
    for pattern, reason in (
        (phrases.LEADING_BYLINE, SkipReason.BYLINE),
        (phrases.LEADING_DATELINE, SkipReason.DATELINE),
    ):
        found = pattern.match(part.text[start : start + 300])
        if found and found.end() > 0 and start + found.end() < len(part.text):
            part.cuts.append(Cut(start, start + found.end(), reason))
            start += found.end()


def _cut_end(part: Part) -> None:
    window = max(0, len(part.text) - 400)
    found = phrases.TRAILING.search(part.text[window:])
    if found:
        start = window + found.start("tail")
        reason = furniture_reason(found["tail"]) or SkipReason.BOILERPLATE
        if not part.cuts or part.cuts[-1].end <= start:
            part.cuts.append(Cut(start, len(part.text), reason))
