"""Whether an article reports news, told from its text alone.

A sum of what was seen to part reports from guides, recipes, essays, diaries, reference pages and
offers, in ten languages, with the weights of a logistic regression, rounded: reporting verbs and
sources, weekdays and quotations speak for news; the writer's "I", the reader's "you", questions and
calls, lists, and length speak against it. The words are data, a file a language in
`resources/genre/`; in other languages the rest decides. Where little speaks either way, a short
text is taken for news.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from harken.article.model import Article, BlockKind
from harken.article.words import count_words
from harken.paths import resources_dir

_PRIOR = 0.25
_REPORTING, _MOST_REPORTING = 6.0, 0.5
_DAYS, _MOST_DAYS = 3.0, 0.3
_QUOTED, _MOST_QUOTED = 3.0, 0.5
_FIRST_PERSON = _SECOND_PERSON = _CALLS = _LISTS = -3.0
_LENGTH = -3.0
"""For each time that a text is e times longer than an ordinary report."""
_REPORT_WORDS = 600

_MOST_READ = 200
"""Sentences; what a text is shows in its beginning."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# A single mark may be an apostrophe: it must stand where none does.
_QUOTATION_MARK = re.compile(r"[\"“”„«»「」]|(?:^|[\s(])['‘](?=\w)|[,.!?]['’](?:\s|$)")
_CALL = re.compile(r"[?!？！؟]\W*$")
_FILES = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True)
class Signs:
    """Words, in lower case, that tell what a text is."""

    reporting: frozenset[str] = frozenset()
    """Who reports says so: said, according, police."""
    days: frozenset[str] = frozenset()
    """Today, yesterday, and the week's days."""
    first_person: frozenset[str] = frozenset()
    second_person: frozenset[str] = frozenset()


def is_news(article: Article) -> bool:
    """Whether an article is taken for news; an empty one is not."""
    sentences = [
        sentence
        for sentence in article.sentences_read()
        if not article.blocks[sentence.span.block].kind.is_heading
    ]
    if not sentences:
        return False
    texts = [article.text_of(sentence.span) for sentence in sentences]
    listed = sum(article.blocks[s.span.block].kind is not BlockKind.PARAGRAPH for s in sentences)
    length = log(max(1.0, sum(map(count_words, texts)) / _REPORT_WORDS))
    score = _PRIOR + _LENGTH * length + _LISTS * listed / len(sentences)
    return score + _said(texts[:_MOST_READ], signs_of(article.language)) > 0.0


def _said(texts: Sequence[str], signs: Signs) -> float:
    """What the sentences speak for news, by the share of them that have each sign."""
    reporting = days = quoted = first_person = second_person = calls = 0
    for text in texts:
        words = set(_WORD.findall(text.replace("’", "'").lower()))
        in_quotation = _QUOTATION_MARK.search(text) is not None
        reporting += not words.isdisjoint(signs.reporting)
        days += not words.isdisjoint(signs.days)
        quoted += in_quotation
        calls += _CALL.search(text) is not None
        if not in_quotation:  # what people say in reports says nothing of who writes
            first_person += not words.isdisjoint(signs.first_person)
            second_person += not words.isdisjoint(signs.second_person)
    count = len(texts)
    return (
        _REPORTING * min(reporting / count, _MOST_REPORTING)
        + _DAYS * min(days / count, _MOST_DAYS)
        + _QUOTED * min(quoted / count, _MOST_QUOTED)
        + _FIRST_PERSON * first_person / count
        + _SECOND_PERSON * second_person / count
        + _CALLS * calls / count
    )


def signs_of(language: str) -> Signs:
    """The words of a BCP 47 language that tell what a text is; none where they are not known."""
    primary = language.partition("-")[0].lower()
    return _signs(_FILES.get(primary, primary))


@cache
def _signs(name: str) -> Signs:
    path = resources_dir() / "genre" / f"{name}.toml"
    if not name.isalpha() or not path.is_file():
        return Signs()
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return Signs(**{sign: frozenset(listed) for sign, listed in words.items()})
