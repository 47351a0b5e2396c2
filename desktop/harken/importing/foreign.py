"""Which sentences are in another language than their article: a quotation, a verse, a list.

A voice reads its own language only. One foreign sentence may be a title or a saying that its reader
would say in passing, and is too short to be sure of; three on end are another voice's. What stands
in letters that the article's voice cannot read at all is so from the first sentence on.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from harken.article.model import Block, BlockKind, Sentence

Identify = Callable[[str], tuple[str, float]]
"""The language of a text, and how probable it is, 0 to 1."""

LEAST_SENTENCES = 3
_LEAST_LETTERS = 12
_LIKELY = 0.8
_SURE = 0.99
_MOST_ASKED = 10_000
"""Asking about so many takes a third of a second."""
_SAMPLE_CHARACTERS = 400
_MOST = 0.7
_UNTOLD = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CODE, BlockKind.TABLE})

_SCRIPTS = {
    "Latin": r"A-Za-z\u00aa-\u024f\u1e00-\u1eff",
    "Greek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": r"\u0400-\u052f",
    "Hebrew": r"\u0590-\u05ff",
    "Arabic": r"\u0600-\u06ff\u0750-\u077f",
    "Devanagari": r"\u0900-\u097f",
    "Bengali": r"\u0980-\u09ff",
    "Tamil": r"\u0b80-\u0bff",
    "Telugu": r"\u0c00-\u0c7f",
    "Han, kana and Hangul": r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af",
}
_LETTERS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_LETTER = re.compile(r"[^\W\d_]")


def foreign_languages(
    blocks: Sequence[Block], sentences: Sequence[Sentence], main: str, identify: Identify
) -> dict[int, str]:
    """The languages of the sentences that are not in the article's.

    Args:
        blocks: What the sentences stand in.
        sentences: All of the article's, in order.
        main: The article's language.
        identify: Tells one language from another.

    Returns:
        By the sentence's index its language (BCP 47), of those that are surely in another one.
    """
    texts = [_told(blocks, sentence) for sentence in islice(sentences, _MOST_ASKED)]
    script = _script_of("".join(texts[:200]))
    guesses = [_guess(text, main, identify) for text in texts]
    foreign: dict[int, str] = {}
    for start, end, language in _runs(guesses, main):
        heard, probability = identify(" ".join(texts[start:end])[:_SAMPLE_CHARACTERS])
        if heard == language and probability >= _SURE:
            foreign.update(dict.fromkeys(range(start, end), language))
    for index, text in enumerate(texts):
        if index not in foreign and not text.isascii() and _script_of(text) not in (script, None):
            language, _ = identify(text)
            if language != main:
                foreign[index] = language
    return foreign


def _told(blocks: Sequence[Block], sentence: Sentence) -> str:
    block = blocks[sentence.span.block]
    return "" if block.kind in _UNTOLD else block.text[sentence.span.start : sentence.span.end]


def _guess(text: str, main: str, identify: Identify) -> str | None:
    """The likely language of a sentence, None where it is too short to tell."""
    if sum(1 for _ in islice(_LETTER.finditer(text), _LEAST_LETTERS)) < _LEAST_LETTERS:
        return None
    language, probability = identify(text[:_SAMPLE_CHARACTERS])
    return language if language == main or probability >= _LIKELY else None


def _runs(guesses: Sequence[str | None], main: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and language of each stretch of three or more that are likely in one language.

    What cannot be told stays with those around it.
    """
    start = 0
    while start < len(guesses):
        language = guesses[start]
        end = start + 1
        if language is not None and language != main:
            likely = 1
            for at in range(start + 1, len(guesses)):
                if guesses[at] not in (language, None):
                    break
                if guesses[at] == language:
                    end, likely = at + 1, likely + 1
            if end - start >= LEAST_SENTENCES and 2 * likely > end - start:
                yield start, end, language
        start = end


def _script_of(text: str) -> str | None:
    """What most letters of a text are written in; None where no script has most of them."""
    if text.isascii():
        return "Latin" if text else None
    counts = Counter({name: len(letters.findall(text)) for name, letters in _LETTERS.items()})
    (script, count), *_ = counts.most_common(1)
    return script if count and count >= _MOST * counts.total() else None
