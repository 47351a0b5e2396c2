"""What a ranking tells of how far it has come."""

import pytest

from harken.summary.in_child import rank
from harken.summary.methods import METHODS
from harken.summary.progress import Progress, watch
from tests.summary.articles import THE_LIGHTHOUSE, generated_article

LONG = generated_article(80)


@pytest.mark.parametrize("method", METHODS)
def test_it_rises_from_nothing_to_all(method: str) -> None:
    told: list[float] = []
    rank(LONG, method, on_progress=told.append)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told == sorted(set(told))


@pytest.mark.parametrize("method", ["reduction", "kl", "sumbasic", "luhn"])
def test_sumys_slow_methods_tell_more_than_their_beginning_and_end(method: str) -> None:
    told: list[float] = []
    rank(LONG, method, on_progress=told.append)
    assert len([done for done in told if 0.65 < done < 0.9]) >= 5


def test_watching_changes_no_ranking() -> None:
    assert rank(THE_LIGHTHOUSE, "kl", on_progress=lambda _: None) == rank(THE_LIGHTHOUSE, "kl")


def test_steps_too_small_to_see_are_not_told() -> None:
    told: list[float] = []
    progress = Progress(told.append)
    for step in range(1_001):
        progress.reach(step / 1_000)
    assert len(told) <= 101
    assert told[-1] == 1.0


def test_it_never_goes_back() -> None:
    told: list[float] = []
    progress = Progress(told.append)
    for done in (0.5, 0.2, 0.6, 1.0, 1.0):
        progress.reach(done)
    assert told == [0.0, 0.5, 0.6, 1.0]


def test_what_is_called_oftener_than_expected_stays_within_its_part() -> None:
    class Summarizer:
        def rate_sentence(self, sentence: str) -> int:
            return len(sentence)

    told: list[float] = []
    summarizer = Summarizer()
    watch(summarizer, 2, Progress(told.append).part(0.5, 0.75))
    assert [summarizer.rate_sentence("four") for _ in range(5)] == [4] * 5
    assert told[1:] == [0.625, 0.75]
