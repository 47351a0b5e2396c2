"""The ranking as JSON: how it crosses from the text child to the window."""

from harken.article.ranking import Ranking, Reasons
from harken.wire import Json


def ranking_to_json(ranking: Ranking) -> Json:
    """A JSON object that `ranking_from_json` turns back into an equal ranking."""
    return {
        "method": ranking.method,
        "order": ranking.order,
        "scores": ranking.scores,
        "reasons": [[r.centrality, r.position, r.title] for r in ranking.reasons],
        "keywords": ranking.keywords,
        "words": ranking.words,
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
    )
