"""A word letter by letter. Knows no Qt."""

import unicodedata

from harken.article.model import Article, Span
from harken.article.words import word_offsets
from harken.speech.utterance import Utterance, announcement

_MOST_SIGNS = 60
"""What is longer is no word that anyone has spelled to the end."""


def spelled(article: Article, span: Span) -> list[Utterance]:
    """The letters, digits and signs of a part of an article, one after the other.

    Each is said by itself: in a row of letters a voice sees words or abbreviations. Letters are
    capitals, for "a" alone is a word of its own in many languages.
    """
    sentence = article.sentence_at(span.block, span.start)
    language = article.language_of(sentence) if sentence is not None else article.language
    signs = _signs(unicodedata.normalize("NFC", article.text_of(span)))
    return [announcement(_capital(sign), language) for sign in signs[:_MOST_SIGNS]]


def word_at(article: Article, block: int, offset: int) -> Span | None:
    """The word at a place, or the next one in its block; None where there is none."""
    if not 0 <= block < len(article.blocks):
        return None
    words = word_offsets(article.blocks[block].text)
    return next((Span(block, start, end) for start, end in words if offset < end), None)


def _signs(text: str) -> list[str]:
    """The characters of a text as people see them: a letter and its accents are one."""
    signs: list[str] = []
    for character in text:
        if signs and unicodedata.category(character).startswith("M"):
            signs[-1] += character
        elif not character.isspace():
            signs.append(character)
    return signs


def _capital(sign: str) -> str:
    capital = sign.upper()
    return capital if len(capital) == len(sign) else sign  # "ß" would become "SS"
