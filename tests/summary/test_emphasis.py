"""A focus, pinned sentences and excluded ones, for every method."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.summary.focus import FocusFinder, fold
from harken.summary.in_child import rank
from harken.summary.lexicon import lexicon_of
from harken.summary.message import ranking_from_json, ranking_to_json
from harken.summary.methods import METHODS
from harken.summary.tokenizer import WordTokenizer
from tests.summary.articles import THE_LIGHTHOUSE, article_of, text_at

each_method = pytest.mark.parametrize("method", METHODS)


def shares(focus: str, *sentences: str, language: str = "en") -> list[float]:
    words = [WordTokenizer(language).to_words(sentence) for sentence in sentences]
    finder = FocusFinder(focus, language, lexicon_of(language))
    return [float(share) for share in finder.shares(words, sentences)]


def numbers(article: Article, *texts: str) -> frozenset[int]:
    return frozenset(
        next(s.index for s in article.sentences if article.text_of(s.span).startswith(text))
        for text in texts
    )


@pytest.mark.parametrize(
    ("focus", "sentence", "share"),
    [
        ("lamp", "The LAMPS burned.", 1.0),
        ("lamp tower", "The lamp burned.", 0.5),
        ("lamp, tower; gull", "The lamp of the tower burned.", 2 / 3),
        ("lamp lamps Lamp", "The lamp burned.", 1.0),
        ("the lamp", "The lamp burned.", 1.0),
        ("the lamp", "The tower fell.", 0.0),
        ("the of and", "The lamp of the tower.", 0.0),
        ("", "The lamp burned.", 0.0),
        (" ?!\n\0 ", "The lamp burned.", 0.0),
        ('"harbour board"', "The harbour boards met.", 1.0),
        ('"harbour board"', "The board met in the harbour.", 0.0),
        ("“end of the line”", "It was the end of the line.", 1.0),
        ("harbour-board", "The harbour-board met.", 1.0),
        ("café", "The cafe was closed.", 1.0),
        ("CAFE", "The café was closed.", 1.0),
        ("1986", "Keepers lived there until 1986.", 1.0),
        ("198", "Keepers lived there until 1986.", 0.0),
        ("COVID-19", "Covid-19 closed the harbour.", 1.0),
        ('"unclosed lamp', "The lamp burned.", 0.5),
    ],
)
def test_a_focus_finds_words_in_any_form(focus: str, sentence: str, share: float) -> None:
    assert shares(focus, sentence) == [pytest.approx(share)]


@pytest.mark.parametrize(
    ("language", "focus", "sentence"),
    [
        ("de", "Häuser", "Das Haus steht am Hafen."),
        ("fr", "eau", "L'eau monte."),
        ("es", "barcos", "El barco salió."),
        ("ru", "лодка", "Лодки вышли в море."),
        ("tr", "İSTANBUL", "istanbul uyuyor."),
        ("zh", "气候变化", "全球气候变化很快。"),
        ("xx", "Mina", "tuvo mina rela"),
    ],
)
def test_a_focus_is_looked_for_in_the_articles_language(
    language: str, focus: str, sentence: str
) -> None:
    assert shares(focus, sentence, language=language) == [1.0]


@each_method
def test_a_focus_pulls_its_sentences_up(method: str) -> None:
    ranking = rank(THE_LIGHTHOUSE, method, Emphasis("captains satellite"))
    assert "by satellite, and few captains" in text_at(THE_LIGHTHOUSE, ranking.order[0])
    assert ranking.reasons[0].focus == 1.0
    assert sorted(ranking.order) == sorted(rank(THE_LIGHTHOUSE, method).order)


@each_method
def test_a_focus_that_nothing_has_changes_nothing(method: str) -> None:
    assert rank(THE_LIGHTHOUSE, method, Emphasis("xylophone")) == rank(THE_LIGHTHOUSE, method)


@each_method
def test_the_pinned_come_first_and_the_excluded_not_at_all(method: str) -> None:
    pinned = numbers(THE_LIGHTHOUSE, "They have collected", "Its lamp has")
    excluded = numbers(THE_LIGHTHOUSE, "The lighthouse at", "Repairs to")
    ranking = rank(THE_LIGHTHOUSE, method, Emphasis("", pinned, excluded))
    assert ranking.order[:2] == tuple(sorted(pinned))
    assert ranking.pinned == 2
    assert ranking_from_json(json.loads(json.dumps(ranking_to_json(ranking)))) == ranking
    assert excluded.isdisjoint(ranking.order)
    assert set(ranking.order) | excluded == set(rank(THE_LIGHTHOUSE, method).order)


@each_method
def test_numbers_of_what_is_not_read_do_nothing(method: str) -> None:
    harmless = numbers(THE_LIGHTHOUSE, "Skerry Point", "Costs", "Read more") | {-1, 10**9}
    emphasis = Emphasis("", harmless, harmless)
    assert rank(THE_LIGHTHOUSE, method, emphasis) == rank(THE_LIGHTHOUSE, method)


@each_method
def test_all_may_be_excluded(method: str) -> None:
    everything = frozenset(range(len(THE_LIGHTHOUSE.sentences)))
    assert rank(THE_LIGHTHOUSE, method, Emphasis("lamp", frozenset(), everything)).order == ()


@each_method
def test_a_pinned_repetition_takes_its_twins_place(method: str) -> None:
    article = article_of("The lamp burned all night.", "Gulls cried.", "THE LAMP burned all night!")
    ranking = rank(article, method, Emphasis(pinned=frozenset({2})))
    assert ranking.order == (2, 1)


def test_an_excluded_sentence_does_not_come_back_as_its_twin() -> None:
    article = article_of("The lamp burned all night.", "Gulls cried.", "The lamp burned all night.")
    assert rank(article, "auto", Emphasis(excluded=frozenset({0}))).order == (1,)


@pytest.mark.parametrize("text", ["1874.", "No.", "` lamp = off", "| lamp 1874 1986"])
def test_what_is_read_but_not_ranked_is_ranked_when_pinned(text: str) -> None:
    article = article_of("The lamp burned all night over the sea.", text)
    assert rank(article, "auto", Emphasis(pinned=frozenset({1}))).order == (1, 0)


def test_a_heading_of_the_same_words_is_not_pinned_instead() -> None:
    article = article_of("# The lamp burned", "The lamp burned. Gulls cried over the sea.")
    ranking = rank(article, "auto", Emphasis(pinned=frozenset({0})))
    assert ranking == rank(article, "auto")


def test_what_is_pinned_and_excluded_is_pinned() -> None:
    ranking = rank(THE_LIGHTHOUSE, "auto", Emphasis("", frozenset({3}), frozenset({3})))
    assert ranking.order[0] == 3


def test_what_repeats_the_pinned_is_taken_late() -> None:
    article = article_of(
        "The old pump at the mill drains the whole marsh every spring.",
        "Gulls circled over the empty market square all afternoon.",
        "Rain had washed the chalk from every doorstep there.",
        "The old pump at the mill drained the whole marsh every spring.",
    )
    assert rank(article, "balanced", Emphasis(pinned=frozenset({3}))).order[-1] == 0


@given(
    st.sampled_from(sorted(METHODS)),
    st.text(' lamp"“”harbour 19,\0é中', max_size=30),
    st.frozensets(st.integers(-2, 30), max_size=4),
    st.frozensets(st.integers(-2, 30), max_size=4),
)
def test_any_wishes_give_a_sensible_ranking(
    method: str, focus: str, pinned: frozenset[int], excluded: frozenset[int]
) -> None:
    ranking = rank(THE_LIGHTHOUSE, method, Emphasis(focus, pinned, excluded))
    assert len(set(ranking.order)) == len(ranking.order)
    assert (excluded - pinned).isdisjoint(ranking.order)
    first = [index for index in ranking.order if index in pinned]
    assert list(ranking.order[: len(first)]) == sorted(first)
    assert list(ranking.scores) == sorted(ranking.scores, reverse=True)
    assert all(0 <= share <= 1 for share in ranking.scores)
    assert all(0 <= reasons.focus <= 1 for reasons in ranking.reasons)


@given(st.text(max_size=20))
def test_folded_text_stays_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)
