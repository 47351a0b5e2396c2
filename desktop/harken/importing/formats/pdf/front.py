"""The title of a PDF, and who wrote it: what stands before its text begins."""

import re
from collections.abc import Sequence

from harken.article.model import BlockKind, SkipReason
from harken.importing.formats.pdf.kinds import BodyType, Passage
from harken.importing.hyphens import Joiner
from harken.importing.titles import comparable

_LARGER = 1.18
_LOOK_AT = 40
_MAX_CHARACTERS = 300
_ABSTRACT = re.compile(
    r"\s*(?:abstract|summary|zusammenfassung|résumé|resumen|riassunto|аннотация|摘要"
    r"|(?:\d\.?\s*)?(?:introduction|einleitung|introducción|introduzione))\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"\W*(?:vol\w*\.?\s*)?\d+\W+(?:\d+\W+)?\d{4}", re.IGNORECASE)
_MIN_TEXT_LINES = 4


def take_title(
    passages: list[Passage], claimed: str | None, body: BodyType, joiner: Joiner
) -> str | None:
    """Removes the title from the first page's passages and returns it; None where none is set so.

    Args:
        passages: All passages, in order.
        claimed: What the document calls itself.
        body: How most of it is set.
        joiner: Joins its lines.
    """
    first = [p for p in passages[:_LOOK_AT] if p.page == 0 and p.reason is None]
    if claimed:
        for passage in first:
            text = _text(passage, joiner)
            if comparable(text) == comparable(claimed):
                passages.remove(passage)
                return text
    large = [p for p in first if p.size_pt >= _LARGER * body.size_pt and _is_titular(p)]
    if not large:
        return None
    journals = [p for p in large if _is_journal(p, passages)]
    if len(journals) < len(large):
        large = [p for p in large if p not in journals]
    size = max(p.size_pt for p in large)
    title = next(p for p in large if p.size_pt > 0.97 * size)
    taken = [title]
    for passage in first[first.index(title) + 1 :]:
        if abs(passage.size_pt - title.size_pt) > 0.3 or passage.column is not title.column:
            break
        taken.append(passage)
    for passage in taken:
        passages.remove(passage)
    return " ".join(_text(passage, joiner) for passage in taken)


def _is_journal(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether its text stands with a volume and a year elsewhere: it names the journal."""
    name = passage.start
    return len(passage.lines) == 1 and any(
        _VOLUME.match(line.text[at + len(name) :])
        for other in passages[:_LOOK_AT]
        if other is not passage
        for line in other.lines
        if (at := line.text.find(name)) >= 0
    )


def _is_titular(passage: Passage) -> bool:
    length = sum(len(line.text) for line in passage.lines)
    return 3 <= length <= _MAX_CHARACTERS and any(map(str.isalpha, passage.start))


def _text(passage: Passage, joiner: Joiner) -> str:
    text = ""
    for line in passage.lines:
        kept, glue = joiner.join(text, line.text) if text else ("", "")
        text = kept + glue + line.text
    return text


def mark_bylines(passages: Sequence[Passage]) -> None:
    """Skips authors and their addresses in front of a paper's abstract."""
    first = [p for p in passages[:_LOOK_AT] if p.page == 0 and p.reason is None]
    start = next((n for n, p in enumerate(first) if _ABSTRACT.match(p.start)), None)
    if start is None or any(len(p.lines) >= _MIN_TEXT_LINES and p.is_ended for p in first[:start]):
        return
    for passage in first[:start]:
        if passage.kind is not BlockKind.TABLE:
            passage.reason = SkipReason.BYLINE
