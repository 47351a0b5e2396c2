"""Finds the list of works at the end of a paper, which nobody wants to hear."""

import re
from collections.abc import Iterator, Sequence

from harken.article.model import BlockKind, SkipReason
from harken.importing.formats.pdf.kinds import Passage

_HEADING = re.compile(
    r"(?:(?:\d{1,2}|[A-Z]|[IVX]{1,5})\.?\s+)?"
    r"(?:references(?:\s+and\s+notes)?|works\s+cited|literature(?:\s+cited)?|bibliography"
    r"|literatur(?:verzeichnis|angaben)?|quellen(?:verzeichnis)?|références(?:\s+bibliographiques)?"
    r"|bibliographie|referencias(?:\s+bibliográficas)?|bibliografía|riferimenti(?:\s+bibliografici)?"
    r"|bibliografia|referências(?:\s+bibliográficas)?|literatuur(?:lijst)?|referenties|piśmiennictwo"
    r"|literatura|referenser|litteratur|källor|(?:список\s+)?литератур[аы]|参考文献|المراجع)\s*:?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\[[^\]\n]{1,20}\]|\(?\d{1,3}[.)])\s")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)")
_NAMES = re.compile(r"\W*[^\W\d_][\w'’-]*(?:,|\s+[^\W\d_]{1,2}[.,\s]|\.\s)|\W*[^\W\d_]\.\s")
"""How an entry begins without a number: a name and a comma or an initial."""
_MIN_ENTRIES = 0.7
"""Of the passages below the heading."""


def mark_references(passages: Sequence[Passage]) -> None:
    """Skips headings of lists of works, with their lists, where entries look like entries."""
    for number, passage in enumerate(passages):
        if not _is_references_heading(passage):
            continue
        entries = list(_below(passages, number))
        alike = sum(map(_is_entry, entries))
        if alike and alike >= _MIN_ENTRIES * len(entries):
            for one in (passage, *entries):
                one.reason = SkipReason.FOOTNOTE


def _is_references_heading(passage: Passage) -> bool:
    return (
        passage.kind is BlockKind.HEADING
        and passage.reason is None
        and len(passage.lines) == 1
        and _HEADING.fullmatch(passage.start) is not None
    )


def _below(passages: Sequence[Passage], number: int) -> Iterator[Passage]:
    """What is read below a heading, up to the next one of its size."""
    heading = passages[number]
    for passage in passages[number + 1 :]:
        if passage.reason is not None:
            continue
        if passage.kind is BlockKind.HEADING and passage.size_pt > heading.size_pt - 0.3:
            return
        yield passage


def _is_entry(passage: Passage) -> bool:
    text = " ".join(line.text for line in passage.lines)
    if _NUMBERED.match(text):
        return True
    return _NAMES.match(text) is not None and _YEAR.search(text) is not None
