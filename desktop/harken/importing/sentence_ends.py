"""Where sentences end: the marks, and mends of the splitter's usual mistakes.

The splitter takes the "m." of "3.5 m. The" for a name's initial, and does not know every language's
abbreviations (`sentences` in `resources/phrases/`). Only what holds nearly always is mended.
"""

import re
from collections.abc import Iterable, Iterator

from harken.importing.cleaning.phrases import words_in

LONGEST_JOINED_CHARACTERS = 2_000

_END_MARKS = frozenset(".!?…。！？।؟۔")
_CLOSING = "\"”“’»')]」』"
_LAST_WORD = re.compile(r"(?:^|[-\s(\[«„“‘\"'’])((?:[^\W\d_]+\.)*[^\W\d_]+)\.\s*\Z")
_INITIAL_LETTERS = 2
_SMALL = re.compile(r"\s*(?:-[^\W\d_]|[a-zà-öø-ÿ](?![A-Z]))")
_UNIT_ENDS = re.compile(r"(?<=\d)[ \u00a0]?[mglshtмлч]\.\s+(?=[^\W\d_])")
_TAIL_CHARACTERS = 40


def ends_as_sentence(line: str) -> bool:
    """Whether a line ends with a sentence's mark, be it inside quotation marks or brackets."""
    return line.rstrip().rstrip(_CLOSING)[-1:] in _END_MARKS


def mended(text: str, units: Iterable[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Joins units of `text` that are no sentences, and parts those that are two.

    Args:
        text: What is split.
        units: Start and end of what the splitter took for sentences, without gaps.
        language: BCP 47, "en".
    """
    waiting: tuple[int, int] | None = None
    for start, end in units:
        if waiting and _goes_on(text, waiting, (start, end), language):
            waiting = (waiting[0], end)
            continue
        if waiting:
            yield from _parted(text, *waiting)
        waiting = (start, end)
    if waiting:
        yield from _parted(text, *waiting)


def _goes_on(text: str, one: tuple[int, int], other: tuple[int, int], language: str) -> bool:
    if other[1] - one[0] > LONGEST_JOINED_CHARACTERS:
        return False
    word = _LAST_WORD.search(text[max(one[0], one[1] - _TAIL_CHARACTERS) : one[1]])
    if word is None:
        return False
    if word.group(1).lower() in words_in(language, "sentences", "never_last"):
        return True
    return len(word.group(1)) <= _INITIAL_LETTERS and bool(_SMALL.match(text, other[0], other[1]))


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _UNIT_ENDS.finditer(text, start, end):
        if found.end() < end and text[found.end()].isupper():
            yield start, found.end()
            start = found.end()
    yield start, end
