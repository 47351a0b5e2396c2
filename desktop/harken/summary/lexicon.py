"""Stop words and stems of one language, offline.

Stop words are our own lists (`resources/summary/stop-words/`, whose README tells their rule); stems
are Snowball's. Where there is neither, sumy's own are taken, if it has any.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

import Stemmer as Snowball
from sumy.nlp.stemmers import Stemmer as SumyStemmer
from sumy.nlp.stemmers import null_stemmer
from sumy.utils import get_stop_words

from harken.paths import resources_dir

StemWord: TypeAlias = Callable[[str], str]

_NORWEGIAN = frozenset({"nb", "nn"})
_DOTTED_CAPITALS = frozenset({"az", "tr"})
"""Languages whose i keeps its dot as a capital, and whose ı has none."""

_WORDS_KEPT = 50_000
"""Different words whose slow stems are remembered, from article to article."""

_SUMY_NAMES = {"el": "greek"}
"""What sumy calls the language whose code it does not find by itself."""

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of a language."""

    stop_words: frozenset[str]
    """Lower-case words that say nothing by themselves; empty where there is no list."""
    stem: StemWord
    """The stem of a lower-case word; the word itself where there is no stemmer."""
    lower: StemWord = str.lower
    """A word in small letters."""

    def term(self, word: str) -> str | None:
        """What a word counts as, however it is written: its stem; None for a stop word."""
        lower = self.lower(word)
        return None if lower in self.stop_words else self.stem(lower)

    def content_stems(self, words: Iterable[str]) -> list[str]:
        """The stems of those words that are no stop words, in order, repeated as the words are."""
        return [stem for stem in map(self.term, words) if stem is not None]


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a BCP 47 language; a language that nobody knows gets an empty one."""
    primary = language.partition("-")[0].lower()
    name = "no" if primary in _NORWEGIAN else primary
    lower = _lower_with_dots if name in _DOTTED_CAPITALS else str.lower
    return Lexicon(_stop_words(name), _stemmer(name), lower)


def _stop_words(name: str) -> frozenset[str]:
    path = resources_dir() / "summary" / "stop-words" / f"{name}.txt"
    if name.isalpha() and path.is_file():
        lines = path.read_text("utf-8").splitlines()
        return frozenset(
            word.lower() for line in lines if not line.startswith("#") for word in line.split()
        )
    try:
        words: frozenset[str] = get_stop_words(_SUMY_NAMES.get(name, name))
    except LookupError:
        return frozenset()
    return frozenset(word.lower() for word in words)


def _stemmer(name: str) -> StemWord:
    if name in _SNOWBALL:
        # Without its cache, whose upkeep takes five times as long as the stemming.
        stem: StemWord = Snowball.Stemmer(_SNOWBALL[name], 0).stemWord
        return stem
    try:
        # Ukrainian and Slovak, in Python; Snowball has none for them.
        return lru_cache(_WORDS_KEPT)(SumyStemmer(name))
    except LookupError:
        return null_stemmer  # type: ignore[no-any-return]  # sumy has no types


def _lower_with_dots(word: str) -> str:
    return word.replace("İ", "i").replace("I", "ı").lower()
