"""Ranking: ours against sumy's own, a novel, a short article, and a wish through the text child.

Each is a run of its own (`python -m tests.benchmarks.ranking against lexrank 1000`), of a thread
of its own, that prints its figures as JSON. sumy gets the same sentences, stop words and word
tokenizer as ours (its own needs data that is not ours to give, and takes thirty times as long), and
its own stemmer; both begin with sentences as text.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from harken.article.emphasis import Emphasis
from harken.article.json_form import article_from_json
from harken.article.model import Article, Block, BlockKind
from harken.child import Child
from harken.importing.draft import Part
from harken.importing.in_child import read_document
from harken.importing.sentences import split
from harken.summary.document import rankable_document
from harken.summary.in_child import rank
from harken.summary.lexicon import lexicon_of
from harken.summary.methods import METHODS
from harken.summary.ranker import Ranker

_SUMYS: dict[str, Any] = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}
_SHORT_ROUNDS = 25
_NOVEL_SENTENCES = 55_000


def main() -> None:
    """Measures what the arguments ask for."""
    name, *arguments = sys.argv[1:]
    measures: dict[str, Callable[..., Iterable[float]]] = {
        "against": against,
        "novel": novel,
        "short": short,
        "wish": wish,
    }
    print(json.dumps(list(measures[name](*arguments))))


def against(method: str, sentences: str) -> tuple[float, float]:
    """Milliseconds of processor time to choose ten of so many sentences: ours, then sumy's."""
    article = article_of(prose(int(sentences)))
    lexicon = lexicon_of("en")
    sumys = _SUMYS[method](Stemmer("english"))
    sumys.stop_words = lexicon.stop_words
    # What is loaded once is loaded with the first ranking.
    rank(article_of(prose(10)), method)
    ours_ms = min(_choosing_ms(METHODS[method].build(article, lexicon), article) for _ in "123")
    return ours_ms, _choosing_ms(sumys, article)


def _choosing_ms(summarizer: Any, article: Article) -> float:
    start = time.process_time()
    summarizer(rankable_document(article).dom, 10)
    return (time.process_time() - start) * 1000


def novel(method: str, path: str = "") -> tuple[float, float]:
    """Milliseconds of processor time to split and rank a long novel, and the process's peak in MB.

    Args:
        method: How it is ranked.
        path: A text file to be taken instead of a generated novel.
    """
    text = Path(path).read_text(encoding="utf-8") if path else prose(_NOVEL_SENTENCES)
    rank(article_of(prose(10)), method)
    start = time.process_time()
    rank(article_of(text), method)
    spent_ms = (time.process_time() - start) * 1000
    return spent_ms, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def short() -> tuple[float]:
    """Milliseconds of processor time from forty sentences of text to their ranking, once loaded."""
    text = prose(40).encode()
    taken_ms = []
    for _ in range(_SHORT_ROUNDS):
        start = time.process_time()
        request = {"from": "data", "source": "prose.txt", "name": "prose.txt", "extent": None}
        found, _ = read_document(request, text, lambda _: None)
        rank(article_from_json(found["articles"][0]), "auto")
        taken_ms.append((time.process_time() - start) * 1000)
    return (median(taken_ms[1:]),)


def wish() -> Iterator[float]:
    """Milliseconds of each new ranking of 1,000 sentences through the text child, with a focus."""
    article = article_of(prose(1_000))
    child = Child("harken.text_child")
    try:
        ranker = Ranker(child)
        ranker.rank(article).result()
        for number in range(_SHORT_ROUNDS):
            emphasis = Emphasis(focus="harbour lamps", pinned=frozenset({number}))
            start = time.perf_counter()
            ranker.rank(article, emphasis=emphasis).result()
            yield (time.perf_counter() - start) * 1000
    finally:
        child.close()


def article_of(text: str) -> Article:
    """An article of paragraphs that are parted by empty lines; its sentences are split here."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, paragraph) for paragraph in text.split("\n\n"))
    parts = [Part(block.kind, block.text) for block in blocks]
    return Article(
        id="prose",
        title="",
        author=None,
        published=None,
        language="en",
        source="a benchmark",
        blocks=blocks,
        sentences=split(parts, ["en"] * len(parts)),
        skips=(),
    )


def prose(sentences: int, seed: int = 0) -> str:
    """English-looking prose as often worded as a novel's, in paragraphs of five sentences.

    Rather more than half of the words are true stop words, as often as their ranks say (Zipf); the
    others are made up and inflected, by the law of Zipf and Mandelbrot with a bend at 20 words, so
    that the most frequent is one in 150 of them.
    """
    dice = random.Random(seed)
    little = sorted(lexicon_of("en").stop_words, key=lambda word: (len(word), word))
    made_up = [_made_up_word(dice) for _ in range(30_000)]
    small = list(accumulate(1 / (place + 3) for place in range(len(little))))
    large = list(accumulate(1 / (place + 20) for place in range(len(made_up))))

    def sentence() -> str:
        words = dice.randint(5, 34)
        content = dice.choices(made_up, cum_weights=large, k=words)
        filling = dice.choices(little, cum_weights=small, k=words)
        endings = dice.choices(["", "", "s", "ed", "ing"], k=words)
        chosen = (
            one if dice.random() < 0.58 else other + ending
            for one, other, ending in zip(filling, content, endings, strict=True)
        )
        # Its last word is made up, so that it never looks like an abbreviation.
        return " ".join([*chosen, dice.choice(made_up)]).capitalize() + "."

    return "\n\n".join(_joined([sentence() for _ in range(sentences)]))


def _joined(sentences: Sequence[str]) -> Iterator[str]:
    for first in range(0, len(sentences), 5):
        yield " ".join(sentences[first : first + 5])


def _made_up_word(dice: random.Random) -> str:
    syllables = dice.randint(2, 4)
    return "".join(dice.choice("bdfgklmnprst") + dice.choice("aeiou") for _ in range(syllables))


if __name__ == "__main__":
    main()
