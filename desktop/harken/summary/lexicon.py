"""Stop words and stems of one language, as far as sumy has them, and offline."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.utils import get_stop_words

StemWord: TypeAlias = Callable[[str], str]

# What sumy calls the languages whose code it does not find by itself.
_SUMY_NAMES = {"el": "greek", "nb": "norwegian", "nn": "norwegian"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of a language."""

    stop_words: frozenset[str]
    """Lower-case words that say nothing by themselves; empty where sumy has no list."""
    stem: StemWord
    """The stem of a word; the word in lower case where there is no stemmer."""

    def term(self, word: str) -> str | None:
        """What a word counts as, however it is written: its stem; None for a stop word."""
        lower = word.lower()
        return None if lower in self.stop_words else self.stem(lower)

    def content_stems(self, words: Iterable[str]) -> list[str]:
        """The stems of those words that are no stop words, in order, repeated as the words are."""
        return [stem for stem in map(self.term, words) if stem is not None]


def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a BCP 47 language; a language that sumy does not know gets an empty one."""
    primary = language.partition("-")[0].lower()
    name = _SUMY_NAMES.get(primary, primary)
    return Lexicon(_stop_words(name), _stemmer(name))


def _stop_words(name: str) -> frozenset[str]:
    try:
        words: frozenset[str] = get_stop_words(name)
    except LookupError:
        return frozenset()
    return frozenset(word.lower() for word in words)


def _stemmer(name: str) -> StemWord:
    try:
        stem: StemWord = Stemmer(name)
        # Polish and Greek need packages that are found missing only with the first word.
        stem("article")
    except (LookupError, ValueError):
        return null_stemmer  # type: ignore[no-any-return]  # sumy has no types
    # An article has few different words, and stemming is most of the work without a cache.
    return cache(stem)
