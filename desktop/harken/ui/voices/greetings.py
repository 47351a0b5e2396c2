"""What a voice says when it is tried."""

import tomllib
from functools import cache

from harken.article.model import Article
from harken.paths import resources_dir
from harken.speech.voice import language_of

_SHORT_ENOUGH = 160
"""Characters of a sentence that says how a voice sounds without being a lecture."""


def greeting(language: str, article: Article | None, otherwise: str) -> str:
    """A sentence in a language.

    Args:
        language: BCP 47.
        article: The one that is open; it lends a sentence where we have none in its language.
        otherwise: What is said where nobody has.
    """
    wanted = language_of(language)
    for known, sentence in _greetings().items():
        if language_of(known) == wanted:
            return sentence
    if article is not None and language_of(article.language) == wanted:
        return _first_sentence(article) or otherwise
    return otherwise


@cache
def _greetings() -> dict[str, str]:
    path = resources_dir() / "voices" / "greetings.toml"
    greetings: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return greetings


def _first_sentence(article: Article) -> str | None:
    for sentence in article.sentences_read():
        text = article.text_of(sentence.span).strip()
        if text:
            whole_words = text[:_SHORT_ENOUGH].rsplit(maxsplit=1)[0]
            return text if len(text) <= _SHORT_ENOUGH else whole_words
    return None
