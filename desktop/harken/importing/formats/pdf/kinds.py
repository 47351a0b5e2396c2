"""What the passages of a PDF are: headings, list items, captions, code, words in a figure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from harken.article.model import BlockKind, SkipReason
from harken.importing.formats.pdf.columns import Column
from harken.importing.formats.pdf.lines import Line, Row

END = re.compile(r"[.!?…:;。！？।؟][\"'”’»“)\]]*[\d,*†‡]*$")
"""How a sentence ends, be it with the number of a note."""
BULLET = re.compile(r"[•‣◦▪▸►●○■□➢➤✓✔∙⁃\uf0b7\uf0a7\uf0d8\uf076]\s*|·\s+")
DASH = re.compile(r"[-–*]\s+")
"""A bullet too, but only in a list: sentences go on, and people begin to speak, behind a dash."""
NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\[\d{1,3}\])\s+\S")
CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)?|tabelle|abbildung|figura|tabla|tabella|tableau"
    r"|рис(?:унок|\.)?|таблица|図|表|图|algorithm|listing|chart|plate|scheme)\s*"
    r"[A-Z]?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?\s*(?P<mark>[.:|–—-])?(?=\s|$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?<![^\W_])(?:photos?|photograph(?:s|y)?|foto(?:s|graf[ií]as?)?|fot|bild(?:er)?|image"
    r"|illustration|credit|crédits?|фото)(?:\s*[:：.©/]|\s+by\s)|写真\s*[:：/]|撮影|©)",
    re.IGNORECASE,
)
"""Whom a picture is from: its caption says so, and text does not in smaller letters."""
_MAX_CAPTION_LINES = 6
_CAPTION_SMALLER = 0.95
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]*$")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3040-\u9fff]")
_LONG_WORD = re.compile(r"[^\W\d_\U0001d400-\U0001d7ff]{3,}|[\u3040-\u9fff]")
_FUNCTIONS = frozenset(
    [
        "arg",
        "cos",
        "det",
        "diag",
        "exp",
        "lim",
        "log",
        "max",
        "min",
        "mod",
        "sin",
        "sup",
        "tan",
        "inf",
    ]
)
_MAX_FORMULA_LINES = 6
_TINY = 0.75
"""Times the body's size."""
_MAX_LABEL_LINES = 3
_MAX_LABEL_WORDS = 9
_MAX_HEADING_LINES = 4
_MAX_HEADING_CHARACTERS = 220
_MIN_SENTENCE_WORDS = 10
_SURE = 1.6
"""Times the body's size: what is so large is a heading even if it is a sentence."""
_MAX_SECTION_WORDS = 12


@dataclass(slots=True, eq=False)
class Passage:
    """Lines that belong together."""

    lines: list[Line]
    column: Column
    page: int
    kind: BlockKind = BlockKind.PARAGRAPH
    reason: SkipReason | None = None
    rows: list[Row] = field(default_factory=list)
    """Of a table."""

    @property
    def size_pt(self) -> float:
        """The size of its first line."""
        return self.lines[0].size_pt

    @property
    def start(self) -> str:
        """The text of its first line."""
        return self.lines[0].text

    @property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(END.search(self.lines[-1].text))


@dataclass(frozen=True, slots=True)
class BodyType:
    """How most of a document is set."""

    size_pt: float
    leading: float
    """Of its size."""
    has_bold: bool
    """Whether bold sets anything apart."""
    has_mono: bool
    is_justified: bool


def tell_kinds(passages: Sequence[Passage], body: BodyType) -> None:
    """Tells what the passages of a column are, from its top to its foot."""
    for passage in passages:
        _tell_kind(passage, body)
    for number, passage in enumerate(passages):
        above = passages[number - 1] if number else None
        below = passages[number + 1] if number + 1 < len(passages) else None
        if _is_section(passage, above, below):
            passage.kind = BlockKind.HEADING
        elif _is_dash_item(passage, above, below):
            passage.kind = BlockKind.LIST_ITEM
    _tell_labels(passages, body)


def _tell_kind(passage: Passage, body: BodyType) -> None:
    text = passage.start
    caption = CAPTION.match(text)
    if all(_LEADERS.search(line.text) for line in passage.lines):
        passage.reason = SkipReason.NAVIGATION
    elif passage.kind is BlockKind.TABLE:
        return
    elif (caption and caption.group("mark")) or (
        _is_smaller(passage, body) and (caption or _is_credited(passage))
    ):
        passage.reason = SkipReason.CAPTION
    elif body.has_mono and all(line.is_mono for line in passage.lines) and not BULLET.match(text):
        passage.kind = BlockKind.CODE
    elif _is_heading(passage, body) and not _is_formula(passage):
        passage.kind = BlockKind.HEADING
    elif BULLET.match(text) or (NUMBER.match(text) and not text.startswith("[")):
        passage.kind = BlockKind.LIST_ITEM


