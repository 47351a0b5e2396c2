"""Continuous LexRank."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.summary.centrality import continuous_lexrank, sentence_vectors
from harken.summary.lexicon import lexicon_of
from harken.summary.terms import Floats, content_terms

WORDS = st.lists(st.sampled_from(["pump", "marsh", "mill", "farmer", "gull"]), max_size=6)


def ranks(*sentences: str) -> Floats:
    terms = content_terms([sentence.split() for sentence in sentences], lexicon_of("en"))
    return continuous_lexrank(sentence_vectors(terms, stop_words_known=True))


def test_what_others_speak_of_ranks_higher() -> None:
    of_both, of_one, of_other, of_none = ranks("pump marsh", "pump", "marsh", "gull")
    assert of_both == 1.0
    assert of_one == pytest.approx(of_other)
    assert 1.0 > of_one > of_none


def test_sentences_without_any_word_in_common_rank_the_same() -> None:
    assert ranks("pump", "marsh", "gull") == pytest.approx([1.0, 1.0, 1.0])


def test_what_nobody_else_speaks_of_ranks_as_low_as_nothing() -> None:
    *_, alone, empty = ranks("pump", "pump", "gull", "")
    assert alone == empty < 0.2


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_ranks_are_those_of_the_walk_over_all_cosines(sentences: list[list[str]]) -> None:
    terms = content_terms(sentences, lexicon_of("en"))
    vectors = sentence_vectors(terms, stop_words_known=True)
    cosines = (vectors @ vectors.T).toarray()
    np.fill_diagonal(cosines, 0.0)
    degrees = cosines.sum(axis=1)
    steps = cosines / np.where(degrees > 0, degrees, 1.0)
    walk = np.full(len(sentences), 1 / len(sentences))
    for _ in range(200):
        walk = 0.15 / len(sentences) + 0.85 * steps @ walk
    assert continuous_lexrank(vectors) == pytest.approx(walk / walk.max(), abs=1e-3)


def test_where_stop_words_are_unknown_common_words_bind_less() -> None:
    sentences = ["ka mina", "ka mina", "ka tuvo", "ka rela", "ka sumi"]
    terms = content_terms([one.split() for one in sentences], lexicon_of("xx"))
    by_common_word, by_all = {}, {}
    for known in (True, False):
        vectors = sentence_vectors(terms, stop_words_known=known)
        by_common_word[known] = (vectors[2] @ vectors[3].T).toarray()[0, 0]
        by_all[known] = (vectors[0] @ vectors[1].T).toarray()[0, 0]
    assert by_common_word[False] < by_common_word[True]
    assert by_all[False] == pytest.approx(by_all[True])
