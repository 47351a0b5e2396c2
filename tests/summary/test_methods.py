"""What every method keeps to, whoever wrote it."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.ranking import Ranking
from harken.errors import HarkenError
from harken.summary import methods, ranker
from harken.summary.document import rankable_document
from harken.summary.in_child import rank
from tests.summary.articles import THE_LIGHTHOUSE, article_of, text_at

METHODS = tuple(methods.METHODS)
each_method = pytest.mark.parametrize("method", METHODS)


def check(article: Article, ranking: Ranking) -> None:
    """What holds for any ranking of any article."""
    assert sorted(ranking.order) == list(rankable_document(article).indices)
    count = len(ranking.order)
    assert [len(part) for part in (ranking.scores, ranking.reasons, ranking.words)] == [count] * 3
    assert list(ranking.scores) == sorted(ranking.scores, reverse=True)
    assert all(0 <= score <= 1 for score in ranking.scores)
    assert all(0 <= reasons.centrality <= 1 for reasons in ranking.reasons)
    for place in range(1, count):
        tie = ranking.scores[place - 1] == ranking.scores[place]
        assert not tie or ranking.order[place - 1] < ranking.order[place]
    assert len(ranking.keywords) == len(set(ranking.keywords)) <= 10


def test_the_window_knows_the_same_methods() -> None:
    assert ranker.METHODS == METHODS
    assert ranker.DEFAULT_METHOD in METHODS


@each_method
def test_ranks_an_article(method: str) -> None:
    ranking = rank(THE_LIGHTHOUSE, method)
    check(THE_LIGHTHOUSE, ranking)
    assert ranking.method == method
    assert max(reasons.centrality for reasons in ranking.reasons) == 1.0
    assert ranking.words == tuple(len(text_at(THE_LIGHTHOUSE, i).split()) for i in ranking.order)


@each_method
@pytest.mark.parametrize(
    "article",
    [
        article_of(),
        article_of(title="Only a title"),
        article_of("# Only a heading"),
        article_of("Only one sentence."),
        article_of("The. And."),
        article_of("Word. Word! Word?"),
        article_of("One two. Three four."),
        article_of("1. 2. 3. ***"),
        article_of("Everything is skipped.", skipped=("Everything is skipped.",)),
        article_of("中文句子。另一个句子。还有一个。", language="zh"),
        article_of("Vuurtorens branden. Havens slapen. Vuurtorens blijven.", language="nl"),
        article_of("Ένα φως. Δύο φώτα.", language="el"),
        article_of("Česká věta s 中文. Druhá věta s 中文.", language="cs"),
        article_of("Unknown tongue. Known words. Unknown words.", language="xx-unknown"),
        article_of("nul\0 in it. surrogate \ud800 too. emoji 🙂 also."),
    ],
    ids=lambda article: article.blocks[-1].text or "empty",
)
def test_any_article_gets_a_sensible_ranking(method: str, article: Article) -> None:
    check(article, rank(article, method))


def test_one_sentence_is_its_own_summary() -> None:
    ranking = rank(article_of("Only one sentence.", title="Title"), "lexrank")
    assert ranking.order == (1,)
    assert ranking.scores == (1.0,)


@given(
    st.sampled_from(METHODS),
    st.lists(st.text(" .!?abéß中\n-'’", min_size=1, max_size=40), max_size=8),
    st.sampled_from(["en", "fr", "cs", "ru", "zh", "tr"]),
)
def test_any_text_gets_a_ranking(method: str, texts: list[str], language: str) -> None:
    article = article_of(*texts, language=language)
    check(article, rank(article, method))


@given(st.permutations(["The lamp burns.", "the lamp burns!", "The  LAMP burns", "Ships pass."]))
def test_repeated_sentences_are_ranked_once(sentences: list[str]) -> None:
    article = article_of(*sentences)
    ranking = rank(article, "lexrank")
    assert len(ranking.order) == 2
    assert min(ranking.order) == 0


LIMITS = [
    (name, method.most_sentences)
    for name, method in methods.METHODS.items()
    if method.most_sentences is not None
]


@pytest.mark.parametrize(("method", "most"), LIMITS)
def test_beyond_its_limit_a_method_says_so(method: str, most: int) -> None:
    article = article_of(*(f"Day {day} was hot." for day in range(most + 1)))
    with pytest.raises(HarkenError, match=f"at most {most:,} sentences") as caught:
        rank(article, method)
    assert caught.value.what == f"Cannot summarise by {methods.METHODS[method].name}"
    assert "Auto" in caught.value.next_step


def test_only_sumys_own_code_has_limits() -> None:
    ours = {"auto", "balanced", "news", "lexrank", "textrank"}
    assert set(METHODS) - {name for name, _ in LIMITS} == ours


def test_few_sentences_of_very_many_words_are_beyond_the_limit_too() -> None:
    with pytest.raises(HarkenError, match="at most 25,000 words, and this article has 60,000"):
        rank(article_of("word " * 60_000), "reduction")


def test_titles_draw_edmundsons_method_and_stigma_words_repel_it() -> None:
    article = article_of(
        "Rain fell on the hills.",
        "Perhaps somebody saw it. A wind rose. The lamp of the lighthouse burned. Clouds came.",
        "Night fell over the sea.",
        title="The lighthouse lamp",
    )
    ranking = rank(article, "edmundson")
    assert text_at(article, ranking.order[0]) == "The lamp of the lighthouse burned."
    assert text_at(article, ranking.order[-1]) == "Perhaps somebody saw it."


@pytest.fixture
def in_new_process(tmp_path: object) -> Callable[..., str]:
    """Runs code in a process of its own, with nltk's data folder empty and no way to a network."""

    def run(code: str, **environment: str) -> str:
        block = (
            "import sys, socket\n"
            "def refuse(*args, **kwargs): raise AssertionError('the network is used')\n"
            "socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse\n"
        )
        result = subprocess.run(
            [sys.executable, "-W", "error", "-c", block + code],
            env={**os.environ, "NLTK_DATA": str(tmp_path), "HOME": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        assert result.stderr == ""
        return result.stdout

    return run


RANK_ALL = """
from harken.summary.in_child import rank
from harken.summary.methods import METHODS
from harken.article.emphasis import Emphasis
from tests.summary.articles import THE_LIGHTHOUSE
for method in METHODS:
    print(rank(THE_LIGHTHOUSE, method, Emphasis("lamp tower board", frozenset({9, 5, 3}))))
"""


def test_needs_no_data_and_no_network_warns_of_nothing_and_is_the_same_in_each_process(
    in_new_process: Callable[..., str],
) -> None:
    found = in_new_process(RANK_ALL, PYTHONHASHSEED="1")
    emphasis = Emphasis("lamp tower board", frozenset({9, 5, 3}))
    here = [str(rank(THE_LIGHTHOUSE, method, emphasis)) for method in METHODS]
    assert found.splitlines() == here


def test_the_windows_side_imports_nothing_heavy(in_new_process: Callable[..., str]) -> None:
    code = (
        "import harken.summary.ranker, harken.summary.length\n"
        "heavy = {'sumy', 'nltk', 'numpy', 'scipy', 'lxml', 'trafilatura'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert in_new_process(code) == "[]\n"
