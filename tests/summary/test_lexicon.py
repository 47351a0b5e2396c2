"""Stop words and stems: sumy's where it has them, none where not, never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.summary.lexicon import lexicon_of

LANGUAGES = (
    *("ar", "ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hu", "it", "ja", "ko"),
    *("nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "uk", "xx", "zh"),
)


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr", "es", "it", "pt", "sv", "el"])
def test_sumys_stop_words_are_used(language: str) -> None:
    assert len(lexicon_of(language).stop_words) > 50


@pytest.mark.parametrize("language", ["nl", "da", "no", "fi", "ru", "tr", "xx", ""])
def test_a_language_without_stop_words_has_none(language: str) -> None:
    assert lexicon_of(language).stop_words == frozenset()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "summaries", "summary"),
        ("de", "Häuser", "Häusern"),
        ("ru", "книга", "книги"),
        ("nb", "husene", "huset"),
        ("cs", "městech", "města"),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, one: str, other: str) -> None:
    stem = lexicon_of(language).stem
    assert stem(one) == stem(other)


@pytest.mark.parametrize("language", ["pl", "el", "tr", "th", "ca", "xx"])
def test_without_a_stemmer_a_word_is_its_own_stem(language: str) -> None:
    assert lexicon_of(language).stem("Words") == "words"


# The ranking silences it; Czech and Slovak only.
@pytest.mark.filterwarnings("ignore:skipping word with mixed case")
@given(st.text(min_size=1), st.sampled_from(LANGUAGES))
def test_no_word_breaks_a_stemmer(word: str, language: str) -> None:
    assert isinstance(lexicon_of(language).stem(word.lower()), str)
