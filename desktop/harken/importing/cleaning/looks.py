"""What the parts of a text look like, each by itself and beside its neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from harken.article.model import BlockKind
from harken.importing.cleaning import bylines, phrases
from harken.importing.cleaning.phrases import Topic
from harken.importing.draft import Part
from harken.importing.sentence_ends import ends_as_sentence

NEVER_FURNITURE = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.TITLE})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORDLESS_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LETTERS_A_WORD = 2
"""Of scripts that put no space between words."""
_FIGURES = re.compile(r"\d|[,、，]")
_LISTED = re.compile(r"^\s*(?:[*•+o–·>»|-]|\(?\d{1,3}[.)])(?=\s+\S)")
_BULLET = re.compile(r"^[\s*•+o–·>»|-]{1,4}(?=\S)")


@dataclass(frozen=True, slots=True)
class Look:
    """What one part of a text looks like."""

    line: str
    """Its text without a bullet, and without a notice behind its last sentence."""
    words: int
    ended: bool
    """Whether it ends as a sentence does, or as one that goes on in a list."""
    topic: Topic | None
    """What furniture it is by its words alone."""
    repeated: bool
    """Whether the text has the same line once more."""
    opens: bool
    """Whether blank lines or markup part it from the part before."""
    alone: bool
    """Whether they part it from the part behind, too."""
    listed: bool
    """Whether it has a bullet or a number."""

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph."""
        return self.topic is None and (self.words >= 20 or (self.words >= 8 and self.ended))

    @property
    def scrap(self) -> bool:
        """Whether it is a few words without an end mark, as menus are."""
        return self.words <= 4 and not self.ended

    @property
    def has_figures(self) -> bool:
        """Whether there is a number or a comma in it, as in lists of dates, prices or amounts."""
        return _FIGURES.search(self.line) is not None

    @property
    def dated(self) -> bool:
        """Whether it is a date."""
        return bylines.is_date_line(self.line)

    @property
    def credit(self) -> bool:
        """Whether it says who wrote it."""
        return bylines.is_byline(self.line)


def look_at(parts: Sequence[Part], texts: Sequence[str]) -> list[Look]:
    """What each part looks like.

    Args:
        parts: All parts that may be read.
        texts: What to judge each of them by.
    """
    lines = [_BULLET.sub("", text).strip() for text in texts]
    counts = Counter(lines)
    opens = [part.opens for part in parts]
    return [
        Look(
            line=line,
            words=count_words(line),
            ended=ends_as_sentence(line) or line.endswith((":", ";")),
            topic=None if part.kind in NEVER_FURNITURE else phrases.topic_of(line),
            repeated=counts[line] > 1,
            opens=part.opens,
            alone=part.opens and all(opens[number + 1 : number + 2]),
            listed=part.kind is BlockKind.LIST_ITEM or bool(_LISTED.match(text)),
        )
        for number, (part, line, text) in enumerate(zip(parts, lines, texts, strict=True))
    ]


def count_words(line: str) -> int:
    """The words of a line; where a script does not part them, as many as its letters make."""
    spaced, letters = _WORDLESS_SCRIPT.subn(" ", line)
    return len(_WORD.findall(spaced)) + -(-letters // _LETTERS_A_WORD)
