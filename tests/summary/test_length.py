"""A summary of any length is a prefix of the ranking, put back in document order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import Skip, SkipReason
from harken.article.pace import Pace, letters_in
from harken.article.pauses import Pauses
from harken.article.ranking import Ranking, Reasons
from harken.article.words import count_words
from harken.summary.length import (
    Length,
    Minutes,
    Percent,
    Sentences,
    Words,
    choose,
    kind_of,
    length_of_kind,
    seconds_of,
)
from tests.counting import calls_of
from tests.summary.articles import article_of, generated_article, text_at

PACE = Pace(seconds_per_letter=0.1)


def ranking_of(order: tuple[int, ...]) -> Ranking:
    scores = tuple(1 - place / 100_000 for place in range(len(order)))
    return Ranking("lexrank", order, scores, tuple(Reasons(score) for score in scores))


FOUR = article_of("Ten chars. Two words here. And four words here. Five.")
BEST_LAST = ranking_of((3, 2, 1, 0))


@pytest.mark.parametrize(
    ("length", "chosen"),
    [
        (Sentences(2), (2, 3)),
        (Sentences(0), (3,)),
        (Sentences(-5), (3,)),
        (Sentences(100), (0, 1, 2, 3)),
        (Words(5), (2, 3)),
        (Words(7), (2, 3)),
        (Words(8), (1, 2, 3)),
        (Words(0), (3,)),
        (Percent(50), (2, 3)),
        (Percent(1), (3,)),
        (Percent(-1), (3,)),
        (Percent(1000), (0, 1, 2, 3)),
        (Minutes(1 / 60), (3,)),  # "Five." takes 0.65 s, and 0.5 s the pause
        (Minutes(3.9 / 60), (2, 3)),  # "And four words here." 2.15 s, and 0.25 s the pause
        (Minutes(3.5 / 60), (3,)),
        (Minutes(0), (3,)),
        (Minutes(1e9), (0, 1, 2, 3)),
        (Minutes(float("inf")), (0, 1, 2, 3)),
        (Percent(float("nan")), (3,)),
    ],
)
def test_length(length: Length, chosen: tuple[int, ...]) -> None:
    assert choose(FOUR, BEST_LAST, length, PACE) == chosen


@pytest.mark.parametrize("length", [Sentences(3), Words(9), Percent(50), Minutes(1)])
def test_nothing_ranked_gives_nothing(length: Length) -> None:
    assert choose(article_of(), ranking_of(()), length, PACE) == ()
    assert seconds_of(article_of(), (), PACE) == 0


def test_counted_words_give_the_same_as_counting_now() -> None:
    counted = replace(BEST_LAST, words=(1, 4, 3, 2))
    for ceiling in range(12):
        length = Words(ceiling)
        assert choose(FOUR, counted, length, PACE) == choose(FOUR, BEST_LAST, length, PACE)


def test_a_sentence_skipped_since_the_ranking_is_left_out() -> None:
    span = FOUR.sentences[2].span
    skipped = FOUR.with_skip(Skip(replace(span, start=span.end - 3), SkipReason.BY_HAND))
    ranking = replace(BEST_LAST, words=(1, 4, 3, 2))
    assert choose(skipped, ranking, Sentences(2), PACE) == (1, 3)
    assert choose(skipped, ranking, Words(4), PACE) == (1, 3)
    assert choose(skipped, ranking, Percent(100), PACE) == (0, 1, 3)
    assert choose(skipped.with_restored(0), ranking, Sentences(2), PACE) == (2, 3)


@pytest.mark.parametrize(
    "length", [Sentences(1), Sentences(-1), Words(2), Percent(1), Minutes(0.001)]
)
def test_a_summary_has_at_least_what_is_pinned(length: Length) -> None:
    pinned = replace(BEST_LAST, pinned=3)
    assert choose(FOUR, pinned, length, PACE) == (1, 2, 3)
    assert choose(FOUR, pinned, Sentences(4), PACE) == (0, 1, 2, 3)
    skipped = FOUR.with_skip(Skip(FOUR.sentences[2].span, SkipReason.BY_HAND))
    assert choose(skipped, pinned, length, PACE) == (1, 3), "what is not read is not pinned"


def test_what_was_heard_stays_and_the_rest_is_chosen_behind_it() -> None:
    ranking = ranking_of((3, 0, 2, 1))
    assert choose(FOUR, ranking, Sentences(2), PACE) == (0, 3)
    assert choose(FOUR, ranking, Sentences(2), PACE, heard=(1,)) == (1, 3)
    assert choose(FOUR, ranking, Sentences(3), PACE, heard=(1,)) == (1, 2, 3)
    assert choose(FOUR, ranking, Minutes(0), PACE, heard=(1, 2)) == (1, 2)
    pinned = replace(ranking, pinned=1)
    assert choose(FOUR, pinned, Minutes(0), PACE, heard=(1,)) == (1, 3), "the wish stays, too"
    skipped = FOUR.with_skip(Skip(FOUR.sentences[1].span, SkipReason.BY_HAND))
    assert choose(skipped, ranking, Sentences(2), PACE, heard=(1, 2)) == (2, 3)


def test_everything_skipped_gives_nothing() -> None:
    everything = replace(FOUR.sentences[0].span, end=FOUR.sentences[-1].span.end)
    skipped = FOUR.with_skip(Skip(everything, SkipReason.BY_HAND))
    assert choose(skipped, BEST_LAST, Sentences(2), PACE) == ()


def test_seconds_are_those_of_letters_and_pauses() -> None:
    letters = letters_in("Ten chars.") + letters_in("Five.")
    assert seconds_of(FOUR, (0, 3), PACE) == pytest.approx(letters * 0.1 + 0.25 + 0.5)


TWO_PARAGRAPHS = article_of("One is here. Two is here.", "# A heading", "Three is here.")


def test_the_last_sentence_of_each_block_has_the_pause_of_the_block() -> None:
    silent = Pace(seconds_per_letter=0.0)
    assert seconds_of(TWO_PARAGRAPHS, (0, 1, 2, 3), silent) == 0.25 + 0.5 + 0.7 + 0.5
    assert seconds_of(TWO_PARAGRAPHS, (0, 3), silent) == 0.5 + 0.5


@pytest.mark.parametrize("text", ["Chosen by characters: 港口的钟。", "Two words and 二个字。"])
def test_words_are_counted_in_scripts_without_spaces(text: str) -> None:
    article = article_of(text, "港口的钟只有一根指针。")
    assert choose(article, ranking_of((1, 0)), Words(9), PACE) == (1,)
    assert choose(article, ranking_of((1, 0)), Words(10 + count_words(text)), PACE) == (0, 1)


@pytest.mark.parametrize("length", [Sentences(3), Words(9), Percent(50), Minutes(1.5)])
def test_a_length_can_be_kept(length: Length) -> None:
    assert length_of_kind(*kind_of(length)) == length


def test_a_kind_of_length_that_is_none() -> None:
    with pytest.raises(ValueError, match="pages"):
        length_of_kind("pages", 2)


LENGTHS = st.one_of(
    st.integers(-2, 40).map(Sentences),
    st.integers(-2, 400).map(Words),
    st.floats(-1, 120).map(Percent),
    st.floats(-1, 5).map(Minutes),
)
ARTICLE = generated_article(30)


@st.composite
def rankings(draw: st.DrawFn, *, pins: bool = False) -> Ranking:
    order = draw(st.permutations([sentence.index for sentence in ARTICLE.sentences[1:]]))
    ranking = ranking_of(tuple(order[: draw(st.integers(1, len(order)))]))
    pinned = draw(st.integers(0, len(ranking.order))) if pins else 0
    return replace(ranking, pinned=pinned)


def longer(length: Length, more: float) -> Length:
    match length:
        case Sentences(count):
            return Sentences(count + round(more))
        case Words(count):
            return Words(count + round(more))
        case Percent(percent):
            return Percent(percent + more)
        case Minutes(minutes):
            return Minutes(minutes + more)


@given(rankings(pins=True), LENGTHS, st.floats(0, 50))
def test_a_summary_is_a_rising_prefix_that_grows_with_its_length(
    ranking: Ranking, length: Length, more: float
) -> None:
    chosen = choose(ARTICLE, ranking, length, PACE)
    assert chosen and list(chosen) == sorted(set(chosen))
    assert set(chosen) == set(ranking.order[: max(len(chosen), ranking.pinned)])
    assert set(chosen) <= set(choose(ARTICLE, ranking, longer(length, more), PACE))


@given(rankings(), st.integers(1, 400))
def test_words_are_a_ceiling_and_no_further_sentence_fits(ranking: Ranking, most: int) -> None:
    def words(count: int) -> int:
        return sum(len(text_at(ARTICLE, index).split()) for index in ranking.order[:count])

    chosen = len(choose(ARTICLE, ranking, Words(most), PACE))
    assert words(chosen) <= most or chosen == 1
    assert chosen == len(ranking.order) or words(chosen + 1) > most


@given(rankings(), st.floats(0, 3))
def test_minutes_are_a_ceiling_and_no_further_sentence_fits(ranking: Ranking, most: float) -> None:
    def seconds(indices: tuple[int, ...]) -> float:
        return seconds_of(ARTICLE, sorted(indices), PACE)

    chosen = len(choose(ARTICLE, ranking, Minutes(most), PACE))
    order = ranking.order
    assert seconds(order[:chosen]) <= most * 60 + 1e-9 or chosen == 1
    assert chosen == len(order) or seconds(order[: chosen + 1]) > most * 60 - 1e-9


LONG_ARTICLE = article_of(*["A sentence of nine words is what this is."] * 10_000)
LONG_RANKING = replace(ranking_of(tuple(range(9_999, -1, -1))), words=(9,) * 10_000)


@pytest.mark.parametrize("length", [Sentences(5000), Words(60_000), Percent(50)])
def test_choosing_from_ten_thousand_sentences_calls_nothing_for_each(length: Length) -> None:
    assert calls_of(lambda: choose(LONG_ARTICLE, LONG_RANKING, length, PACE)) < 100


def test_minutes_look_only_at_the_sentences_that_are_chosen() -> None:
    chosen = choose(LONG_ARTICLE, LONG_RANKING, Minutes(1), PACE)
    calls = calls_of(lambda: choose(LONG_ARTICLE, LONG_RANKING, Minutes(1), PACE))
    assert calls < 50 + 15 * len(chosen)


def test_pauses_take_of_the_minutes() -> None:
    silent = replace(PACE, pauses=Pauses(0, 0, 0))
    slow = replace(PACE, pauses=Pauses(10_000, 10_000, 10_000))
    assert seconds_of(FOUR, (0, 1), slow) == seconds_of(FOUR, (0, 1), silent) + 20
    assert choose(FOUR, BEST_LAST, Minutes(13 / 60), silent) == (0, 1, 2, 3)
    assert choose(FOUR, BEST_LAST, Minutes(13 / 60), slow) == (3,)
