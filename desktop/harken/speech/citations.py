"""Finds what an article says to the eye about its sources: numbers in brackets, notes, names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harken.speech.edit import Edit
from harken.speech.phrase_book import PhraseBook

# [1], [2, 3], [4–7], [1][2], [12]:45; a list never begins with 0, as [0, 1] does.
_NUMBERED = re.compile(r" ?\[[1-9]\d{0,2}(?: ?[,;–—-] ?[1-9]\d{0,2})*\](?::\d{1,4}(?!\d))?")
# "word[a]", but neither "[a]" on its own nor an ending that was added: "idea[s]".
_LETTERED = re.compile(r"(?<=[\w.,;:!?)\"”»’])\[[a-cf-k]\]")
# "x[1] = a[2] + 3", "f(x[1])", "m[i] / 2": what stands before and behind counts as it is spaced.
_INDEXED = re.compile(r"(?<!\w)[^\W\d]\w*+(?:\[(?:\d{1,3}|[a-z])\])+")
_OPERATOR_BEFORE = re.compile(r"(?:[=+<>] ?| [*/%] |\w\()\Z")
_OPERATOR_BEHIND = re.compile(r" ?(?:[-+*/%]?=|[+<>])| [*/%] ")
_OPERATOR_CHARACTERS = 3
_MANY_NOTES = re.compile(r"(?:\d{1,3}|[a-z])(?: ?[,;–-] ?(?:\d{1,3}|[a-z]))*|[*†‡§¶#]{1,4}")
_EXPONENTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_RAISED_DIGITS = re.compile(r"[⁰¹²³⁴-⁹]+")
_STARS = re.compile(
    r"\A[*†‡]+ ?|(?<=[^\W_])[*†‡]+(?!\w)|(?<![\w*])[*†‡]+(?=[^\W_])|(?<=[.,;:!?])[*†‡]+(?!\w)"
)
_WORD_BEFORE = re.compile(r"[^\W_]{1,24}\Z")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_UNITS = frozenset(["mm", "cm", "dm", "km", "nm", "μm", "µm", "ft", "in", "yd", "mi", "mc", "sec"])

_IN_PARENTHESES = re.compile(r" ?\(([^()]{4,300})\)")
_NAME = r"[^\W\d_a-z][\w’'-]{1,30}"
_OF_AUTHORS = re.compile(
    rf"(?:(?:see|see also|cf\.|e\.g\.,?|vgl\.|siehe|voir|véase|ver|vedi|zie|zob\.|см\.|jfr) )?"
    rf"{_NAME}(?: {_NAME})?(?:,? (?:et al\.?|u\. ?a\.|и др\.|m\. ?fl\.|i in\.|(?:&|and|und|et|y|e"
    rf"|en|i|и|och) {_NAME}(?:,? et al\.?)?))?"
    rf",? (?:1[89]|20)\d\d[a-z]?(?:, (?:1[89]|20)\d\d[a-z]?)*"
    rf"(?:(?:, (?:pp?|S|s|с)\. ?|: ?)\d+(?: ?[–-] ?\d+)?)?"
)
# A lone "(Paris, 2019)" may be a place; these are signs of a source.
_SOURCE = re.compile(
    r"et al\b|u\. ?a\.|и др\.|m\. ?fl\.|i in\.| & |\d{4}[a-z]|\d{4}: ?\d|\d, (?:pp?|S|s|с)\. "
)


@dataclass(frozen=True, slots=True)
class Raised:
    """A stretch of a sentence that is marked as superscript."""

    start: int
    end: int
    before: str
    """The end of what is shown before it, be it in another sentence."""


def find_citations(text: str, book: PhraseBook) -> Iterator[Edit]:
    """Citations and remarks in brackets, sources in parentheses, asterisks of notes."""
    if "[" in text:
        kept = {at for start, end in _indexed(text) for at in range(start, end)}
        for pattern in (_NUMBERED, _LETTERED, book.bracketed):
            for match in pattern.finditer(text) if pattern is not None else ():
                if match.start() not in kept:
                    yield Edit(*match.span())
    for match in _IN_PARENTHESES.finditer(text):
        if _names_sources(match[1]):
            yield Edit(*match.span())
    yield from (Edit(*match.span()) for match in _STARS.finditer(text))


def _indexed(text: str) -> Iterator[tuple[int, int]]:
    """Where names with an index stand beside an operator, as in code and formulas."""
    for match in _INDEXED.finditer(text):
        before = text[max(0, match.start() - _OPERATOR_CHARACTERS) : match.start()]
        if _OPERATOR_BEFORE.search(before) or _OPERATOR_BEHIND.match(text, match.end()):
            yield match.span()


def find_raised(text: str, marked: Sequence[Raised]) -> Iterator[Edit]:
    """The numbers and letters of notes that stand raised, to be dropped; exponents are kept.

    Args:
        text: A sentence.
        marked: What is marked as superscript in it. What stands raised by its own characters
            ("word²") is found, too.
    """
    for one in marked:
        raised = text[one.start : one.end].strip()
        if raised and _is_note(one.before, raised):
            yield Edit(one.start, one.end)
        elif raised.lstrip("+-−").isdecimal():  # so that 10 to the 2nd is not said as 102
            yield Edit(one.start, one.end, raised.translate(_EXPONENTS))
    for match in _RAISED_DIGITS.finditer(text):
        if _belongs_to_a_note(text[max(0, match.start() - 40) : match.start()]):
            yield Edit(*match.span())


def _names_sources(inside: str) -> bool:
    if not _YEAR.search(inside):
        return False
    sources = re.split(r"; ?", inside)
    if not all(_OF_AUTHORS.fullmatch(source) for source in sources):
        return False
    return len(sources) > 1 or _SOURCE.search(inside) is not None


def _is_note(before: str, raised: str) -> bool:
    inner = raised.removeprefix("[").removeprefix("(").removesuffix("]").removesuffix(")")
    if not _MANY_NOTES.fullmatch(inner):
        return False
    if inner != raised or inner[0] in "*†‡§¶#":
        return True
    if inner[0].isdigit():
        return _belongs_to_a_note(before)
    # "XIXe", "no", "2a": only after a word or its punctuation is a raised letter a note.
    word = _WORD_BEFORE.search(before)
    return bool(before) and (
        before[-1] in '.,;:!?)"”»’' or (word is not None and len(word[0]) > 2 and word[0].islower())
    )


def _belongs_to_a_note(before: str) -> bool:
    """Whether a raised number after `before` is a note's, not an exponent."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return before[-1:] in tuple('.,;:!?"”»’…') or (before[-1:] == ")" and " " in before)
    if any(map(str.isdigit, word[0])):
        return _YEAR.fullmatch(word[0]) is not None
    return len(word[0]) > 1 and word[0] not in _UNITS
