"""Words and their offsets, as a reader counts them."""

import re

from harken.article.scripts import MARKS

# Soft hyphens and joiners stand inside words, too.
_RUN = rf"[^\W_](?:[^\W_]|[{MARKS}\u00ad\u200c\u200d])*"
# Letters and digits with what stays inside a word: it's, well-known, 3.5, 1,000, U.S.
_WORD = re.compile(rf"{_RUN}(?:[’'\-\u2010\u2011.,:/&]{_RUN})*|[^\w\s]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def word_offsets(text: str) -> list[tuple[int, int]]:
    """Start and end, in code points, of each word of `text`; punctuation alone is no word."""
    return [m.span() for m in _WORD.finditer(text) if _LETTER_OR_DIGIT.search(m.group())]
