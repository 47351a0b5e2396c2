"""Words for ranking: in every script, without nltk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.summary.tokenizer import WordTokenizer, same_text_key


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It rose 3.5% to $1,000 in 2026.", ["It", "rose", "to", "in"]),
        ("en", "COVID-19 and the G20", ["COVID-19", "and", "the", "G20"]),
        ("en", "The board’s well-known plan", ["The", "board", "well-known", "plan"]),
        ("en", "Don’t! ‘Quoted’ – words…", ["Don't", "Quoted", "words"]),
        ("en", "inter\u00adnational", ["international"]),
        ("en-GB", "O'Neill's dogs", ["O'Neill", "dogs"]),
        ("fr", "L’homme n’a qu'un c\u0153ur", ["homme", "qu", "un", "cœur"]),
        ("de", "die U-Bahn fährt", ["die", "U-Bahn", "fährt"]),
        ("es", "cafe\u0301", ["café"]),
        ("ru", "Москва не сразу строилась", ["Москва", "не", "сразу", "строилась"]),
        ("hi", "यह हिन्दी है", ["यह", "हिन्दी", "है"]),
        ("zh", "中文字", ["中文", "文字"]),
        ("zh", "𠮷野家", ["𠮷野", "野家"]),
        ("ja", "猫", ["猫"]),
        ("ko", "한국어 문장", ["한국어", "문장"]),
        ("en", "*** — 42 \ud800 🙂", []),
        ("en", "", []),
    ],
)
def test_finds_words(language: str, text: str, words: list[str]) -> None:
    assert list(WordTokenizer(language).to_words(text)) == words


@given(st.text(), st.sampled_from(["en", "fr", "xx", ""]))
def test_every_word_has_a_letter_and_no_white_space(text: str, language: str) -> None:
    for word in WordTokenizer(language).to_words(text):
        # A letter, or what stands for one without being a digit: "Ⅷ".
        assert any(one.isalnum() and not one.isdecimal() for one in word)
        assert not any(map(str.isspace, word))


@given(st.text(alphabet=st.characters(max_codepoint=127)), st.sampled_from(["en", "fr", "xx"]))
def test_ascii_goes_a_short_way_to_the_same_words(text: str, language: str) -> None:
    tokenizer = WordTokenizer(language)
    assert tokenizer.to_words(f"{text} né") == (*tokenizer.to_words(text), "né")
    assert same_text_key(f"{text} né") == f"{same_text_key(text)} né".lstrip()


def test_equal_words_are_one_object() -> None:
    tokenizer = WordTokenizer("en")
    (one,), (other,) = tokenizer.to_words("Lamps!"), tokenizer.to_words("“Lamps”")
    assert one is other


def test_sentences_that_differ_only_in_case_punctuation_or_space_are_the_same() -> None:
    assert same_text_key("“Keep the lamp!”") == same_text_key("keep  the\u00a0lamp.")
    assert same_text_key("It rose by 3.") != same_text_key("It rose by 5.")
    assert same_text_key("…") == ""
