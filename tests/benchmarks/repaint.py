"""The time from a newly heard word to its highlight on the screen, in a very long article.

A program of its own; prints the milliseconds of each word as JSON.
"""

import json
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from harken.article.model import Article, Sentence, Span
from harken.article.words import word_offsets
from harken.ui.markup import Labels, article_page
from harken.ui.reading_view import ReadingView
from harken.ui.theme import Theme
from tests.benchmarks.articles import read, write_prose

WORDS = 200_000
WORDS_IN_A_ROW = 300
SETTLE_S = 0.5


class PaintCounter(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Counts the paintings and lets every event pass."""
        self.count += event.type() is QEvent.Type.Paint
        return False


def main() -> None:
    """Hears words at the beginning, in the middle and near the end of the article."""
    with tempfile.TemporaryDirectory() as folder:
        article = read(write_prose(Path(folder) / "long.txt", WORDS))
    app = QApplication([])
    view = ReadingView(Theme())
    view.resize(1000, 700)
    view.show_page(article_page(article, "", show_skipped=False, labels=Labels("", "")))
    view.show()
    _settle(app)
    paintings = PaintCounter(view.viewport())
    taken_ms: list[float] = []
    for part in (0, 1, 2):
        first = part * (len(article.sentences) - 200) // 2
        walk = _words(article, article.sentences[first:])
        sentence, word = next(walk)
        view.mark_heard(sentence.span, word)
        _settle(app)
        for sentence, word in islice(walk, WORDS_IN_A_ROW):
            taken_ms.append(_mark(app, view, paintings, sentence.span, word))
    print(json.dumps(taken_ms))


def _words(article: Article, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Span]]:
    for sentence in sentences:
        base = sentence.span.start
        for start, end in word_offsets(article.text_of(sentence.span)):
            yield sentence, Span(sentence.span.block, base + start, base + end)


def _mark(
    app: QApplication, view: ReadingView, paintings: PaintCounter, sentence: Span, word: Span
) -> float:
    app.processEvents()
    before = paintings.count
    start = time.perf_counter()
    view.mark_heard(sentence, word)
    while paintings.count == before:
        app.processEvents()
    return (time.perf_counter() - start) * 1000


def _settle(app: QApplication) -> None:
    until = time.monotonic() + SETTLE_S
    while time.monotonic() < until:
        app.processEvents()


if __name__ == "__main__":
    main()
