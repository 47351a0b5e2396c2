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
_ASCII_GAPS = {code: " " for code in range(128) if not re.match(r"\w", chr(code))}

_UNSPACED = re.compile(f"[{UNSPACED}]")

# Typographic apostrophes and hyphens are the plain ones; soft hyphens and joiners are nothing.
# Other punctuation parts words as a space does, and without it most texts are ASCII.
_PLAIN = (
    *((apostrophe, "'") for apostrophe in "’ʼ"),
    *((hyphen, "-") for hyphen in "‐‑"),
    *((nothing, "") for nothing in "\u00ad\u200b\ufeff"),
    *((gap, " ") for gap in "“”„‘«»–—…\u00a0"),
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
        if not composed.isascii() and _UNSPACED.search(composed):
            found = [pair for word in found for pair in _pairs(word)]
        if "'" in composed:
            found = [
                part
                for word in found
                for part in (self._around_apostrophe(word) if "'" in word else (word,))
            ]
        return tuple(map(self._known.setdefault, found, found))

    def _around_apostrophe(self, word: str) -> list[str]:
        if self._elides:
            return [part for part in word.split("'") if len(part) > 1]
        if self._possessive and word[-2:] in {"'s", "'S"}:
            return [word[:-2]]
        return [word]


def same_text_key(text: str) -> str:
    """Equal for sentences that differ only in case, punctuation and white space."""
    folded = _composed(text).casefold()
    parted = folded.translate(_ASCII_GAPS) if folded.isascii() else _NOT_WORDS.sub(" ", folded)
    return " ".join(parted.split())


def _pairs(word: str) -> list[str]:
    """The overlapping pairs of characters of a script without spaces; else the word."""
    if not _UNSPACED.match(word):
        return [word]
    return [word[i : i + 2] for i in range(max(1, len(word) - 1))]


def _composed(text: str) -> str:
    """Text in which an accented letter is one code point, and the same letter always equal."""
    if text.isascii():
        return text
    # One by one: str.translate takes fifteen times as long.
    for written, plain in _PLAIN:
        text = text.replace(written, plain)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
