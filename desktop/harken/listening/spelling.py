"""A word letter by letter."""

import unicodedata

from harken.article.model import Article, Span
from harken.article.words import word_offsets
from harken.listening.command import Action, Actions
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.speech.utterance import Utterance, announcement

_MOST_SIGNS = 60
"""What is longer is no word that anyone has spelled to the end."""


class Spelling:
    """Spells words of the current article in between; the place does not move.

    Args:
        here: What is read.
        transport: Says the letters.
    """

    def __init__(self, here: Whereabouts, transport: Transport) -> None:
        self._here = here
        self._transport = transport

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {Action.SPELL_WORD: self.spell}

    def spell(self, value: object) -> None:
        """Spells the word at a place, a block and an offset in it; None for the one heard."""
        assert value is None or isinstance(value, tuple)
        article, word = self._here.article, self._here.place.word
        if article is None:
            return
        if value is None and word is None and self._here.position is not None:
            value = self._here.position.block, self._here.position.offset
        span = word_at(article, *value) if value is not None else word
        if span is not None:
            self._transport.say_aside(spelled(article, span))


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
