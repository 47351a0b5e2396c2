"""Puts lines together: undoes the hyphens that a typesetter added, and keeps the author's."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_END = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
_START = re.compile(r"[^\W\d_]+")
_HANGUL_END = re.compile(r"[가-힣]+$")
_HANGUL_START = re.compile(r"[가-힣]+")
_SOFT = "\u00ad\u2010"
_MIN_TYPOGRAPHIC = 2
_MIN_SPACES = 2
_RARE = 0.025
"""Of lines: so many end with a hyphen of the author's."""
_SUSPENDING = frozenset(
    re.findall(
        r"\w+", "and or und oder bzw bis sowie et ou y o e och eller og of en i a oraz nebo ja tai"
    )
)
"""Behind a hyphen they go on with another word: "two- and three-storeyed"."""
_SYLLABLE_LETTERS = 2
_CLOSED = frozenset(
    re.findall(
        r"\w+",
        "with some any every over under out how what where when there here who can may for after "
        "never none my him her your them our up down back fore in on to be news",
    )
)
"""English words that begin others without a hyphen: "some-thing"."""
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1780, 0x17FF),  # Khmer
    (0x1000, 0x109F),  # Burmese
    (0x2E80, 0x30FF),  # Han radicals, kana and their punctuation
    (0x3400, 0x9FFF),  # Han
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),  # full-width
    (0x20000, 0x3FFFF),
)


class Joiner:
    """Joins lines of one document; how it writes words elsewhere tells true hyphens from added.

    Args:
        lines: All lines of the document.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._as_written: set[str] = set()
        texts = []
        is_divided = False
        for line in lines:
            if line.count(" ") >= _MIN_SPACES:
                texts.append(line)
            found = _WORD.findall(line)[1 if is_divided else 0 :]
            is_divided = line.endswith(("-", *_SOFT))
            for word in found[:-1] if is_divided else found:
                self._words[word.casefold().replace("\u2010", "-")] += 1
                self._as_written.add(word)
        self._adds_no_hyphens = self._leaves_hyphens_to_the_author(texts)

    def _leaves_hyphens_to_the_author(self, lines: list[str]) -> bool:
        """Whether a typesetter has a hyphen of its own, or does not divide words at all."""
        if sum(1 for line in lines if line.endswith("\u2010")) >= _MIN_TYPOGRAPHIC:
            return True
        if any(line.endswith("\u00ad") for line in lines):
            return False  # pdfium takes some of these for hyphens.
        hyphens = 0
        for line, below in pairwise(lines):
            end, start = _END.search(line), _START.match(below)
            hyphens += line.endswith("-")
            if end and start and start.group().islower():
                head, tail = end.group(1).casefold(), start.group()
                if self._words[head + tail] and not self._words[f"{head}-{tail}"]:
                    return False
        return hyphens < _RARE * len(lines)

    def join(self, one: str, other: str) -> tuple[str, str]:
        """What of `one` stays, and what comes between it and `other`."""
        hyphen = _END.search(one)
        if hyphen:
            return self._join_at_hyphen(one, hyphen, other)
        if one.endswith(("-", *_SOFT)) and one[-2:-1].isalnum():
            return one.rstrip("\u00ad"), ""
        if one.endswith("—") and one[-2:-1] != " ":
            return one, ""
        if one and other and _is_unspaced(one[-1]) and _is_unspaced(other[0]):
            return one, ""
        if self._is_one_hangul_word(one, other):
            return one, ""
        return one, " "

    def _is_one_hangul_word(self, one: str, other: str) -> bool:
        """Whether a Korean word was divided, which needs no hyphen: it is whole elsewhere."""
        end, start = _HANGUL_END.search(one), _HANGUL_START.match(other)
        return bool(end and start and self._words[end.group() + start.group()])

    def _join_at_hyphen(self, one: str, hyphen: re.Match[str], other: str) -> tuple[str, str]:
        head, mark = hyphen.group(1), hyphen.group(2)
        start = _START.match(other)
        if start is None:
            return one, "" if other[:1].isdigit() else " "
        tail = start.group()
        if mark == "-" and self._is_suspending(tail.casefold()):
            return one, " "
        kept = one if mark == "-" else one[:-1] + "-"
        if mark == "\u00ad" or not self._is_true(head, mark, tail):
            return one[:-1], ""
        return kept, ""

    def _is_suspending(self, tail: str) -> bool:
        """Whether a word goes on behind a suspended hyphen; a short one may be a syllable.

        Dutch "in- en uitvoer" has "en" elsewhere, German "neu-en" has not.
        """
        return tail in _SUSPENDING and (len(tail) > _SYLLABLE_LETTERS or self._words[tail] > 0)

    def _is_true(self, head: str, mark: str, tail: str) -> bool:
        """Whether the author wrote the hyphen."""
        is_name = tail[0].isupper() and not head.isupper()
        head, tail = head.casefold(), tail.casefold()
        whole, parted = self._words[head + tail], self._words[f"{head}-{tail}"]
        if mark == "\u2010":
            return parted > whole
        if whole or parted:
            return parted > whole
        if is_name or self._adds_no_hyphens:
            return True
        return (
            min(len(head), len(tail)) >= 3
            and head not in _CLOSED
            # A noun that its language writes with a capital is half of a closed compound.
            and tail in self._as_written
            and self._words[head] > 0
        )


def _is_unspaced(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _UNSPACED)
