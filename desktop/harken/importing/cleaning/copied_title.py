"""Which line of a copied page is the article's title.

It says in few words what the article says in many: of the lines before the first paragraph the one
that shares most of its words with the prose, less what titles seldom are.
"""

import re
from collections.abc import Sequence

from harken.importing.cleaning.looks import Look

_TITLE_WORDS = range(1, 26)
_LINES_BEFORE = 25
_ALONE_SCORE = 0.4
_USUAL_WORDS = 3
_SHORT_SCORE = -0.5
_LISTED_SCORE = -0.6
_ENDED_SCORE = -0.5
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_TWO_LETTERS = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff]{2}))")


def find_title(looks: Sequence[Look], start: int, end: int) -> int | None:
    """The line before the article, or its first, that shares most words with it."""
    told = {word for look in looks[start:end] if look.prose for word in _content_words(look.line)}
    first = next((n for n in range(start, end) if _is_paragraph(looks[n])), start)
    able = {}
    for number in range(max(0, start - _LINES_BEFORE), first):
        look = looks[number]
        furniture = look.topic is not None or look.dated or look.credit or "://" in look.line
        if look.words in _TITLE_WORDS and not furniture and not _is_paragraph(look):
            able[number] = _score(look, told)
    return max(able, key=lambda n: (able[n], -n), default=None)


def _is_paragraph(look: Look) -> bool:
    return (
        look.prose
        and look.ended
        and look.words > _TITLE_WORDS.start
        and not look.line.endswith("?")
    )


def _score(look: Look, told: set[str]) -> float:
    words = _content_words(look.line)
    shared = len(words & told) / len(words) if words else 0.0
    return (
        shared
        + _ALONE_SCORE * look.alone
        + _SHORT_SCORE * (look.words < _USUAL_WORDS)
        + _LISTED_SCORE * look.listed
        + _ENDED_SCORE * look.line.endswith((".", ":", "…", "..."))
    )


def _content_words(line: str) -> set[str]:
    """Words of four letters and more; of scripts that part no words, each two letters."""
    folded = line.lower()
    return {*_LONG_WORD.findall(folded), *_TWO_LETTERS.findall(folded)}
