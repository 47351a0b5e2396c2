"""Telling news from all else by the text alone."""

import tomllib
from pathlib import Path

import pytest

from harken.article.model import Article
from harken.paths import resources_dir
from harken.summary.genre import is_news, signs_of
from tests.summary.articles import THE_LIGHTHOUSE, article_of, generated_article

TEXTS = tomllib.loads(Path(__file__).with_name("genres.toml").read_text(encoding="utf-8"))
LISTED = sorted(path.stem for path in (resources_dir() / "genre").glob("*.toml"))


@pytest.mark.parametrize("language", LISTED)
def test_a_report_is_news_in_every_listed_language(language: str) -> None:
    assert is_news(article_of(TEXTS[language]["news"], language=language))


@pytest.mark.parametrize("language", LISTED)
def test_what_speaks_of_me_to_you_is_none(language: str) -> None:
    assert not is_news(article_of(TEXTS[language]["other"], language=language))


@pytest.mark.parametrize("language", LISTED)
def test_every_language_lists_words_as_they_are_looked_up(language: str) -> None:
    signs = signs_of(language)
    for words in (signs.reporting, signs.days, signs.first_person, signs.second_person):
        assert words
        assert all(word == word.lower().strip() and " " not in word for word in words)


def test_variants_of_a_language_share_its_words() -> None:
    assert signs_of("de-CH") == signs_of("de")
    assert signs_of("no") == signs_of("nn") == signs_of("nb")


@pytest.mark.parametrize("language", ["", "xx", "../en", "zh"])
def test_an_unlisted_language_has_no_words(language: str) -> None:
    assert signs_of(language).reporting == frozenset()


@pytest.mark.parametrize(
    ("article", "news"),
    [
        (THE_LIGHTHOUSE, True),
        (article_of(), False),
        (article_of(title="Only a title"), False),
        (article_of("港口星期五关闭北码头。两艘渡轮改用南码头。", language="zh"), True),
        (article_of("- One thing.", "- Another thing.", "- A third thing."), False),
        (article_of("Ready? Steady? Go!"), False),
        (generated_article(500), False),
    ],
    ids=["report", "empty", "title", "short, unlisted language", "list", "calls", "long"],
)
def test_where_words_say_little_shape_decides(article: Article, news: bool) -> None:
    assert is_news(article) is news


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''", "«»"])
def test_what_people_say_in_a_report_is_not_its_writers(marks: str) -> None:
    said = f"{marks[0]}I lost my boat and you should see my house,{marks[1]} one of them cried."
    assert is_news(article_of(f"The storm sank nine boats on Monday. {said}"))


def test_an_apostrophe_is_no_quotation_mark() -> None:
    mine = "I can't find my friends' boats, and you don't need your house."
    assert not is_news(article_of(f"The storm sank nine boats. {mine}"))
