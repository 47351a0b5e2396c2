"""The ways to rank, each a sumy summarizer, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer

from harken.article.model import Article
from harken.summary.auto import AutoSummarizer
from harken.summary.balanced import BALANCED, NEWS, BalancedSummarizer
from harken.summary.cues import cue_words
from harken.summary.genre import is_news
from harken.summary.lexicon import Lexicon
from harken.summary.lexrank import SparseLexRank
from harken.summary.textrank import MatrixFreeTextRank
from harken.summary.tokenizer import WordTokenizer

Summarizer: TypeAlias = Any
"""A sumy AbstractSummarizer; sumy has no types."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way to rank, and how much it can take in a few seconds."""

    name: str
    """What people call it."""
    build: Callable[[Article, Lexicon], Summarizer]
    """Makes the summarizer for an article."""
    most_sentences: int | None = None
    most_words: int | None = None


def _title(article: Article) -> tuple[str, ...]:
    return WordTokenizer(article.language).to_words(article.title)


def _with_stop_words(summarizer: Callable[[Any], Summarizer]) -> Callable[..., Summarizer]:
    def build(article: Article, lexicon: Lexicon) -> Summarizer:  # noqa: ARG001  one signature for all
        built = summarizer(lexicon.stem)
        built.stop_words = lexicon.stop_words
        return built

    return build


def _edmundson(article: Article, lexicon: Lexicon) -> Summarizer:
    built = EdmundsonSummarizer(lexicon.stem)
    built.bonus_words, built.stigma_words = cue_words(article.language)
    # Without any null words sumy refuses to work; one that no text has stands for none.
    built.null_words = lexicon.stop_words or {"\0"}
    return built


def _slow(
    name: str,
    build: Callable[[Article, Lexicon], Summarizer],
    sentences: int = 1_000,
    words: int = 40_000,
) -> Method:
    """A method of sumy's that compares everything with everything, in Python.

    Words limit it too: sentences may be long, and Reduction compares each word with each. At its
    limits a method takes some seconds, Reduction without stop words a dozen.
    """
    return Method(name, build, sentences, words)


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "auto": Method(
            "Auto",
            lambda article, lexicon: AutoSummarizer(
                lexicon, _title(article), news=is_news(article)
            ),
        ),
        "balanced": Method(
            "Balanced",
            lambda article, lexicon: BalancedSummarizer(lexicon, _title(article), BALANCED),
        ),
        "news": Method(
            "News", lambda article, lexicon: BalancedSummarizer(lexicon, _title(article), NEWS)
        ),
        "lexrank": Method("LexRank", lambda _, lexicon: SparseLexRank(lexicon)),
        "textrank": Method("TextRank", lambda _, lexicon: MatrixFreeTextRank(lexicon)),
        "lsa": _slow("LSA", _with_stop_words(LsaSummarizer)),
        "luhn": _slow("Luhn", _with_stop_words(LuhnSummarizer)),
        "edmundson": _slow("Edmundson", _edmundson),
        "kl": _slow("KL", _with_stop_words(KLSummarizer), sentences=200, words=10_000),
        "sumbasic": _slow("SumBasic", _with_stop_words(SumBasicSummarizer)),
        "reduction": _slow("Reduction", _with_stop_words(ReductionSummarizer), words=25_000),
    }
)
