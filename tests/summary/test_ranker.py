"""Ranking through a real child process."""

import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from harken.child import Child
from harken.errors import HarkenError
from harken.summary import ranker as ranker_module
from harken.summary.in_child import rank
from harken.summary.ranker import METHODS, Ranker
from tests.summary.articles import THE_LIGHTHOUSE, article_of, generated_article

WAIT_S = 60
MEMORY_BYTES = 1_500_000_000


def new_child() -> Child:
    return Child("tests.summary.ranking_program", memory_bytes=MEMORY_BYTES)


@pytest.fixture(scope="module")
def warm_child() -> Iterator[Child]:
    """One process for all tests that leave it alive."""
    child = new_child()
    assert Ranker(child).rank(THE_LIGHTHOUSE).result(WAIT_S).order
    yield child
    child.close()


@pytest.fixture
def warm_ranker(warm_child: Child) -> Ranker:
    return Ranker(warm_child)


@pytest.fixture
def child() -> Iterator[Child]:
    """A process that a test may lose."""
    child = new_child()
    yield child
    child.close()


@pytest.mark.parametrize("method", METHODS)
def test_ranks_as_it_would_here(warm_ranker: Ranker, method: str) -> None:
    assert warm_ranker.rank(THE_LIGHTHOUSE, method).result(WAIT_S) == rank(THE_LIGHTHOUSE, method)


def test_the_default_is_auto(warm_ranker: Ranker) -> None:
    assert warm_ranker.rank(THE_LIGHTHOUSE).result(WAIT_S).method == "auto"


def test_an_unknown_method_is_told(warm_ranker: Ranker) -> None:
    with pytest.raises(HarkenError, match="there is no such method"):
        warm_ranker.rank(THE_LIGHTHOUSE, "magic").result(WAIT_S)


def test_an_article_too_long_for_the_method_is_told(warm_ranker: Ranker) -> None:
    with pytest.raises(HarkenError, match="at most 200 sentences"):
        warm_ranker.rank(generated_article(201), "kl").result(WAIT_S)


def test_a_short_ranking_is_cancelled_without_losing_the_process(
    warm_ranker: Ranker, warm_child: Child
) -> None:
    process = warm_child.pid
    running = warm_ranker.rank(article_of("One sentence.", title="sleep 0.3"))
    waiting = warm_ranker.rank(THE_LIGHTHOUSE)
    warm_ranker.cancel(waiting)
    warm_ranker.cancel(running)
    for given_up in (running, waiting):
        with pytest.raises(CancelledError):
            given_up.result(WAIT_S)
    assert warm_ranker.rank(THE_LIGHTHOUSE).result(WAIT_S).order
    assert warm_child.pid == process


def test_cancelling_what_is_done_changes_nothing(warm_ranker: Ranker) -> None:
    ranking = warm_ranker.rank(THE_LIGHTHOUSE)
    done = ranking.result(WAIT_S)
    warm_ranker.cancel(ranking)
    assert ranking.result() is done


def test_the_longest_articles_are_ranked_within_the_childs_memory(warm_ranker: Ranker) -> None:
    article = generated_article(30_000, words=8)
    assert len(warm_ranker.rank(article).result(WAIT_S).order) > 29_700


def test_sentences_that_are_all_alike_are_ranked_within_the_childs_memory(
    warm_ranker: Ranker,
) -> None:
    article = article_of(*(f"Day {day} was hot and dry." for day in range(20_000)))
    ranking = warm_ranker.rank(article).result(WAIT_S)
    assert ranking.order == tuple(range(20_000))


@pytest.mark.parametrize(("method", "sentences"), [("auto", 20_001), ("reduction", 201)])
def test_a_long_ranking_is_cancelled_at_once(child: Child, method: str, sentences: int) -> None:
    ranker = Ranker(child)
    running = ranker.rank(article_of(*["One sentence."] * sentences, title="sleep 50"), method)
    deadline = time.monotonic() + WAIT_S
    while (process := child.pid) is None and time.monotonic() < deadline:
        time.sleep(0.01)
    ranker.cancel(running)
    with pytest.raises(CancelledError):
        running.result(WAIT_S)
    while child.pid == process and time.monotonic() < deadline:
        time.sleep(0.01)
    assert child.pid != process


def test_a_child_that_dies_once_is_asked_again(child: Child, tmp_path: Path) -> None:
    article = article_of("One sentence.", title=f"die-once {tmp_path / 'died'}")
    assert len(Ranker(child).rank(article).result(WAIT_S).order) == 1
    assert (tmp_path / "died").exists()


def test_a_child_that_dies_again_is_told(child: Child) -> None:
    article = article_of("One sentence.", title="die")
    with pytest.raises(HarkenError, match="Cannot summarise die: it is too long or too compl"):
        Ranker(child).rank(article).result(WAIT_S)


def test_an_article_that_is_too_big_is_told_and_not_asked_again(
    child: Child, tmp_path: Path
) -> None:
    article = article_of("One sentence.", title=f"eat {tmp_path / 'meals'}")
    with pytest.raises(HarkenError, match="it is too long or too complicated"):
        Ranker(child).rank(article).result(WAIT_S)
    assert (tmp_path / "meals").read_text() == "one\n"


def test_a_child_that_hangs_is_told(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranker_module, "_DEADLINE_S", 1)
    with pytest.raises(HarkenError, match="was not done in 1 seconds"):
        Ranker(child).rank(article_of("One sentence.", title="sleep 50")).result(WAIT_S)


def test_a_child_that_is_closed_ends_what_waits(child: Child) -> None:
    ranker = Ranker(child)
    asked = [ranker.rank(article_of("One sentence.", title="sleep 50")) for _ in range(2)]
    child.close()
    for ranking in asked:
        with pytest.raises((CancelledError, HarkenError)):
            ranking.result(WAIT_S)
