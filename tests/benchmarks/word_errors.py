"""How many words of a sentence were misunderstood, whatever way the two sides spell them."""

import re
from collections.abc import Sequence

import numpy as np

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SIZES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_ORDINALS = {
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
    "4th": "fourth",
    "5th": "fifth",
    "9th": "ninth",
}
_SPELLINGS = {
    "theatre": "theater",
    "harbour": "harbor",
    "cancelled": "canceled",
    "tyre": "tire",
    "grey": "gray",
    "programme": "program",
    "gaol": "jail",
    "dr": "doctor",
    "mr": "mister",
    "percentage": "percent",
    "ok": "okay",
}
_BOOTSTRAPS = 2_000


def normalised(text: str) -> list[str]:
    """The words as they are said: small letters, numbers in words, one spelling of each."""
    text = text.lower().replace("’", "'").replace("per cent", "percent")
    text = re.sub(r"\$\s*([\d.,]*\d)((?: (?:million|billion|thousand))?)", r"\1\2 dollars", text)
    text = text.replace("%", " percent").replace("'", "")
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"(?<=\d)\.(\d+)", lambda m: " point " + " ".join(m[1]), text)
    words: list[str] = []
    for word in re.findall(r"\d+(?:st|nd|rd|th)|\d+|[^\W\d_]+", text):
        said = _ORDINALS.get(word, word)
        words += _in_words(int(said)) if said.isdecimal() else [_SPELLINGS.get(said, said)]
    return [word for at, word in enumerate(words) if not _joins_a_number(words, at)]


def word_errors(said: Sequence[str], understood: Sequence[str]) -> int:
    """The least number of words to change, add or leave out (Levenshtein's distance).

    One word written as two ("boat house") is no error.

    Args:
        said: Normalised words.
        understood: The same.
    """
    columns = len(understood) + 1
    rows = [list(range(columns))]
    for i, word in enumerate(said, start=1):
        row = [i]
        for j in range(1, columns):
            other = understood[j - 1]
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (word != other))
            if i > 1 and said[i - 2] + word == other:
                least = min(least, rows[-2][j - 1])
            if j > 1 and understood[j - 2] + other == word:
                least = min(least, rows[-1][j - 2])
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def interval_percent(errors: Sequence[int], words: Sequence[int]) -> tuple[float, float]:
    """The 95 % interval of the share of errors, by a bootstrap over the sentences.

    Args:
        errors: How many words of each sentence were misunderstood.
        words: How many words each sentence has.
    """
    drawn = np.random.default_rng(1).integers(len(words), size=(_BOOTSTRAPS, len(words)))
    shares = np.array(errors)[drawn].sum(axis=1) / np.array(words)[drawn].sum(axis=1)
    low, high = np.percentile(shares, [2.5, 97.5])
    return float(low * 100), float(high * 100)


def _in_words(number: int) -> list[str]:
    if 1100 <= number < 2000 and number % 100:  # as years are said
        oh = ["oh"] if number % 100 < 10 else []
        return [*_in_words(number // 100), *oh, *_in_words(number % 100)]
    for size, name in _SIZES:
        if number >= size:
            rest = _in_words(number % size) if number % size else []
            return [*_in_words(number // size), name, *rest]
    if number < 20:
        return [_ONES[number]]
    return [_TENS[number // 10 - 2], *([_ONES[number % 10]] if number % 10 else [])]


def _joins_a_number(words: Sequence[str], at: int) -> bool:
    """Whether it is the "and" of "two hundred and thirty", which some say and some do not."""
    return (
        words[at] == "and"
        and 0 < at < len(words) - 1
        and words[at - 1] in {"hundred", "thousand"}
        and words[at + 1] in {*_ONES, *_TENS}
    )
