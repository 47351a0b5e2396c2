"""What fits into the time there is."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.position import Reading
from harken.listening.fit_plan import Allotted, Candidate, Choice, fit, total_s

SENTENCE_S = 7.0


def article(name: str, minutes: float, choice: Choice = Choice.AUTO) -> Candidate:
    """An article of sentences that all take seven seconds."""
    sentences = max(1, round(minutes * 60 / SENTENCE_S))
    each = tuple(SENTENCE_S * n for n in range(1, sentences + 1))
    return Candidate(name, minutes * 60, each, lead_s=4.0, choice=choice)


def told(plan: tuple[Allotted, ...]) -> dict[str, str]:
    return {one.article_id: one.reading.value if one.reading else "later" for one in plan}


def test_what_fits_is_read_whole() -> None:
    plan = fit([article("a", 5), article("b", 4)], 600)
    assert told(plan) == {"a": "article", "b": "article"}


def test_the_longest_is_summarised_and_fills_the_time() -> None:
    queue = [article("short", 4), article("long", 30), article("middle", 8)]
    plan = fit(queue, 20 * 60)
    assert told(plan) == {"short": "article", "long": "summary", "middle": "article"}
    assert total_s(queue, plan) == pytest.approx(20 * 60, abs=SENTENCE_S)


def test_as_few_as_will_do_are_summarised_and_have_equal_shares() -> None:
    queue = [article("a", 20), article("b", 10), article("c", 5)]
    plan = fit(queue, 10 * 60)
    assert told(plan) == {"a": "summary", "b": "summary", "c": "article"}
    a, b, _ = plan
    assert a.seconds / b.seconds == pytest.approx(2, rel=0.1)


def test_what_would_be_too_short_to_say_anything_waits() -> None:
    queue = [article(name, 30) for name in "abcdefgh"]
    plan = fit(queue, 5 * 60)
    assert list(told(plan).values()) == ["summary"] * 2 + ["later"] * 6
    assert total_s(queue, plan) == pytest.approx(5 * 60, abs=SENTENCE_S)


def test_a_minute_of_one_long_article_is_a_minute() -> None:
    queue = [article("a", 60)]
    assert total_s(queue, fit(queue, 60)) == pytest.approx(60, abs=SENTENCE_S)


def test_a_minute_of_two_summaries_that_were_chosen_is_a_minute() -> None:
    queue = [article("a", 30, Choice.SUMMARY), article("b", 30, Choice.SUMMARY)]
    assert total_s(queue, fit(queue, 60)) == pytest.approx(60, abs=SENTENCE_S)


def test_what_the_person_chose_stays() -> None:
    queue = [
        article("whole", 12, Choice.WHOLE),
        article("short", 6, Choice.SUMMARY),
        article("later", 1, Choice.LATER),
        article("free", 9),
    ]
    plan = fit(queue, 20 * 60)
    assert told(plan) == {
        "whole": "article",
        "short": "summary",
        "later": "later",
        "free": "summary",
    }
    assert total_s(queue, plan) == pytest.approx(20 * 60, abs=SENTENCE_S)


def test_a_choice_that_takes_more_time_than_there_is_stays_too() -> None:
    queue = [article("a", 30, Choice.WHOLE), article("b", 5)]
    assert told(fit(queue, 10 * 60)) == {"a": "article", "b": "later"}


def test_what_cannot_be_summarised_is_whole_or_waits() -> None:
    queue = [Candidate("a", 300), Candidate("b", 300)]
    assert told(fit(queue, 400)) == {"a": "article", "b": "later"}


def test_where_the_longest_has_little_to_choose_from_the_next_fills_the_time() -> None:
    table = Candidate("table", 900, (7.0, 14.0, 60.0))
    plan = fit([table, article("a", 12), article("b", 4)], 25 * 60)
    assert told(plan) == {"table": "article", "a": "summary", "b": "article"}
    assert sum(one.seconds for one in plan) == pytest.approx(25 * 60, rel=0.02)


def test_an_empty_queue_has_an_empty_plan() -> None:
    assert fit([], 600) == ()


candidates = st.lists(
    st.builds(
        lambda name, sentences, summarised, choice, lead_s: Candidate(
            str(name),
            sum(sentences),
            tuple(accumulate(sentences)) if summarised else (),
            lead_s,
            choice,
        ),
        st.integers(0, 10_000),
        st.lists(st.floats(1, 25), min_size=1, max_size=60),
        st.booleans(),
        st.sampled_from(Choice),
        st.floats(0, 6),
    ),
    max_size=8,
    unique_by=lambda one: one.article_id,
)


@given(candidates, st.floats(1, 3600))
def test_the_time_is_kept_unless_the_person_chose_otherwise(
    queue: list[Candidate], seconds: float
) -> None:
    plan = fit(queue, seconds)
    assert [one.article_id for one in plan] == [one.article_id for one in queue]
    by_id = {one.article_id: one for one in queue}
    for one in plan:
        candidate = by_id[one.article_id]
        if candidate.choice is Choice.LATER:
            assert one.reading is None
        elif candidate.choice is Choice.WHOLE:
            assert one.reading is Reading.ARTICLE
    heard = [by_id[one.article_id] for one in plan if one.reading is not None]
    free = all(one.choice is Choice.AUTO and one.summary_s for one in heard)
    if free and len(heard) > 1:
        assert total_s(queue, plan) <= seconds * 1.02 + 1e-6
    if total_s(queue, plan) > seconds * 1.02 + 1e-6:
        summaries = [one for one in plan if one.reading is Reading.SUMMARY]
        shortest = [by_id[one.article_id].summary_s[0] for one in summaries]
        assert [one.seconds for one in summaries] == shortest
    if free and any(one.reading is Reading.SUMMARY for one in plan):
        longest_s = 25.0
        full = all(
            one.seconds == by_id[one.article_id].summary_s[-1]
            for one in plan
            if one.reading is Reading.SUMMARY
        )
        assert full or total_s(queue, plan) >= seconds - longest_s - 1e-6
