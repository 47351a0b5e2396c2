"""Marks furniture as skipped, with its reason; deletes nothing.

Conservative on purpose: tour dates, recipes and score lists are short lines too. Phrases count
wherever they stand; short lines count only at the edges, and only beyond a phrase. A text that
was copied as a whole page (most lines are a few words without an end mark) is the exception:
there the region that looks like prose is kept, and what lies around it is skipped.
"""

import re
from collections.abc import Sequence

from harken.article.model import BlockKind, Extent, SkipReason
from harken.importing.cleaning import bylines, phrases
from harken.importing.cleaning.looks import NEVER_FURNITURE, Look, look_at
from harken.importing.cleaning.run_in import run_in_byline
from harken.importing.cleaning.whole_page import furniture_around, is_whole_page
from harken.importing.draft import Cut, Part

_SENTENCE_ENDS = re.compile(r"(?:[.!?…][\"”’»)]*\s+|[。！？][」』]?\s*)(?=[^\W\d_a-zà-ÿа-я]|[©(])")
_SCROLL_DOWN = re.compile(
    r"(?<=[.!?…'\"”’]\s)(?i:scroll down for (?:the )?videos?)[.:]?\s+(?=['\"“‘]?[A-Z])"
)
"""Left among the sentences of a paragraph that a page's lines were run together to."""
_SAYS_MORE = re.compile(r"[\d\s]")
"""In a heading of comments, as in "2 comments" or "Leave a comment"."""
_HEAD_PARTS = 12
"""By-lines and date lines are looked for among so many of the first parts, and the last."""
_FIRST_PARAGRAPHS = 3
_PROSE_BEFORE_COMMENTS = 3
_POST_WITHIN = 3
_TRUE_HEAD_WORDS = 8
_TAIL_WINDOW_CHARACTERS = 400


def extent_of(parts: Sequence[Part]) -> Extent:
    """What a copied text looks like."""
    open_parts = [part for part in parts if not part.skipped]
    return _extent(looks(open_parts))


def _extent(seen: Sequence[Look]) -> Extent:
    return Extent.WHOLE_PAGE if is_whole_page(seen) else Extent.EXCERPT


def mark_furniture(parts: Sequence[Part], extent: Extent | None = Extent.EXCERPT) -> Extent:
    """Adds cuts to parts that are not the article's own text.

    Args:
        parts: The parts of a draft, without the title where that is known.
        extent: Whether they are all of a web page, its menus and lists included; None where
            their look decides.

    Returns:
        What they were taken for.
    """
    open_parts = [part for part in parts if not part.skipped]
    seen = looks(open_parts)
    extent = extent or _extent(seen)
    for part, look in zip(open_parts, seen, strict=True):
        if look.topic is not None:
            part.skip(look.topic.reason)
    if extent is Extent.WHOLE_PAGE:
        for number, reason in furniture_around(seen):
            open_parts[number].skip(reason)
    else:
        _mark_comments(open_parts, seen)
        _mark_tail(open_parts, seen)
        _mark_head(open_parts, seen)
    _mark_bylines(open_parts)
    _mark_inside(open_parts)
    return extent


def looks(parts: Sequence[Part]) -> list[Look]:
    """What each part looks like."""
    return look_at(parts, [_without_tail(part) for part in parts])


def _without_tail(part: Part) -> str:
    """The text to judge a part by: a notice behind a paragraph does not make all of it one."""
    start = _tail_start(part)
    head = part.text[:start]
    return head if len(head.split()) >= _TRUE_HEAD_WORDS else part.text


def _tail_start(part: Part) -> int | None:
    if part.kind is not BlockKind.PARAGRAPH or phrases.is_caption(part.text):
        return None
    window = max(0, len(part.text) - _TAIL_WINDOW_CHARACTERS)
    for found in _SENTENCE_ENDS.finditer(part.text, window):
        tail = part.text[found.end() :]
        if phrases.begins_tail(tail) and phrases.topic_of(tail) is not None:
            return found.end()
    return None


def furniture_reason(line: str) -> SkipReason | None:
    """Why a line or paragraph is furniture by its words alone; None where it is not."""
    topic = phrases.topic_of(line)
    return topic.reason if topic else None


