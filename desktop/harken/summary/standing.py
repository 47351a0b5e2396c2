"""Whether a sentence can stand by itself in a summary."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from harken.article.words import count_words
from harken.summary.terms import Floats

_FEWEST_WORDS = 6
_UNFIT = 10.0
"""More than any sentence is worth: what costs it comes after all others."""
_DEPENDENT = 0.1
"""Of sentences that are worth about the same it comes later. More makes summaries no better."""
_DEPENDENT_IN_OPENING = 0.7
"""So much more while a summary has few sentences: only what is far better is taken all the same."""

_QUOTATION_MARK = re.compile('["“”„‟«»「」『』]')
# Single marks are apostrophes too: only a sentence that is all in them is told.
_IN_SINGLE_MARKS = re.compile(r"['‘](?:(?![,.!?]['’]\s).)+[.!?…]['’]$", re.DOTALL)
_INCHES = re.compile(r"(?<=\d)[\"”]")
_LETTER = re.compile(r"[^\W\d_]")
_QUESTION = re.compile(r"[?？؟\u037e][^\w?？؟\u037e]*$")


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """What is taken from the value of each sentence; arrays of the shape (sentences,)."""

    always: Floats
    in_opening: Floats
    """So much more where few sentences stand for all."""


def costs_of(document: Any) -> Costs:
    """What the sentences of a sumy document cost.

    Sentences of fewer than six words come last; an address is one word, and what has no letter is
    none. A quotation without a word of its speaker's, and a question, leave a listener without the
    half that matters; with only one of two quotation marks it is not heard where a speaker ends.
    """
    costs = [cost for part in document.paragraphs for cost in _costs(part.sentences)]
    always, in_opening = np.array(costs).reshape(-1, 2).T
    return Costs(always, in_opening)


def _costs(sentences: Iterable[Any]) -> Iterator[tuple[float, float]]:
    """The costs of one paragraph's sentences, for a quotation may run on from one to the next."""
    quoted = False
    for sentence in sentences:
        text = str(sentence)
        between_marks = _QUOTATION_MARK.split(text)
        by_the_writer = between_marks[quoted::2]
        only_quoted = not any(map(_LETTER.search, by_the_writer)) or _IN_SINGLE_MARKS.match(text)
        one_sided = len(between_marks) % 2 == 0
        quoted ^= one_sided
        # The tokenizer takes an address for several words, white space numbers for words.
        if min(len(sentence.words), count_words(text)) < _FEWEST_WORDS:
            yield _UNFIT, 0.0
        elif only_quoted or _QUESTION.search(text):
            yield _DEPENDENT, _DEPENDENT_IN_OPENING
        elif one_sided and not _INCHES.search(text):
            yield _DEPENDENT, 0.0
        else:
            yield 0.0, 0.0
