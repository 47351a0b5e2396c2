"""Calms lines that are written all in capitals: a voice would spell some of their words."""

import re
from collections.abc import Iterator

from harken.speech.edit import Edit

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_ROMAN = re.compile(r"[IVX]{3,}|I[IVX]")
_VOWELS = re.compile(
    r"[AEIOUYÀ-ÅÆÈ-ÏÒ-ÖØÙ-ÝĀĂĄĒĘĚĪİŁŌŐŒŪŮŰŸ"
    r"ΑΕΗΙΟΥΩΆΈΉΊΌΎΏАЕЁИОУЫЭЮЯІЇЄ]"
)
_MORE_WORDS_THAN = 3


def is_all_capitals(text: str) -> bool:
    """Whether a text has no small letter, and more than three words, one of them a long one.

    A list of codes ("AL AK AZ AR") is none.
    """
    if any(it.islower() and it != "ß" for it in text):
        return False
    words = [it for it in _WORD.findall(text) if len(it) > 1 and it.isupper()]
    return len(words) > _MORE_WORDS_THAN and any(len(it) > 3 for it in words)


def acronyms_in(text: str) -> set[str]:
    """The words in capitals of a text that is not all in capitals."""
    return {it for it in _CAPITALS.findall(text) if it.isupper()}


def find_shouting(text: str, acronyms: frozenset[str]) -> Iterator[Edit]:
    """The words of a line in capitals, each with the small letters it gets.

    Args:
        text: All in capitals.
        acronyms: What stays as it is, beside words without a vowel, and numerals.
    """
    first = True
    for match in _WORD.finditer(text):
        word = match[0]
        calm = word if _stays(text, match, acronyms) else word.lower()
        if first and calm != word:
            calm = calm[0].upper() + calm[1:]
        first = False
        if calm != word:
            yield Edit(*match.span(), calm)


def _stays(text: str, match: re.Match[str], acronyms: frozenset[str]) -> bool:
    word = match[0]
    dotted = len(word) == 1 and "." in (
        text[match.end() : match.end() + 1],
        text[max(0, match.start() - 1) : match.start()],
    )
    return (
        dotted
        or word in acronyms
        or _ROMAN.fullmatch(word) is not None
        or (_is_alphabet_with_vowels(word) and not _VOWELS.search(word))
    )


def _is_alphabet_with_vowels(word: str) -> bool:
    return "A" <= word[0] <= "Z" or "\u0370" <= word[0] <= "\u052f" or "\xc0" <= word[0] <= "\u024f"