def _mark_comments(parts: Sequence[Part], seen: Sequence[Look]) -> None:
    """Behind the article what its readers wrote is furniture, prose or not."""
    prose = 0
    for number, look in enumerate(seen):
        prose += look.prose
        if prose >= _PROSE_BEFORE_COMMENTS and _heads_comments(
            look, seen[number + 1 : number + 1 + _POST_WITHIN]
        ):
            for part in parts[number:]:
                part.skip(SkipReason.BOILERPLATE)
            return


def _heads_comments(look: Look, behind: Sequence[Look]) -> bool:
    """Whether readers' comments begin: "Comments" alone may head a part of an essay.

    Then a name stands right behind it, or a date, an author or a button near.
    """
    if look.topic is None or look.topic.name != "comments":
        return False
    if _SAYS_MORE.search(look.line):
        return True
    named = bool(behind) and behind[0].scrap and bylines.is_name(behind[0].line)
    return named or any(other.topic or other.dated or other.credit for other in behind)


def _mark_tail(parts: Sequence[Part], seen: Sequence[Look]) -> None:
    """Behind the last prose, all from the first furniture on is furniture."""
    prose = [number for number, look in enumerate(seen) if look.prose]
    if not prose:
        return
    behind = range(prose[-1] + 1, len(parts))
    first = next((number for number in behind if seen[number].topic is not None), None)
    if first is not None:
        for number in range(first, len(parts)):
            if parts[number].kind not in NEVER_FURNITURE:
                parts[number].skip(SkipReason.BOILERPLATE)


def _mark_head(parts: Sequence[Part], seen: Sequence[Look]) -> None:
    """Before the first prose, the labels in front of the last furniture are furniture."""
    first_prose = next((number for number, look in enumerate(seen) if look.prose), 0)
    anchors = [number for number in range(first_prose) if seen[number].topic is not None]
    for number in range(anchors[-1] if anchors else 0):
        look = seen[number]
        if not look.ended and (look.words <= 2 or look.repeated):
            parts[number].skip(SkipReason.NAVIGATION)


def _mark_bylines(parts: Sequence[Part]) -> None:
    """By-lines and date lines near the beginning and at the very end."""
    for number, part in enumerate(parts):
        if _HEAD_PARTS <= number < len(parts) - 2:
            continue
        line = part.text.strip()
        if part.kind in NEVER_FURNITURE or len(line) > 160:
            continue
        if bylines.is_date_line(line):
            part.skip(SkipReason.DATELINE)
        elif bylines.is_byline(line):
            part.skip(SkipReason.BYLINE)
            behind = parts[number + 1] if number + 1 < len(parts) else None
            if bylines.is_by_alone(line) and behind and bylines.is_name(behind.text.strip()):
                behind.skip(SkipReason.BYLINE)


def _mark_inside(parts: Sequence[Part]) -> None:
    """By-line and dateline before a first paragraph's text, furniture behind any paragraph's."""
    paragraphs = 0
    for part in parts:
        if part.kind is not BlockKind.PARAGRAPH or part.cuts:
            continue
        if paragraphs < _FIRST_PARAGRAPHS:
            _cut_beginning(part)
        paragraphs += 1
        _cut_scrolling(part)
        _cut_end(part)


def _cut_beginning(part: Part) -> None:
    start = 0
    run_in = run_in_byline(part.text)
    if run_in is not None:
        part.cuts.append(Cut(*run_in, SkipReason.BYLINE))
        if run_in[0] > 0:
            return
        start = run_in[1]
    for length_of, reason in (
        (bylines.leading_byline, SkipReason.BYLINE),
        (bylines.leading_dateline, SkipReason.DATELINE),
    ):
        length = length_of(part.text[start:])
        if length:
            part.cuts.append(Cut(start, start + length, reason))
            start += length


def _cut_scrolling(part: Part) -> None:
    start = part.cuts[-1].end if part.cuts else 0
    part.cuts += [
        Cut(*found.span(), SkipReason.CAPTION) for found in _SCROLL_DOWN.finditer(part.text, start)
    ]


def _cut_end(part: Part) -> None:
    start = _tail_start(part)
    if start is None or (part.cuts and part.cuts[-1].end > start):
        return
    reason = furniture_reason(part.text[start:]) or SkipReason.BOILERPLATE
    part.cuts.append(Cut(start, len(part.text), reason))
