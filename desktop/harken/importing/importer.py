"""The parent's side of importing: light, and free of Qt and of every parsing library."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeAlias

from harken.article.json_form import article_from_json
from harken.article.model import Article, Extent
from harken.child import Answer, Child, ChildDied, ChildHung
from harken.errors import HarkenError
from harken.importing.source import (
    BytesSource,
    FileSource,
    LinkSource,
    Source,
    TextSource,
    describe,
    short_name,
)

DOCUMENT_DEADLINE_S = 27.0
"""So long may the reading of one document take, from the start of a process to the article."""
LINK_DEADLINE_S = DOCUMENT_DEADLINE_S + 30.0
"""Of a link, which may take half a minute to fetch."""

Progress = Callable[[str], None]
Articles: TypeAlias = tuple[Article, ...]

_MEMORY_BYTES = 1_400_000_000
_SWOLLEN_BYTES = 180_000_000
"""A text child has 125 MB with an article, nearly all of them libraries, and 205 with a book."""


def text_child() -> Child:
    """A process that reads documents and ranks sentences; it starts when it is first asked."""
    return Child("harken.text_child", memory_bytes=_MEMORY_BYTES, swollen_bytes=_SWOLLEN_BYTES)


class Importer:
    """Reads sources into articles in child processes; any thread may call it.

    Args:
        documents: Runs `harken.text_child`; may be shared with other users of that program.
        links: Runs `harken.text_child` too, for links alone, so that a slow site holds up no file.
    """

    def __init__(self, documents: Child, links: Child) -> None:
        self._documents = documents
        self._links = links
        self._lock = threading.Lock()
        self._inner: dict[Future[Articles], tuple[Child, Future[Answer]]] = {}

    def read(
        self,
        source: Source,
        on_progress: Progress | None = None,
        *,
        extent: Extent | None = None,
    ) -> "Future[Articles]":
        """Starts to read a source.

        Args:
            source: What to read.
            on_progress: Called on a thread of the child's with short messages for people.
            extent: What the person takes a copied text for; None where its look decides.

        Returns:
            A future of its articles: one, or as many as a feed has entries. It raises
            `HarkenError` for all that a person can meet.
        """
        child, deadline_s = self._documents, DOCUMENT_DEADLINE_S
        if isinstance(source, LinkSource):
            child, deadline_s = self._links, LINK_DEADLINE_S
        arguments, body = _request(source)
        arguments["extent"] = extent.value if extent else None
        outer: Future[Articles] = Future()

        def report(progress: dict[str, Any]) -> None:
            if on_progress is not None and not outer.cancelled():
                on_progress(progress["message"])

        inner = child.call(
            "read_document", arguments, body, deadline_s=deadline_s, on_progress=report
        )
        with self._lock:
            self._inner[outer] = (child, inner)
        inner.add_done_callback(lambda done: self._finish(source, outer, done))
        return outer

    def cancel(self, future: "Future[Articles]") -> None:
        """Gives up a read: nothing is delivered, and a read that runs loses its process."""
        if not future.cancel():
            return
        with self._lock:
            entry = self._inner.get(future)
        if entry is not None:
            child, inner = entry
            child.cancel(inner)

    def close(self) -> None:
        """Ends both children; reads that wait are cancelled. Idempotent."""
        self._documents.close()
        self._links.close()

    def _finish(self, source: Source, outer: "Future[Articles]", inner: "Future[Answer]") -> None:
        with self._lock:
            self._inner.pop(outer, None)
        if inner.cancelled():
            outer.cancel()
        if not outer.set_running_or_notify_cancel():
            return
        error = inner.exception()
        if error is None:
            outer.set_result(tuple(map(article_from_json, inner.result().result["articles"])))
        elif isinstance(error, ChildDied):
            outer.set_exception(_lost(source, error))
        else:
            outer.set_exception(error)


def _lost(source: Source, error: ChildDied) -> HarkenError:
    is_link = isinstance(source, LinkSource)
    deadline_s = LINK_DEADLINE_S if is_link else DOCUMENT_DEADLINE_S
    why = (
        f"it took longer than {deadline_s:.0f} seconds"
        if isinstance(error, ChildHung)
        else "it is too complicated, and reading it took too much memory or time"
    )
    program = "a browser" if is_link else "the program it belongs to"
    return HarkenError(
        f"Cannot read {describe(source)}",
        why,
        f"Open it in {program}, copy the text you want, and paste it here.",
    )


def _request(source: Source) -> tuple[dict[str, Any], bytes]:
    names = {"source": describe(source), "name": short_name(source)}
    match source:
        case FileSource(path):
            # JSON escapes the surrogates that stand for undecodable bytes of the name.
            return {**names, "from": "file", "path": str(path)}, b""
        case LinkSource(url):
            return {**names, "from": "link", "url": url}, b""
        case BytesSource(data):
            return {**names, "from": "bytes"}, data
        case TextSource(text, html):
            plain = text.encode("utf-8", "surrogatepass")
            rich = (html or "").encode("utf-8", "surrogatepass")
            return {**names, "from": "text", "text_bytes": len(plain)}, plain + rich
