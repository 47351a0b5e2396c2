"""Ranks an article, in the text child: importing this brings sumy, nltk, numpy and scipy."""

import math
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.json_form import article_from_json
from harken.article.model import Article
from harken.article.ranking import Ranking, Reasons
from harken.errors import HarkenError
from harken.serving import Report
from harken.summary.balanced import BalancedSummarizer
from harken.summary.document import RankableDocument, rankable_document
from harken.summary.keywords import keywords_of
from harken.summary.lexicon import lexicon_of
from harken.summary.lexrank import lexrank_scores
from harken.summary.message import emphasis_from_json, ranking_to_json
from harken.summary.methods import METHODS, Method, Summarizer
from harken.summary.term_summarizer import TermSummarizer
from harken.summary.terms import Terms, content_terms
from harken.wire import Json

_DIGITS = 9
"""Shares are rounded so far, that the last bits of a sum never decide which sentence is better."""


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
    emphasis: Emphasis = NO_EMPHASIS,  # noqa: ARG001
    on_progress: Callable[[float], None] = lambda _: None,
) -> Ranking:
    """The ranking of an article; empty where it has no sentence to rank.

    Args:
        article: The article; what it skips is not ranked.
        method: A name in `METHODS`.
        emphasis: What the person wants it to weigh.
        on_progress: Told the part that is done, 0 to 1.

    Raises:
        HarkenError: The article is too long for the method.
    """
    document = rankable_document(article)
    if not document.indices:
        return Ranking(method, (), (), ())
    _check_length(document, method, METHODS[method])
    on_progress(0.0)
    with warnings.catch_warnings():
        # LSA warns of articles with fewer words than sentences, the Czech stemmer of words in
        # other scripts; there is nothing to be done.
        warnings.filterwarnings("ignore", category=UserWarning, module="sumy")
        return _rank(article, document, method)


def _rank(article: Article, document: RankableDocument, method: str) -> Ranking:
    lexicon = lexicon_of(article.language)
    chosen = METHODS[method]
    summarizer = chosen.build(article, lexicon)
    words = [sentence.words for sentence in document.dom.sentences]
    terms = content_terms(words, lexicon)
    if isinstance(summarizer, BalancedSummarizer):
        weighing = summarizer.weigh(document.dom, terms)
        scores = _shares(weighing.values.tolist())
        centrality = _shares(weighing.centrality.tolist())
        shares = zip(centrality, weighing.position.tolist(), weighing.title.tolist(), strict=True)
        reasons = [Reasons(*share) for share in shares]
    else:
        scores = _shares(_ratings(summarizer, document, terms))
        lexrank = lexrank_scores(terms.counts).tolist()
        centrality = scores if method == "lexrank" else _shares(lexrank)
        reasons = [Reasons(share) for share in centrality]
    best_first = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    order = tuple(document.indices[place] for place in best_first)
    return Ranking(
        method=method,
        order=order,
        scores=tuple(scores[place] for place in best_first),
        reasons=tuple(reasons[place] for place in best_first),
        keywords=keywords_of(words, centrality, lexicon),
        words=tuple(len(article.text_of(article.sentences[index].span).split()) for index in order),
    )


def _check_length(document: RankableDocument, name: str, method: Method) -> None:
    sentences = len(document.indices)
    if method.most_sentences is not None and sentences > method.most_sentences:
        limit, found = f"{method.most_sentences:,} sentences", f"{sentences:,}"
    else:
        words = len(document.dom.words) if method.most_words is not None else 0
        if method.most_words is None or words <= method.most_words:
            return
        limit, found = f"{method.most_words:,} words", f"{words:,}"
    raise HarkenError(
        f"Cannot summarise by the method {name}",
        f"it takes at most {limit}, and this article has {found}",
        "Choose the method auto, which takes far longer articles.",
    )


class _Ratings:
    """Stands where sumy takes how many sentences to choose, and is shown all their ratings."""

    def __init__(self, count: int) -> None:
        self.values = [0.0] * count

    def __call__(self, infos: Sequence[Any]) -> Sequence[Any]:
        for info in infos:
            self.values[info.order] = float(info.rating)
        return infos


def _ratings(summarizer: Summarizer, document: RankableDocument, terms: Terms) -> list[float]:
    """One rating a sentence, in document order; 0 where the method finds nothing to rate."""
    if isinstance(summarizer, TermSummarizer):
        rated: list[float] = summarizer.rate(terms).tolist()
        return rated
    ratings = _Ratings(len(document.indices))
    summarizer(document.dom, ratings)
    return [value if math.isfinite(value) else 0.0 for value in ratings.values]


def _shares(ratings: Sequence[float]) -> list[float]:
    """Ratings as shares of the best one, 0 to 1; where some are negative, the worst is 0."""
    floor = min(0.0, *ratings)
    span = max(ratings) - floor
    if span == 0.0:
        return [1.0] * len(ratings)
    return [round((rating - floor) / span, _DIGITS) for rating in ratings]
