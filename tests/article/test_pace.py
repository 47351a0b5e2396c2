"""How much there is to hear in a text, whatever voice says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import BlockKind
from harken.article.pace import Amount, Pace, amounts_of, letters_in, total
from tests.summary.articles import article_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", 0),
        ("the tide", 8),
        ("Tide, ebb", 9 + 2 * 1.5),
        ("in 1984", 3 + 4 * 7),
        ("80,000", 7 + 5 * 2.5),  # "eighty thousand": the zeros are one word
        ("12 %", 2 * 7 + 1 + 7),
        ("港口的钟", 4 * 7),
        ("みなと", 3 * 2.5),
        ("항구", 2 * 2.5),
        ("ปากน้ำ", 6),
    ],
)
def test_what_is_said_at_length_counts_for_more(text: str, letters: float) -> None:
    assert letters_in(text) == letters


@given(st.text(max_size=50), st.text(max_size=50))
def test_letters_of_two_texts_are_those_of_both(one: str, other: str) -> None:
    assert letters_in(one + other) == pytest.approx(letters_in(one) + letters_in(other))
    assert letters_in(one) >= len(one)


ARTICLE = article_of("One is here. Two is here.", "` x = 1", "` y = 2", "| a table", "Three too.")


def test_code_and_tables_are_a_word_that_they_are_skipped() -> None:
    read, code, more_code, table, after = list(amounts_of(ARTICLE, range(6)))[1:]
    assert read == Amount(letters_in("Two is here."), 0.5)
    assert code == table == Amount(code.letters, 0.5)
    assert 0 < code.letters < 30
    assert more_code == Amount(0, 0)
    assert after == Amount(letters_in("Three too."), 0.5)


def test_code_and_tables_that_are_read_count_as_they_are() -> None:
    amounts = list(amounts_of(ARTICLE, range(6), frozenset()))
    assert [one.letters for one in amounts] == [
        letters_in(ARTICLE.text_of(sentence.span)) for sentence in ARTICLE.sentences
    ]
    assert ARTICLE.blocks[2].kind is BlockKind.CODE


def test_seconds_are_letters_at_the_pace_and_pauses_as_they_are() -> None:
    all_of_it = total(amounts_of(ARTICLE, range(6)))
    slow, fast = Pace(0.1).seconds(all_of_it), Pace(0.05).seconds(all_of_it)
    assert slow - fast == pytest.approx(0.05 * all_of_it.letters)
    assert Pace(0.0).seconds(all_of_it) == pytest.approx(0.25 + 4 * 0.5)
