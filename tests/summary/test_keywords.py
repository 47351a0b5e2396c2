"""Keywords: what runs through the article, in words as they are shown."""

from harken.article.model import Article
from harken.summary.in_child import rank
from tests.summary.articles import THE_LIGHTHOUSE, article_of, generated_article


def keywords(article: Article) -> tuple[str, ...]:
    return rank(article, "lexrank").keywords


def test_what_an_article_is_about_comes_first() -> None:
    found = keywords(THE_LIGHTHOUSE)
    assert {"lighthouse", "harbour", "lamp"} <= set(found[:5])
    assert 5 <= len(found) <= 10


def test_stop_words_are_none() -> None:
    assert not {"the", "and", "in", "it"} & set(keywords(THE_LIGHTHOUSE))


def test_the_most_frequent_form_of_a_word_is_shown() -> None:
    article = article_of(
        "Voting begins today.", "She voted early.", "Votes are counted. Voted papers wait."
    )
    assert keywords(article)[0] == "voted"


def test_a_short_article_has_few() -> None:
    assert keywords(article_of("Rain fell.")) == ("rain", "fell")
    assert keywords(article_of("It is.")) == ()


def test_a_long_article_has_ten() -> None:
    assert len(keywords(generated_article(200))) == 10


def test_without_a_list_short_words_are_taken_for_stop_words() -> None:
    article = article_of(
        "De vuurtoren is er en de lamp is er ook.",
        "En de vuurtoren blijft er.",
        "De haven is van de vuurtoren.",
        language="nl",
    )
    assert keywords(article)[0] == "vuurtoren"
    assert not {"de", "er", "en", "is"} & set(keywords(article))
