import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.words import word_offsets


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s a well-known fact.", ["It’s", "a", "well-known", "fact"]),
        ("3.5 m at 4 a.m. – £1,000!", ["3.5", "m", "at", "4", "a.m", "1,000"]),
        ("… — !", []),
        ("", []),
        ("Größe, naïve, Łódź", ["Größe", "naïve", "Łódź"]),
    ],
)
def test_words_are_what_a_reader_counts(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in word_offsets(text)] == words


@given(st.text(max_size=200))
def test_words_are_in_order_disjoint_and_hold_no_space(text: str) -> None:
    last = 0
    for start, end in word_offsets(text):
        assert last <= start < end <= len(text)
        assert not any(character.isspace() for character in text[start:end])
        last = end
