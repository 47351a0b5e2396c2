"""A pronunciation of the person's own can be wrong in every way, and never does harm."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harken.speech.pronunciation import (
    MAX_SPOKEN_CHARACTERS,
    MAX_WRITTEN_CHARACTERS,
    Pronunciation,
    found_in,
    why_unusable,
)
from harken.speech.reading_rules import ReadingRules
from harken.speech.spoken_form import spoken_text


def pattern(written: str, spoken: str = "x") -> Pronunciation:
    return Pronunciation(written, spoken, is_pattern=True)


@pytest.mark.parametrize(
    "usable",
    [
        Pronunciation("sql", "sequel"),
        Pronunciation("c++ (", ""),
        pattern(r"\bSQL\b"),
        pattern(r"([A-Z])(\d+)", r"\2 \1"),
        pattern(r"(?P<all>\d+) ?kg", r"\g<all> kilos"),
        pattern(r"\w+ \w+ \w+"),
        pattern(r"(\S+)@(\S+)"),
        pattern(r"\w{1,20} \w{1,20}"),
        pattern(r"(\d{4})-(\d{2})-(\d{2})"),
        pattern(r"([^,]*,)+z"),
        pattern(r"(?i)q(?:atar)?\b"),
        pattern("[[a]"),  # a later Python may read it differently, which it says by a warning
    ],
)
def test_what_can_be_used(usable: Pronunciation) -> None:
    assert why_unusable(usable) is None


@pytest.mark.parametrize(
    ("unusable", "why"),
    [
        (Pronunciation("", "x"), "Write the word"),
        (Pronunciation(" \n", "x"), "Write the word"),
        (pattern(""), "Write the word"),
        (Pronunciation("a" * (MAX_WRITTEN_CHARACTERS + 1), "x"), "too long"),
        (Pronunciation("a", "x" * (MAX_SPOKEN_CHARACTERS + 1)), "too long"),
        (pattern("("), "no regular expression"),
        (pattern("a{99999999999}"), "no regular expression"),
        (pattern("(" * 100), "no regular expression"),
        (pattern("(a)", r"\2"), "names a group"),
        (pattern("(a)", r"\g<b>"), "names a group"),
        (pattern("a", "\\"), "names a group"),
        (pattern("a*"), "finds nothing"),
        (pattern("(a+)+$"), "too long"),
        (pattern("(a|a)*b"), "too long"),
        (pattern("(a|ab|b)*c"), "too long"),
        (pattern(r"(\w+\s?)+$"), "too long"),
        (pattern("(αβ|α|β)*γ"), "too long"),
        (pattern("(x+x+)+y"), "too long"),
        (pattern("(.*,)*x"), "too long"),
        (pattern(".*a.*b.*c"), "too long"),
        (pattern("((a?){9}){9}x"), "too long"),
        (pattern("(((a{1,200})*)*)*b"), "too long"),
        (pattern("((((a?){100}){100}){100}){100}b"), "too long"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(unusable: Pronunciation, why: str) -> None:
    told = why_unusable(unusable)
    assert told is not None and why in told
    assert told.endswith(".")
    assert list(found_in("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa a b x", unusable)) == []


def test_words_are_found_whole_across_any_space() -> None:
    found = found_in("New York, new\nyork, Newyork, renew York", Pronunciation("new york", "x"))
    assert [(start, end) for start, end, _ in found] == [(0, 8), (10, 18)]


def test_a_long_text_is_searched_in_stretches_that_lose_no_word() -> None:
    text = "some cats and " * 400
    found = list(found_in(text, pattern(r"\bcats\b")))
    assert [text[start:end] for start, end, _ in found] == ["cats"] * 400


@given(st.text(max_size=40), st.text(max_size=20), st.booleans(), st.text(max_size=80))
@example("(a|b)*?+", r"\1", True, "ab")
@example("\\", "x", True, "\\")
def test_whatever_is_written_nothing_breaks(
    written: str, spoken: str, is_pattern: bool, text: str
) -> None:
    own = Pronunciation(written, spoken, is_pattern=is_pattern)
    for start, end, _ in found_in(text, own):
        assert why_unusable(own) is None
        assert 0 <= start < end <= len(text)
    spoken_text(text, "en", ReadingRules(pronunciations=(own,)))
