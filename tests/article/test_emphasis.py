"""A person's wishes for single sentences."""

from hypothesis import given
from hypothesis import strategies as st

from harken.article.emphasis import Emphasis

NUMBERS = st.frozensets(st.integers(0, 9))


@given(NUMBERS, NUMBERS, st.integers(0, 9))
def test_a_sentence_is_pinned_or_excluded_or_neither(
    pinned: frozenset[int], excluded: frozenset[int], sentence: int
) -> None:
    before = Emphasis("tides", pinned, excluded - pinned)
    for after, wishes in (
        (before.pinning(sentence), (True, False)),
        (before.excluding(sentence), (False, True)),
        (before.freeing(sentence), (False, False)),
    ):
        assert (sentence in after.pinned, sentence in after.excluded) == wishes
        assert after.focus == "tides"
        others = (after.pinned | after.excluded) - {sentence}
        assert others == (before.pinned | before.excluded) - {sentence}


def test_of_the_wishes_those_for_sentences_that_are_there_are_left() -> None:
    wishes = Emphasis("tides", frozenset({-1, 0, 4}), frozenset({3, 5, 99}))
    assert wishes.within(5) == Emphasis("tides", frozenset({0, 4}), frozenset({3}))
    assert wishes.within(0) == Emphasis("tides")