def _is_smaller(passage: Passage, body: BodyType) -> bool:
    return passage.size_pt < _CAPTION_SMALLER * body.size_pt


def _is_credited(passage: Passage) -> bool:
    text = " ".join(line.text for line in passage.lines)
    return len(passage.lines) <= _MAX_CAPTION_LINES and _CREDIT.search(text) is not None


def _is_heading(passage: Passage, body: BodyType) -> bool:
    lines = passage.lines
    letters = sum(map(len, (line.text for line in lines)))
    if len(lines) > _MAX_HEADING_LINES or letters > _MAX_HEADING_CHARACTERS:
        return False
    text = lines[-1].text
    if not _WORD.search(passage.start) or BULLET.match(passage.start):
        return False
    if passage.size_pt >= max(body.size_pt + 0.8, 1.07 * body.size_pt):
        return not (_is_sentence(passage) and passage.size_pt < _SURE * body.size_pt)
    if text.endswith((".", ",", ";", "-")):
        return False
    is_bold = body.has_bold and all(line.is_bold for line in lines)
    return passage.size_pt >= 0.95 * body.size_pt and (
        is_bold or (len(lines) <= 2 and letters >= 4 and passage.start.isupper())
    )


def _is_sentence(passage: Passage) -> bool:
    """Whether it is an introduction, or words quoted between the text, in larger letters."""
    words = sum(line.text.count(" ") + 1 for line in passage.lines)
    return words >= _MIN_SENTENCE_WORDS and passage.lines[-1].text.endswith((".", "!", ".”", '."'))


def _is_section(passage: Passage, above: Passage | None, below: Passage | None) -> bool:
    """Whether one numbered line is no item of a list but the heading of the text below it."""
    return (
        passage.kind is BlockKind.LIST_ITEM
        and len(passage.lines) == 1
        and not passage.is_ended
        and bool(_SECTION.match(passage.start))
        and passage.start.count(" ") <= _MAX_SECTION_WORDS
        and (above is None or above.kind is not BlockKind.LIST_ITEM)
        and below is not None
        and below.kind is not BlockKind.LIST_ITEM
    )


def _is_dash_item(passage: Passage, above: Passage | None, below: Passage | None) -> bool:
    """Whether a passage behind a dash is one of several whose lines hang, or follows a colon."""
    if passage.kind is not BlockKind.PARAGRAPH or not DASH.match(passage.start):
        return False
    if above is not None and above.lines[-1].text.endswith(":"):
        return True
    left = passage.lines[0].x0 + 0.4 * passage.size_pt
    hangs = all(line.x0 > left for line in passage.lines[1:])
    return hangs and any(other is not None and DASH.match(other.start) for other in (above, below))


def _tell_labels(passages: Sequence[Passage], body: BodyType) -> None:
    """The words in a figure, tiny or directly above its caption, go with the caption.

    So do formulas on lines of their own: their signs, one by one, say nothing to the ear.
    """
    for number, passage in enumerate(passages):
        if passage.reason is None and (
            _is_formula(passage) or (passage.size_pt < _TINY * body.size_pt and _is_label(passage))
        ):
            passage.reason = SkipReason.CAPTION
        elif CAPTION.match(passage.start) and passage.reason is SkipReason.CAPTION:
            for other in reversed(passages[:number]):
                if not _is_label(other):
                    break
                other.reason = SkipReason.CAPTION


def _is_formula(passage: Passage) -> bool:
    text = " ".join(line.text for line in passage.lines)
    words = [word for word in _LONG_WORD.findall(text) if word.lower() not in _FUNCTIONS]
    return (
        passage.kind not in {BlockKind.TABLE, BlockKind.CODE}
        and len(passage.lines) <= _MAX_FORMULA_LINES
        and not words
        and any(_is_mathematical(letter) for letter in text)
    )


def _is_mathematical(letter: str) -> bool:
    return unicodedata.category(letter) == "Sm" or "\U0001d400" <= letter <= "\U0001d7ff"


def _is_label(passage: Passage) -> bool:
    return (
        passage.reason is None
        and passage.kind not in {BlockKind.TABLE, BlockKind.HEADING}
        and len(passage.lines) <= _MAX_LABEL_LINES
        and not passage.is_ended
        and all(line.text.count(" ") < _MAX_LABEL_WORDS for line in passage.lines)
        and not passage.lines[-1].text.endswith((",", "-"))
    )
