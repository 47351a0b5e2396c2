"""Words and their offsets, as a reader counts them."""

import re

# What follows a letter within its word: accents and vowel signs (Hebrew, Arabic, Indic, Thai …),
# soft hyphens and joiners. Python's \w knows none of them.
_SIGNS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u0730-\u074a\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd"
    r"\u0f71-\u0f84\u0f90-\u0fbc\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u3099\u309a"
    r"\u00ad\u200c\u200d"
)
_RUN = rf"[^\W_](?:[^\W_]|[{_SIGNS}])*"
# Letters and digits with what stays inside a word: it's, well-known, 3.5, 1,000, U.S.
_WORD = re.compile(rf"{_RUN}(?:[’'\-\u2010\u2011.,:/&]{_RUN})*|[^\w\s]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def word_offsets(text: str) -> list[tuple[int, int]]:
    """Start and end, in code points, of each word of `text`; punctuation alone is no word."""
    return [m.span() for m in _WORD.finditer(text) if _LETTER_OR_DIGIT.search(m.group())]
