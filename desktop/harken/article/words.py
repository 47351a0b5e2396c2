"""Words and their offsets, as a reader counts them."""

import re
from collections.abc import Iterator

from harken.article.scripts import JOINERS, MARKS, UNSPACED

# Soft hyphens and joiners stand inside words, too.
_RUN = rf"[^\W_](?:[^\W_]|[{MARKS}\u00ad{JOINERS}])*"
# Letters and digits with what stays inside a word: it's, well-known, 3.5, 1,000, U.S.
_WORD = re.compile(rf"{_RUN}(?:[’'\-\u2010\u2011.,:/&]{_RUN})*|[^\w\s]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

# Where no spaces part words, these stand for them: in Japanese Chinese characters with the kana
# behind them, or kana alone; in Chinese a character; in Thai and its like a few syllables, which
# begin with the vowels that are written first.
_UNSPACED = re.compile(f"[{UNSPACED}]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FIRST_VOWELS = r"\u0e40-\u0e44\u0ec0-\u0ec4"
_OTHERS = r"\u0e00-\u0e3f\u0e45-\u0ebf\u0ec5-\u0eff\u1000-\u109f\u1780-\u17ff"
_REST = (
    rf"|[{_FIRST_VOWELS}]*(?:[{_OTHERS}][{MARKS}\u0e30]{{0,4}}){{1,3}}|[{_FIRST_VOWELS}]+"
    rf"|[^{UNSPACED}][^{UNSPACED}{MARKS}]*(?:[{MARKS}]+[^{UNSPACED}{MARKS}]*)*"
)
_JAPANESE = re.compile(rf"[{_HAN}\u3005]+[\u3040-\u309f]*|[\u30a0-\u30ff]+|[\u3040-\u309f]+{_REST}")
_CHINESE = re.compile(rf"[{_HAN}]\u3005?{_REST}")

# Of the scripts that put no spaces between words: kana and Han; Thai, Lao, Burmese and Khmer.
_A_WORD_EACH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SOME_A_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_CHARACTERS_A_WORD = 5


def word_offsets(text: str) -> list[tuple[int, int]]:
    """Start and end, in code points, of each word of `text`; punctuation alone is no word.

    Where a script does not part its words, short stretches stand for them.
    """
    words = [m.span() for m in _WORD.finditer(text) if _LETTER_OR_DIGIT.search(m.group())]
    if text.isascii() or not _UNSPACED.search(text):
        return words
    return [stretch for word in words for stretch in _stretches(text, *word)]


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if not _UNSPACED.search(text, start, end):
        yield start, end
        return
    pattern = _JAPANESE if _KANA.search(text, start, end) else _CHINESE
    for match in pattern.finditer(text, start, end):
        if _LETTER_OR_DIGIT.search(match.group()):
            yield match.span()


def count_words(text: str) -> int:
    """How many words a text is taken to have.

    They are counted by white space. Where a script does not part them, a kana or a Chinese
    character counts as one, as word processors and publishers have it, and of Thai, Lao, Burmese
    and Khmer five characters, vowel signs included, do.
    """
    if text.isascii():
        return len(text.split())
    rest, each = _A_WORD_EACH.subn(" ", text)
    rest, some = _SOME_A_WORD.subn(" ", rest)
    if not each and not some:
        return len(text.split())
    between = sum(1 for run in rest.split() if _LETTER_OR_DIGIT.search(run))
    return each + -(-some // _CHARACTERS_A_WORD) + between
