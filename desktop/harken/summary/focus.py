"""The words that a person looks for, found in sentences whatever their form, case and accents."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from harken.summary.lexicon import Lexicon
from harken.summary.terms import Floats
from harken.summary.tokenizer import WordTokenizer

_ITEM = re.compile(r"[\"“”„«»「」](.+?)[\"“”„«»「」]|([^\s,;\"“”„«»「」]+)")
_DIGIT = re.compile(r"\d")
_LETTERS_DIGITS = re.compile(r"\w+")
_MOST_ITEMS = 50
"""Who pastes a page into the field looks for no more."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What is looked for: each item a run of words that stand together.

    Args:
        words: Items as folded stems, as the words of a sentence are.
        numbers: Items with digits, which the tokenizer does not know, as folded text.
    """

    words: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]


class FocusFinder:
    """Finds a focus in the sentences of one language.

    Args:
        focus: Words, and phrases in quotation marks. Stop words count only inside phrases.
        language: BCP 47.
        lexicon: The language's stop words and stemmer.
    """

    def __init__(self, focus: str, language: str, lexicon: Lexicon) -> None:
        self._tokenizer = WordTokenizer(language)
        self._stem = cache(lambda word: fold(lexicon.stem(word.lower())))
        self._focus = self._parsed(focus, lexicon)

    def shares(self, sentences: Sequence[Sequence[str]], texts: Sequence[str]) -> Floats:
        """The part of the focus that each sentence has, 0 to 1; shape (sentences,).

        Args:
            sentences: The words of each.
            texts: The same sentences as they are written.
        """
        count = len(self._focus.words) + len(self._focus.numbers)
        if count == 0:
            return np.zeros(len(sentences))
        found = np.array(
            [
                self._words_found(words) + self._numbers_found(text)
                for words, text in zip(sentences, texts, strict=True)
            ],
            dtype=float,
        )
        return found / count

    def _parsed(self, focus: str, lexicon: Lexicon) -> Focus:
        words: dict[tuple[str, ...], None] = {}
        numbers: dict[tuple[str, ...], None] = {}
        for match in list(_ITEM.finditer(focus))[:_MOST_ITEMS]:
            phrase, single = match.groups()
            item = phrase or single
            if _DIGIT.search(item):
                numbers[tuple(_LETTERS_DIGITS.findall(fold(item)))] = None
                continue
            found = self._tokenizer.to_words(item)
            if phrase is None and all(lexicon.term(word) is None for word in found):
                continue
            words[tuple(map(self._stem, found))] = None
        return Focus(tuple(item for item in words if item), tuple(numbers))

    def _words_found(self, words: Sequence[str]) -> int:
        if not self._focus.words:
            return 0
        stems = list(map(self._stem, words))
        known = set(stems)
        return sum(known.issuperset(item) and _runs(item, stems) for item in self._focus.words)

    def _numbers_found(self, text: str) -> int:
        if not self._focus.numbers:
            return 0
        parts = _LETTERS_DIGITS.findall(fold(text))
        return sum(_runs(item, parts) for item in self._focus.numbers)


def fold(text: str) -> str:
    """Text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    # Folding before and after: some letters have no small form until they are decomposed.
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _runs(item: tuple[str, ...], words: list[str]) -> bool:
    if len(item) == 1:
        return item[0] in words
    return any(
        words[start] == item[0] and tuple(words[start : start + len(item)]) == item
        for start in range(len(words) - len(item) + 1)
    )
