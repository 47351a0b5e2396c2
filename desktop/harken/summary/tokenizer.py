"""Words for ranking, in sumy's tokenizer interface, without nltk and its downloads.

sumy only ever asks a tokenizer for the words of a sentence. A word is a letter followed by letters,
digits, apostrophes and hyphens; numbers are no words. Against sumy's own words (nltk's Penn
Treebank rules) these are found about thirty times faster, in every language.
"""

import re
import unicodedata

from harken.article.scripts import MARKS, UNSPACED

_WORD = re.compile(rf"[^\W\d_](?:[^\W_]|[{MARKS}])*(?:['-](?:[^\W_]|[{MARKS}])+)*")
_ASCII_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['-][A-Za-z0-9]+)*")
"""The same where there is nothing but ASCII, in half the time."""
_NOT_WORDS = re.compile(rf"[^\w{MARKS}]+")

_UNSPACED = re.compile(f"[{UNSPACED}]")

# Typographic apostrophes and hyphens are the plain ones; soft hyphens and joiners are nothing.
_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u200b": None, "\ufeff": None}
)

_ELIDING = frozenset({"ca", "fr", "it"})


class WordTokenizer:
    """sumy's tokenizer for sentences that are split already.

    Args:
        language: A BCP 47 tag or primary subtag, "en". French, Catalan and Italian words are cut
            at their apostrophes (l'homme), English ones lose their possessive 's. Scripts that
            write no spaces give overlapping pairs of characters.
    """

    def __init__(self, language: str) -> None:
        primary = language.partition("-")[0].lower()
        self._elides = primary in _ELIDING
        self._possessive = primary == "en"
        self._known: dict[str, str] = {}

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words of one sentence, in order, in the letter case they are written in.

        Equal words are the same object, which spares most of a long text's memory.
        """
        composed = _composed(text)
        found: list[str] = (_ASCII_WORD if composed.isascii() else _WORD).findall(composed)
        if "'" in composed or (found and _UNSPACED.search(composed)):
            found = [part for word in found for part in self._parts(word)]
        return tuple(map(self._known.setdefault, found, found))

    def _parts(self, word: str) -> list[str]:
        if _UNSPACED.match(word):
            return [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        return self._around_apostrophe(word) if "'" in word else [word]

    def _around_apostrophe(self, word: str) -> list[str]:
        if self._elides:
            return [part for part in word.split("'") if len(part) > 1]
        if self._possessive and word[-2:] in {"'s", "'S"}:
            return [word[:-2]]
        return [word]


def same_text_key(text: str) -> str:
    """Equal for sentences that differ only in case, punctuation and white space."""
    return _NOT_WORDS.sub(" ", _composed(text).casefold()).strip()


def _composed(text: str) -> str:
    """Text in which an accented letter is one code point, and the same letter always equal."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_PLAIN))
