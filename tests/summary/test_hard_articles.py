"""Articles that nobody writes, and somebody's machine makes: all of our rankings take them."""

import os
import subprocess
import sys
import tracemalloc

import pytest

from harken.article.model import Article
from harken.summary.in_child import rank
from tests.summary.articles import article_of

OURS = ("auto", "balanced", "news", "lexrank", "textrank")
each_of_ours = pytest.mark.parametrize("method", OURS)

STOP_WORDS_ONLY = article_of("It is what it was. They were there. That is all.")
HUGE_WORDS = article_of(*(f"{letter * 50_000} is {letter * 30_000}." for letter in "abcab"))
ONE_SENTENCE = article_of(" ".join(f"word{number % 7_000}" for number in range(100_000)) + ".")
A_LONG_ONE_AMONG_SHORT = article_of(
    " ".join(f"word{number % 7_000}" for number in range(100_000)) + ".",
    *(f"A word{number} stands here." for number in range(50)),
)
ALL_ALIKE = article_of(" ".join(["The pump was started again on Tuesday."] * 5_000))
NEARLY_ALIKE = article_of(*(f"The pump number {day} was started again." for day in range(3_000)))
ALL_LENGTHS = article_of(
    *(" ".join(f"w{place}x" for place in range(length)) + "." for length in range(1, 400))
)


@each_of_ours
@pytest.mark.parametrize(
    ("article", "ranked"),
    [
        (article_of(), 0),
        (article_of("Only one sentence."), 1),
        (STOP_WORDS_ONLY, 3),
        (HUGE_WORDS, 3),
        (ONE_SENTENCE, 1),
        (A_LONG_ONE_AMONG_SHORT, 51),
        (ALL_ALIKE, 1),
        (NEARLY_ALIKE, 3_000),
        (ALL_LENGTHS, 399),
    ],
    ids=[
        *("empty", "one sentence", "stop words only", "huge words", "one of 100,000 words"),
        *("a long one among short", "all alike", "nearly alike", "all lengths"),
    ],
)
def test_is_ranked_whole_within_little_memory(method: str, article: Article, ranked: int) -> None:
    tracemalloc.start()
    ranking = rank(article, method)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(ranking.order) == len(set(ranking.order)) == ranked
    assert all(0.0 <= score <= 1.0 for score in ranking.scores)
    assert len(ranking.keywords) <= 10
    assert peak < 100_000_000


RANK_ALL = """
from harken.summary.in_child import rank
from tests.summary.articles import generated_article
for method in ("auto", "balanced", "news", "lexrank", "textrank"):
    print(rank(generated_article(300), method))
"""


def test_each_process_ranks_the_same_whatever_its_hashes() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", RANK_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1
