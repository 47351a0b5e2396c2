"""The library with 5,000 articles of 1,000 words: opening, listing, finding, adding.

`python -m tests.benchmarks.library` prints the figures as JSON: milliseconds of processor time by
their names, each the least of some rounds. `--table` prints them as Markdown.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from harken.article.model import Article, Block, BlockKind, Sentence, Span
from harken.article.position import PlaybackPosition, Reading
from harken.library.entry import Progress
from harken.library.library import Library

ARTICLES = 5_000
WORDS = 1_000
BOOK_WORDS = 200_000
ROUNDS = 7
_VOCABULARY = 60_000
_SENTENCES_A_PARAGRAPH, _WORDS_A_SENTENCE = 4, 20


class _Prose:
    """Made words, as often as words are by Zipf's law: the n-th has 1 / (n + 3) of the first's."""

    def __init__(self) -> None:
        self._chance = random.Random(5)
        letters = "abcdefghijklmnoprstuvwy"
        self.words = [
            "".join(self._chance.choices(letters, k=self._chance.randint(2, 10)))
            for _ in range(_VOCABULARY)
        ]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))

    def line(self, words: int) -> str:
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights, k=words))

    def article(self, number: int, words: int = WORDS) -> Article:
        title = self.line(6).capitalize()
        blocks = [Block(BlockKind.TITLE, title)]
        sentences = [Span(0, 0, len(title))]
        for block in range(1, words // (_SENTENCES_A_PARAGRAPH * _WORDS_A_SENTENCE) + 1):
            text = ""
            for _ in range(_SENTENCES_A_PARAGRAPH):
                sentence = self.line(_WORDS_A_SENTENCE).capitalize() + ". "
                sentences.append(Span(block, len(text), len(text) + len(sentence) - 1))
                text += sentence
            blocks.append(Block(BlockKind.PARAGRAPH, text.rstrip()))
        return Article(
            f"{number:016x}", title, "Ada Brandt", None, "en", f"https://example.org/{number}",
            tuple(blocks), tuple(Sentence(n, span) for n, span in enumerate(sentences)),
        )  # fmt: skip


def figures(path: Path) -> dict[str, float]:
    """Fills a new library, and measures it: milliseconds, and one of megabytes."""
    prose = _Prose()
    library = Library(path)
    for number in range(ARTICLES):
        library.add(prose.article(number), float(number))
    more = iter([prose.article(ARTICLES + number) for number in range(ROUNDS)])
    book = prose.article(10 * ARTICLES, BOOK_WORDS)
    place = PlaybackPosition(book.id, Reading.ARTICLE, 7, 7)
    progress = Progress(book.id, Reading.ARTICLE, (place,))
    taken = {
        "an article of 1,000 words added": _least_ms(lambda: library.add(next(more), 9e9)),
        "one of 200,000 words added": _ms(lambda: library.add(book, 9e9)),
        "… and read again": _least_ms(lambda: library.article(book.id)),
        "a place kept": _least_ms(lambda: library.keep_progress(progress)),
        "all entries": _least_ms(library.entries),
    }
    for what, text in _searches(prose.words).items():
        taken[f"a search for {what}"] = _least_ms(partial(library.search, text))
    entries, in_all = library.entries(), prose.words[0]
    taken["a search for the first of them, as the window does it: with the entries known"] = (
        _least_ms(lambda: library.search(in_all, {entry.id: entry for entry in entries}))
    )
    taken["the daily copy"] = _ms(library.keep_daily_copy)
    library.close()
    taken["opened and closed"] = _least_ms(lambda: Library(path).close())
    left_open = Library(path)
    left_open.set_tags(book.id, ["walk"])
    taken["opened where it was not closed"] = _least_ms(lambda: Library(path).close())
    left_open.close()
    taken["megabytes of the file"] = path.stat().st_size / 1e6
    return taken


def _searches(words: list[str]) -> dict[str, str]:
    return {
        "a word that is in all": words[0],
        "two such words": f"{words[0]} {words[3]}",
        "its first two letters": words[0][:2],
        "its first letter": words[0][:1],
        "such a word and a letter": f"{words[0]} {words[3][:1]}",
        "two words that some have": f"{words[500]} {words[700]}",
        "a word that few have": words[30_000],
    }


def _ms(work: Callable[[], object]) -> float:
    start_s = time.process_time()
    work()
    return 1000 * (time.process_time() - start_s)


def _least_ms(work: Callable[[], object]) -> float:
    return min(_ms(work) for _ in range(ROUNDS))


def main() -> None:
    """Prints the figures."""
    with TemporaryDirectory() as folder:
        measured = figures(Path(folder) / "library.sqlite3")
    if "--table" in sys.argv:
        for what, figure in measured.items():
            print(f"| {what} | {figure:.1f} |")
    else:
        print(json.dumps(measured))


if __name__ == "__main__":
    main()
