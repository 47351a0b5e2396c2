"""Words and their offsets, as a reader counts them."""

import re

# Letters and digits with the marks that stay inside a word: it's, well-known, 3.5, 1,000, U.S.
_WORD = re.compile(r"[^\W_]+(?:[’'\-\u2010\u2011.,:/&][^\W_]+)*|[^\w\s]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def word_offsets(text: str) -> list[tuple[int, int]]:
    """Start and end, in code points, of each word of `text`; punctuation alone is no word."""
    return [m.span() for m in _WORD.finditer(text) if _LETTER_OR_DIGIT.search(m.group())]
