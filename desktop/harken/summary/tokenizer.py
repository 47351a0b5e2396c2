"""Words for ranking, in sumy's tokenizer interface, without nltk and its downloads.

sumy only ever asks a tokenizer for the words of a sentence. A word is a letter followed by letters,
digits, apostrophes and hyphens; numbers are no words. Against sumy's own words (nltk's Penn
Treebank rules) these are found about thirty times faster, in every language.
"""

import re
import unicodedata

from harken.article.scripts import MARKS, UNSPACED

_WORD = re.compile(rf"[^\W\d_](?:[^\W_]|[{MARKS}])*(?:['-](?:[^\W_]|[{MARKS}])+)*")
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

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words of one sentence, in order, in the letter case they are written in."""
        words: list[str] = []
        for word in _WORD.findall(_composed(text)):
            if _UNSPACED.match(word):
                words.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
            elif "'" in word:
                words.extend(self._around_apostrophe(word))
            else:
                words.append(word)
        return tuple(words)

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
    return unicodedata.normalize("NFKC", text.translate(_PLAIN))
