"""Ranks an article, in the text child: importing this brings sumy, nltk, numpy and scipy."""

import math
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.json_form import article_from_json
from harken.article.model import Article
from harken.article.ranking import Ranking, Reasons
from harken.article.words import count_words
from harken.errors import HarkenError
from harken.serving import Report
from harken.summary.balanced import BalancedSummarizer, Traits
from harken.summary.document import RankableDocument, rankable_document
from harken.summary.focus import FocusFinder
from harken.summary.keywords import keywords_of
from harken.summary.lexicon import Lexicon, lexicon_of
from harken.summary.message import emphasis_from_json, ranking_to_json
from harken.summary.methods import METHODS, Method, Summarizer
from harken.summary.order import order_by_rating
from harken.summary.progress import Progress, watch
from harken.summary.term_summarizer import TermSummarizer
from harken.summary.terms import Terms, content_terms
from harken.summary.wishes import Wishes, wishes_of
from harken.wire import Json

_DIGITS = 9
"""Shares are rounded so far, that the last bits of a sum never decide which sentence is better."""
_FOUND, _WORDS_PARTED, _COMPARED, _IN_ORDER = 0.15, 0.5, 0.65, 0.9
"""How much is done, by the time that the longest texts take."""


def rank_article(request: Json, _body: bytes, report: Report) -> tuple[Json, bytes]:
    """The handler: ranks `request["article"]` by `request["method"]`, a name in `METHODS`."""
    ranking = rank(
        article_from_json(request["article"]),
        request["method"],
        emphasis_from_json(request["emphasis"]),
        lambda done: report({"done": done}),
    )
    return ranking_to_json(ranking), b""


def rank(
    article: Article,
    method: str,
    emphasis: Emphasis = NO_EMPHASIS,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Ranking:
    """The ranking of an article; empty where it has no sentence to rank.

    Args:
        article: The article; what it skips is not ranked.
        method: A name in `METHODS`.
        emphasis: What the person wants it to weigh. Numbers of sentences that are not read, and of
            headings, do nothing; any other is ranked when it is pinned.
        on_progress: Told the part that is done, 0 to 1, rising.

    Raises:
        HarkenError: The article is too long for the method.
    """
    progress = Progress(on_progress)
    document = rankable_document(article, emphasis.pinned)
    if not document.indices:
        return Ranking(method, (), (), ())
    _check_length(document, METHODS[method])
    progress.reach(_FOUND)
    with warnings.catch_warnings():
        # LSA warns of articles with fewer words than sentences, the Czech stemmer of words in
        # other scripts; there is nothing to be done.
        warnings.filterwarnings("ignore", category=UserWarning, module="sumy")
        ranking = _rank(article, document, method, emphasis, progress)
    progress.reach(1.0)
    return ranking


def _rank(
    article: Article,
    document: RankableDocument,
    method: str,
    emphasis: Emphasis,
    progress: Progress,
) -> Ranking:
    lexicon = lexicon_of(article.language)
    terms = content_terms([sentence.words for sentence in document.dom.sentences], lexicon)
    progress.reach(_WORDS_PARTED)
    wishes = _wishes(article, document, emphasis, lexicon)
    summarizer = METHODS[method].build(article, lexicon)
    ours = isinstance(summarizer, BalancedSummarizer)
    balanced = summarizer if ours else BalancedSummarizer(lexicon)
    counts = [count_words(str(sentence)) for sentence in document.dom.sentences]
    traits = balanced.traits(document.dom, terms, counts)
    progress.reach(_COMPARED)
    if ours:
        order = balanced.order(traits, wishes)
    else:
        order = order_by_rating(_ratings(summarizer, document, terms, progress), wishes)
    progress.reach(_IN_ORDER)
    reasons = _reasons(traits, wishes, ours=ours)
    return Ranking(
        method=method,
        order=tuple(document.indices[place] for place in order.places),
        scores=order.scores(),
        reasons=tuple(reasons[place] for place in order.places),
        keywords=keywords_of(
            terms,
            [reason.centrality for reason in reasons],
            stop_words_known=bool(lexicon.stop_words),
        ),
        words=tuple(counts[place] for place in order.places),
        lead=order.lead,
        balanced_from=order.balanced_from,
        pinned=len(wishes.pinned),
    )


def _wishes(
    article: Article, document: RankableDocument, emphasis: Emphasis, lexicon: Lexicon
) -> Wishes:
    sentences = document.dom.sentences
    focus = FocusFinder(emphasis.focus, article.language, lexicon).shares(
        [sentence.words for sentence in sentences], [str(sentence) for sentence in sentences]
    )
    return wishes_of(emphasis, document.indices, focus)


def _reasons(traits: Traits, wishes: Wishes, *, ours: bool) -> list[Reasons]:
    """Those of each sentence; where and under which title it stands only where that counted."""
    nothing = np.zeros(len(traits.centrality))
    shares = (
        traits.centrality,
        traits.position if ours else nothing,
        traits.title if ours else nothing,
        wishes.focus,
    )
    rounded = (np.round(share, _DIGITS).tolist() for share in shares)
    return [Reasons(*share) for share in zip(*rounded, strict=True)]


def _check_length(document: RankableDocument, method: Method) -> None:
    sentences = len(document.indices)
    if method.most_sentences is not None and sentences > method.most_sentences:
        limit, found = f"{method.most_sentences:,} sentences", f"{sentences:,}"
    else:
        words = len(document.dom.words) if method.most_words is not None else 0
        if method.most_words is None or words <= method.most_words:
            return
        limit, found = f"{method.most_words:,} words", f"{words:,}"
    raise HarkenError(
        f"Cannot summarise by {method.name}",
        f"it takes at most {limit}, and this article has {found}",
        f"Choose {METHODS['auto'].name}, which takes far longer articles.",
    )


class _Ratings:
    """Stands where sumy takes how many sentences to choose, and is shown all their ratings."""

    def __init__(self, count: int) -> None:
        self.values = [0.0] * count

    def __call__(self, infos: Sequence[Any]) -> Sequence[Any]:
        for info in infos:
            self.values[info.order] = float(info.rating)
        return infos


def _ratings(
    summarizer: Summarizer, document: RankableDocument, terms: Terms, progress: Progress
) -> list[float]:
    """One rating a sentence, in document order, 0 to 1; where there is none to be had, 0."""
    if isinstance(summarizer, TermSummarizer):
        return _shares(summarizer.rate(terms).tolist())
    ratings = _Ratings(len(document.indices))
    watch(summarizer, len(document.indices), progress.part(_COMPARED, _IN_ORDER))
    summarizer(document.dom, ratings)
    return _shares([value if math.isfinite(value) else 0.0 for value in ratings.values])


def _shares(ratings: Sequence[float]) -> list[float]:
    """Ratings as shares of the best one, 0 to 1; where some are negative, the worst is 0."""
    floor = min(0.0, *ratings)
    span = max(ratings) - floor
    if span == 0.0:
        return [1.0] * len(ratings)
    return [round((rating - floor) / span, _DIGITS) for rating in ratings]
