"""Puts lines together: undoes the hyphens that a typesetter added, and keeps the author's."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_END = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
_START = re.compile(r"[^\W\d_]+")
_HANGUL_END = re.compile(r"[가-힣]+$")
_HANGUL_START = re.compile(r"[가-힣]+")
_SOFT = "\u00ad\u2010"
_MIN_TYPOGRAPHIC = 2
_RARE = 0.025
"""Of lines: so many end with a hyphen of the author's."""
_SUSPENDING = frozenset(
    re.findall(
        r"\w+", "and or und oder bzw bis sowie et ou y o e och eller og of en i a oraz nebo ja tai"
    )
)
"""Behind a hyphen they go on with another word: "two- and three-storeyed"."""
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
        typographic = hyphens = count = 0
        for line in lines:
            count += 1
            hyphens += line.endswith("-")
            typographic += line.endswith(tuple(_SOFT))
            found = _WORD.findall(line)
            if found and line.endswith(("-", *_SOFT)):
                found = found[:-1]
            for word in found:
                whole = word.casefold().replace("\u2010", "-")
                self._words[whole] += 1
                self._as_written.add(word)
        # A typesetter that has its own hyphen leaves the others to the author; and where next to
        # no line ends with a hyphen, no typesetter divides words.
        self._adds_no_hyphens = typographic >= _MIN_TYPOGRAPHIC or hyphens < _RARE * count

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
        if tail.casefold() in _SUSPENDING and mark == "-":
            return one, " "
        kept = one if mark == "-" else one[:-1] + "-"
        if mark == "\u00ad" or not self._is_true(head, mark, tail):
            return one[:-1], ""
        return kept, ""

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
