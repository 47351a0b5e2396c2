"""Which language a text is in, among those that Harken can split and speak."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LANGUAGES = """
    en de fr es it pt nl pl ru sv da no fi cs tr uk
    ar bg bn ca cy el et eu fa ga he hi hr hu id is ja ko lt lv ro sk sl sr ta te ur vi zh
"""
LANGUAGES = tuple(re.findall(r"\w+", _LANGUAGES))
"""Those with a splitter, a voice in espeak-ng and a model: fewer to choose from, fewer mistakes."""

_SAMPLE_CHARACTERS = 5_000
_TOO_SHORT_LETTERS = 40
_LONG_BLOCK_LETTERS = 160
_BLOCK_SAMPLE_CHARACTERS = 400
_SURE = 0.9
_MAX_BLOCKS_ASKED = 5_000
_LETTER = re.compile(r"[^\W\d_]")


def language_of(texts: Sequence[str], declared: str | None = None) -> str:
    """The language (BCP 47, "en") of an article.

    Args:
        texts: What is read of it.
        declared: What the document says of itself; decides only where the text is too short.
    """
    sample = "\n".join(texts)[:_SAMPLE_CHARACTERS]
    known = _known(declared)
    if sum(1 for _ in _LETTER.finditer(sample)) < _TOO_SHORT_LETTERS and known:
        return known
    if not _LETTER.search(sample):
        return known or "en"
    language, _ = identify(sample)
    return language


def identify(text: str) -> tuple[str, float]:
    """The language (BCP 47) of a text, and how probable it is, 0 to 1."""
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


def prepare() -> None:
    """Loads the model, so that the first text need not wait for it."""
    _identifier()


def languages_of_blocks(texts: Sequence[str], article_language: str) -> list[str | None]:
    """For each block its language where it is long and surely not the article's, else None."""
    result: list[str | None] = []
    asked = 0
    for text in texts:
        sample = text[:_BLOCK_SAMPLE_CHARACTERS]
        differs = None
        if len(text) >= _LONG_BLOCK_LETTERS and asked < _MAX_BLOCKS_ASKED:
            asked += 1
            language, probability = identify(sample)
            if language != article_language and probability >= _SURE:
                differs = language
        result.append(differs)
    return result


def _known(declared: str | None) -> str | None:
    primary = re.split(r"[-_]", declared.strip().lower())[0] if declared else ""
    primary = {"nb": "no", "nn": "no"}.get(primary, primary)
    return primary if primary in LANGUAGES else None


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    from harken.importing.language_model import load_identifier

    return load_identifier(LANGUAGES)
