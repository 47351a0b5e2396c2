"""The words of sentences, numbered and counted once."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harken.summary.lexicon import Lexicon, lexicon_of
from harken.summary.terms import Terms, content_terms, term_weights, unit_rows

SENTENCES = [["The", "lamps", "burn"], [], ["A", "lamp", "burned", "Lamps", "out"]]


def terms_of(sentences: list[list[str]]) -> Terms:
    return content_terms(sentences, lexicon_of("en"))


def test_forms_of_one_word_are_counted_together_and_stop_words_not_at_all() -> None:
    terms = terms_of(SENTENCES)
    assert list(terms.columns) == ["lamp", "burn"]
    assert terms.counts.toarray().tolist() == [[1, 1], [0, 0], [2, 1]]
    assert terms.lengths.tolist() == [3, 0, 5]


def test_the_text_can_be_read_back_word_by_word() -> None:
    terms = terms_of(SENTENCES)
    words = [terms.vocabulary[place] for place in terms.sequence]
    assert words == [word for sentence in SENTENCES for word in sentence]


def test_a_share_is_the_part_of_the_words_that_a_sentence_has() -> None:
    terms = terms_of(SENTENCES)
    assert terms.shares_of({"lamp", "burn", "boat"}).tolist() == [2 / 3, 0, 2 / 3]
    assert terms.shares_of(()).tolist() == [0, 0, 0]


@given(st.lists(st.lists(st.sampled_from("abcdABCD"), max_size=6), max_size=6))
def test_counts_are_what_counting_gives(sentences: list[list[str]]) -> None:
    lexicon = Lexicon(frozenset("a"), str.lower)
    terms = content_terms(sentences, lexicon)
    for row, sentence in zip(terms.counts.toarray(), sentences, strict=True):
        counted = Counter(lexicon.content_stems(sentence))
        assert {stem: row[column] for stem, column in terms.columns.items()} == {
            stem: counted[stem] for stem in terms.columns
        }


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), min_size=1, max_size=6))
def test_rows_are_of_length_one_or_nothing(sentences: list[list[str]]) -> None:
    rows = unit_rows(term_weights(terms_of(sentences).counts)).toarray()
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all((np.abs(lengths - 1.0) < 1e-9) | (lengths == 0.0))
