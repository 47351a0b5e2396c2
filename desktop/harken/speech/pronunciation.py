"""The person's own pronunciations: how they are found in a text, and which cannot be used."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from time import thread_time

from harken.article.scripts import UNSPACED

MAX_WRITTEN_CHARACTERS = 200
MAX_SPOKEN_CHARACTERS = 500
SEARCHED_CHARACTERS = 512
"""A regular expression sees at most so much of a sentence at once; on that it is tried out."""

_TOO_SLOW_S = 0.05
_MOST_REPEATS = 100
_COUNTED_GROUP = re.compile(r"\)\{(\d*)(?:,(\d*))?\}")


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """What is said in place of something written."""

    written: str
    """A word or several: found as whole words, in capitals or not where it is written all in
    small letters, else only exactly as it is written. Or a regular expression."""
    spoken: str
    """What is said; nothing where it is empty. For a regular expression it may name groups, as
    in "\\1"."""
    language: str | None = None
    """A primary BCP 47 subtag, such as "en"; None: every language."""
    is_pattern: bool = False
    """Whether `written` is a regular expression of Python's."""


@lru_cache(maxsize=1024)
def why_unusable(pronunciation: Pronunciation) -> str | None:
    """Why a pronunciation cannot be used, in a sentence for people; None where it can.

    A regular expression is tried out on texts that its like finds hard, from short to long, and
    given up as soon as it takes too long. That takes some milliseconds, at most about a second,
    and only the first time.
    """
    written = pronunciation.written.strip()
    if not written:
        return "Write the word that is to be said differently."
    if len(written) > MAX_WRITTEN_CHARACTERS:
        return f"This is too long: {MAX_WRITTEN_CHARACTERS} characters are the most."
    if len(pronunciation.spoken) > MAX_SPOKEN_CHARACTERS:
        return f"What is said is too long: {MAX_SPOKEN_CHARACTERS} characters are the most."
    return _why_no_pattern(pronunciation) if pronunciation.is_pattern else None


def _why_no_pattern(pronunciation: Pronunciation) -> str | None:
    try:
        pattern = _compiled(pronunciation.written)
    except (re.error, OverflowError, RecursionError) as error:
        return f"This is no regular expression: {error}."
    try:
        pattern.sub(pronunciation.spoken, "")
    except (re.error, IndexError) as error:
        return f"What is said names a group that is not there, or has a lone \\: {error}."
    if pattern.fullmatch(""):
        return "This regular expression also finds nothing at all; make it name something."
    if _is_slow(pattern):
        return (
            "This regular expression would take too long. "
            "Leave out a + or * inside a repeated group, or use fewer of them."
        )
    return None


def found_in(text: str, pronunciation: Pronunciation) -> Iterator[tuple[int, int, str]]:
    """Where a pronunciation is to be used: start, end and what is said there.

    One that cannot be used is found nowhere.
    """
    pattern = _pattern_of(pronunciation)
    if pattern is None:
        return
    for start, end in _stretches(text) if pronunciation.is_pattern else [(0, len(text))]:
        for match in pattern.finditer(text, start, end):
            if match.end() > match.start():
                said = pronunciation.spoken
                yield *match.span(), match.expand(said) if pronunciation.is_pattern else said


@lru_cache(maxsize=1024)
def _pattern_of(pronunciation: Pronunciation) -> "re.Pattern[str] | None":
    if why_unusable(pronunciation) is not None:
        return None
    if pronunciation.is_pattern:
        return _compiled(pronunciation.written)
    words = pronunciation.written.split()
    unspaced = f"[{UNSPACED}]"
    whole = r"\s+".join(map(re.escape, words))
    if not re.match(unspaced, words[0]):
        whole = rf"(?<!\w){whole}"
    if not re.match(unspaced, words[-1][-1]):
        whole = rf"{whole}(?!\w)"
    any_case = pronunciation.written == pronunciation.written.lower()
    return re.compile(whole, re.IGNORECASE if any_case else 0)


def _compiled(written: str) -> "re.Pattern[str]":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a later Python may read differently
        return re.compile(written)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """`text` in stretches that are short enough, cut after white space where there is some."""
    start = 0
    while len(text) - start > SEARCHED_CHARACTERS:
        latest = start + SEARCHED_CHARACTERS
        space = text.rfind(" ", start, latest)
        end = space + 1 if space > start else latest
        yield start, end
        start = end
    yield start, len(text)


def _is_slow(pattern: "re.Pattern[str]") -> bool:
    """Whether it takes too long on a text of `SEARCHED_CHARACTERS`.

    Python cannot interrupt a search. So the texts grow little by little: even where each character
    doubles the time, the first search that takes too long ends soon.
    """
    most_repeats = 1
    for least, most in _COUNTED_GROUP.findall(pattern.pattern):
        most_repeats *= max(1, int(most or least or 1))
    if most_repeats > _MOST_REPEATS:
        return True
    for hard in filter(None, _hard_texts(pattern.pattern)):
        length = 0
        while length < SEARCHED_CHARACTERS:
            length += 1 if length < 64 else length // 8
            text = (hard * length)[: min(length, SEARCHED_CHARACTERS)] + "\0"
            before = thread_time()
            for _ in pattern.finditer(text):
                pass
            if thread_time() - before > _TOO_SLOW_S:
                return True
    return False


def _hard_texts(pattern: str) -> list[str]:
    """What is hard for an expression when it is repeated: its own characters, and their like."""
    own = [one for one in dict.fromkeys(pattern) if one not in r"\()[]{}*+?|^$."]
    joined = ["".join(own), "".join(own[:-1]), "".join(own[1:])]
    words = re.findall(r"[^\W_]+", pattern)
    return list(dict.fromkeys(["a", "0", " ", "-", "a ", *own[:24], *joined, *words]))
