"""Which sentences are in another language than their article: a quotation, a verse, a list.

A voice reads its own language only. One foreign sentence may be a title or a saying that its reader
would say in passing, and is too short to be sure of; three on end are another voice's. What stands
in letters that the article's voice cannot read at all is so from the first sentence on; Latin
letters every voice can read.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from harken.article.model import Block, BlockKind, Sentence

Identify = Callable[[str], tuple[str, float]]
"""The language of a text, and how probable it is, 0 to 1."""

LEAST_SENTENCES = 3
_LEAST_LETTERS = 12
"""With fewer, what a sentence seems to be in is a guess."""
_LIKELY = 0.8
_PERHAPS = 0.5
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
_LEAST_LETTERS_OF_A_SCRIPT = 4
_USUAL = {
    "Greek": "el",
    "Cyrillic": "ru",
    "Hebrew": "he",
    "Arabic": "ar",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Tamil": "ta",
    "Telugu": "te",
    "Han, kana and Hangul": "zh",
}
"""What is written in a script where a few words of it do not tell."""
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
    guesses = [_guess(text, main, identify) for text in texts]
    foreign: dict[int, str] = {}
    for start, end, language in (*_blocks(sentences, guesses, main), *_runs(guesses, main)):
        heard, probability = identify(" ".join(texts[start:end])[:_SAMPLE_CHARACTERS])
        if heard == language and probability >= _SURE:
            foreign.update(dict.fromkeys(range(start, end), language))
    script = _script_of("".join(texts[:200]))
    for index, text in enumerate(texts):
        if index not in foreign and not text.isascii():
            other = _script_of(text)
            if other in _USUAL and other != script:
                foreign[index] = _language_in(other, text, identify)
    return {index: language for index, language in foreign.items() if language != main}


def _told(blocks: Sequence[Block], sentence: Sentence) -> str:
    block = blocks[sentence.span.block]
    return "" if block.kind in _UNTOLD else block.text[sentence.span.start : sentence.span.end]


@dataclass(frozen=True, slots=True)
class _Guess:
    language: str
    surely: bool
    """Whether there is enough of it to count; otherwise it only joins what it stands beside."""


def _guess(text: str, main: str, identify: Identify) -> _Guess | None:
    """The likely language of a sentence, None where nothing tells."""
    if not _LETTER.search(text):
        return None
    language, probability = identify(text[:_SAMPLE_CHARACTERS])
    letters = sum(1 for _ in islice(_LETTER.finditer(text), _LEAST_LETTERS))
    if letters == _LEAST_LETTERS and (language == main or probability >= _LIKELY):
        return _Guess(language, surely=True)
    return _Guess(language, surely=False) if probability >= _PERHAPS else None


def _blocks(
    sentences: Sequence[Sentence], guesses: Sequence[_Guess | None], main: str
) -> Iterator[tuple[int, int, str]]:
    """Start, end and likely language of each block of three or more of which none is the article's.

    Of very short sentences only all together tell.
    """
    numbered = zip(sentences, guesses, strict=False)
    for _, block in groupby(enumerate(numbered), key=lambda it: it[1][0].span.block):
        inside = list(block)
        told = [guess for _, (_, guess) in inside if guess is not None]
        languages = Counter(guess.language for guess in told if guess.language != main)
        ours = any(guess.surely and guess.language == main for guess in told)
        if len(inside) >= LEAST_SENTENCES and languages and not ours:
            yield inside[0][0], inside[-1][0] + 1, languages.most_common(1)[0][0]


def _runs(guesses: Sequence[_Guess | None], main: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and language of each stretch of three or more that seem to be in one language.

    What cannot be told stays with those around it.
    """
    start = 0
    while start < len(guesses):
        guess = guesses[start]
        end = start + 1
        if guess is not None and guess.language != main:
            alike = 1
            for at in range(start + 1, len(guesses)):
                one = guesses[at]
                if one is None or (one.language != guess.language and not one.surely):
                    continue
                if one.language != guess.language:
                    break
                alike += 1
                if at + 1 - start >= LEAST_SENTENCES and 2 * alike > at + 1 - start:
                    end = at + 1
            if end - start >= LEAST_SENTENCES:
                yield start, end, guess.language
        start = end


def _language_in(script: str, text: str, identify: Identify) -> str:
    language, probability = identify(text[:_SAMPLE_CHARACTERS])
    return language if probability >= _LIKELY else _USUAL[script]


def _script_of(text: str) -> str | None:
    """What most letters of a text are written in; None where no script has enough of them."""
    if text.isascii():
        return "Latin" if text else None
    counts = Counter({name: len(letters.findall(text)) for name, letters in _LETTERS.items()})
    (script, count), *_ = counts.most_common(1)
    enough = count >= _LEAST_LETTERS_OF_A_SCRIPT and count >= _MOST * counts.total()
    return script if enough else None
