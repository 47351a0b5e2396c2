"""Rankings, and what is wished of them, as JSON: how they cross between window and text child."""

from harken.article.emphasis import Emphasis
from harken.article.ranking import Ranking, Reasons
from harken.wire import Json


def ranking_to_json(ranking: Ranking) -> Json:
    """A JSON object that `ranking_from_json` turns back into an equal ranking."""
    return {
        "method": ranking.method,
        "order": ranking.order,
        "scores": ranking.scores,
        "reasons": [[r.centrality, r.position, r.title, r.focus] for r in ranking.reasons],
        "keywords": ranking.keywords,
        "words": ranking.words,
        "lead": ranking.lead,
        "balanced_from": ranking.balanced_from,
        "pinned": ranking.pinned,
    }


def ranking_from_json(data: Json) -> Ranking:
    """The ranking that `ranking_to_json` wrote."""
    return Ranking(
        method=data["method"],
        order=tuple(data["order"]),
        scores=tuple(data["scores"]),
        reasons=tuple(Reasons(*shares) for shares in data["reasons"]),
        keywords=tuple(data["keywords"]),
        words=tuple(data["words"]),
        lead=data["lead"],
        balanced_from=data["balanced_from"],
        pinned=data["pinned"],
    )


def emphasis_to_json(emphasis: Emphasis) -> Json:
    """A JSON object that `emphasis_from_json` turns back into an equal emphasis."""
    return {
        "focus": emphasis.focus,
        "pinned": sorted(emphasis.pinned),
        "excluded": sorted(emphasis.excluded),
    }


def emphasis_from_json(data: Json) -> Emphasis:
    """The emphasis that `emphasis_to_json` wrote."""
    return Emphasis(data["focus"], frozenset(data["pinned"]), frozenset(data["excluded"]))
