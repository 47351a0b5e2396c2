"""The program of the text child: reads documents and ranks sentences, under limits."""

from harken.child import Json, Report, serve
from harken.importing.in_child import read_document


def rank(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    """Ranks an article; sumy, numpy and scipy are imported when this is first asked."""
    from harken.summary.in_child import rank_article

    return rank_article(request, body, report)


if __name__ == "__main__":
    serve({"read_document": read_document, "rank": rank})
