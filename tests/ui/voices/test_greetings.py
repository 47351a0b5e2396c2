"""Each voice is tried with a sentence in its own language."""

import pytest

from harken.article.words import count_words
from harken.ui.voices.greetings import _greetings, greeting
from tests.ui.articles import article_of


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en-GB", "Hello"), ("de", "Guten"), ("cmn", "你好"), ("no", "Hei"), ("pt-BR", "Olá")],
)
def test_the_sentence_is_in_the_language(language: str, begins: str) -> None:
    assert greeting(language, None, "Somebody").startswith(begins)


def test_an_article_lends_a_sentence_where_we_have_none() -> None:
    article = article_of("Is taobh thiar. Sin é.", title="Éire", language="ga")
    assert greeting("ga", article, "Irish") == "Éire"
    assert greeting("mt", article, "Maltese") == "Maltese"


def test_a_long_sentence_is_cut_between_words() -> None:
    article = article_of("x", title="focal " * 90, language="ga")
    said = greeting("ga", article, "Irish")
    assert len(said) <= 160 and said.endswith("focal")


def test_all_are_short_sentences() -> None:
    for language, sentence in _greetings().items():
        assert 3 <= count_words(sentence) <= 20, language
        assert sentence[-1] in ".।。", language
