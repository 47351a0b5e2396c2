"""Whether a sentence can stand by itself in a summary."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from harken.summary.terms import Floats

_FEWEST_WORDS = 6
_UNFIT = 10.0
"""More than any sentence is worth: what costs it comes after all others."""
_DEPENDENT = 0.1
"""Of sentences that are worth about the same it comes later. More makes summaries no better."""

_QUOTATION_MARK = re.compile('["“”„‟«»「」『』]')
# Single marks are apostrophes too: only a sentence that is all in them is told.
_IN_SINGLE_MARKS = re.compile(r"['‘](?:(?![,.!?]['’]\s).)+[.!?…]['’]$", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_QUESTION = re.compile(r"[?？؟\u037e][^\w?？؟\u037e]*$")


def costs_of(document: Any) -> Floats:
    """What is taken from the value of each sentence of a sumy document; shape (sentences,).

    Sentences of fewer than six words come last. A quotation without a word of its speaker's, and a
    question, leave a listener without the half that matters.
    """
    return np.array([cost for part in document.paragraphs for cost in _costs(part.sentences)])


def _costs(sentences: Iterable[Any]) -> Iterator[float]:
    """The costs of one paragraph's sentences, for a quotation may run on from one to the next."""
    quoted = False
    for sentence in sentences:
        text = str(sentence)
        between_marks = _QUOTATION_MARK.split(text)
        by_the_writer = between_marks[quoted::2]
        only_quoted = not any(map(_LETTER.search, by_the_writer)) or _IN_SINGLE_MARKS.match(text)
        quoted ^= len(between_marks) % 2 == 0
        if len(sentence.words) < _FEWEST_WORDS:
            yield _UNFIT
        elif only_quoted or _QUESTION.search(text):
            yield _DEPENDENT
        else:
            yield 0.0
