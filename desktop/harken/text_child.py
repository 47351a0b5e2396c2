"""The program of the text child: reads documents and ranks sentences, under limits."""

import os
import threading
from collections.abc import Callable

# Before anything imports numpy: each further thread of its algebra takes 40 MB of the address
# space that the child is limited to, and there is one thread a processor.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from harken.importing.in_child import read_document
from harken.serving import Report, serve
from harken.summary.light_nltk import import_nltk
from harken.wire import Json


def rank(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    """Ranks an article; sumy, numpy and scipy are imported when this is first asked."""
    return _ranking()(request, body, report)


def warm_up(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Imports what reading and ranking need, over a second's work, before it is needed.

    In the background: what is asked for meanwhile does not wait for all of it.
    """
    threading.Thread(target=_import_all, daemon=True).start()
    return {}, b""


def _import_all() -> None:
    import trafilatura  # noqa: F401

    from harken.importing.language import prepare

    prepare()
    _ranking()


def _ranking() -> Callable[[Json, bytes, Report], tuple[Json, bytes]]:
    import_nltk()
    from harken.summary.in_child import rank_article

    return rank_article


if __name__ == "__main__":
    serve({"warm_up": warm_up, "read_document": read_document, "rank": rank})
