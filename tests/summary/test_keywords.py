"""Keywords: what runs through the article, in words and names as they are written."""

import pytest

from harken.article.model import Article
from harken.summary.in_child import rank
from tests.corpus.story import Story, stories
from tests.summary.articles import THE_LIGHTHOUSE, article_of, generated_article
from tests.summary.sumys import article_of_story


def keywords(article: Article) -> tuple[str, ...]:
    return rank(article, "lexrank").keywords


def test_what_an_article_is_about_comes_first() -> None:
    found = keywords(THE_LIGHTHOUSE)
    assert {"lighthouse", "harbour", "lamp"} <= set(found[:6])
    assert 5 <= len(found) <= 10


def test_stop_words_verbs_of_saying_and_contractions_are_none() -> None:
    article = article_of(
        "“They didn't ask us about the bridge,” she said on Monday.",
        "“We don't know who'll mend the bridge,” he told the council. It's closed, they said.",
        "The council said it didn't own the bridge. “I can't say,” a clerk added.",
    )
    assert set(keywords(article)[:2]) == {"bridge", "council"}
    assert {"say", "said", "told", "ask", "added", "monday"}.isdisjoint(
        map(str.lower, keywords(article))
    )
    assert not any("'" in keyword or "’" in keyword for keyword in keywords(article))


def test_the_most_frequent_form_of_a_word_is_shown() -> None:
    article = article_of(
        "Voting begins today.", "She voted early.", "Votes are counted. Voted papers wait."
    )
    assert keywords(article)[0] == "voted"


def test_words_are_written_as_inside_of_sentences() -> None:
    article = article_of(
        "Fishermen saw the light. Old fishermen know Skerry. A boat passed Skerry. Light is rare."
    )
    assert {"light", "fishermen", "Skerry"} <= set(keywords(article))


def test_words_of_a_name_that_stand_together_are_one_keyword() -> None:
    article = article_of(
        "The mayor met Ada Lund at the quay. Nobody in the town knew Ada Lund.",
        "The boat of Ada Lund is painted red. In New South Wales boats are blue.",
        "They were built in New South Wales, of course. Wood from New South Wales is dear.",
    )
    found = keywords(article)
    assert {"Ada Lund", "New South Wales"} <= set(found)
    assert {"Ada", "Lund", "New", "South", "Wales"}.isdisjoint(found)


def test_a_form_of_address_and_an_article_belong_to_no_name() -> None:
    article = article_of("We saw Mr Lund. The Mayor saw Mr Lund. The Mayor left. A boat came.")
    assert {"Lund", "Mayor"} <= set(keywords(article))


def test_a_surname_that_mostly_stands_alone_does() -> None:
    article = article_of(
        "The mayor met Ada Lund. Then Lund left. The boat of Lund is red. Red suits Lund."
    )
    assert "Lund" in keywords(article)
    assert "Ada Lund" not in keywords(article)


def test_a_short_article_has_few() -> None:
    assert keywords(article_of("Rain fell.")) == ("Rain", "fell")
    assert keywords(article_of("It is.")) == ()


def test_a_long_article_has_ten() -> None:
    assert len(keywords(generated_article(200))) == 10


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.language)
def test_an_article_of_a_page_has_five_to_ten_in_each_language(story: Story) -> None:
    assert 5 <= len(keywords(article_of_story(story))) <= 10


def test_japanese_endings_and_particles_are_none() -> None:
    article = article_of("図書館は小さい。図書館がある。小さい図書館だった。", language="ja")
    assert "図書" in keywords(article)
    assert {"った", "さい", "ある"}.isdisjoint(keywords(article))


def test_without_a_list_short_words_are_taken_for_stop_words() -> None:
    article = article_of(
        "A toronyban egy lámpa ég és egy lámpa nem.",
        "A lámpa most is ég a toronyban.",
        "Ez a lámpa egy régi lámpa.",
        language="hu",
    )
    assert keywords(article)[0] in {"lámpa", "toronyban"}
    assert not {"egy", "és", "nem", "az", "ég"} & set(keywords(article))


def test_pairs_of_characters_that_overlap_are_not_shown_together() -> None:
    article = article_of("市长说大桥将关闭。市长说这座桥很旧。大桥将修。", language="zh")
    found = keywords(article)
    assert {"市长", "大桥"} <= set(found)
    assert {"长说", "桥将"}.isdisjoint(found)


@pytest.mark.parametrize("silly", ["Dr", "Prof", "Herr", "The", "of", "ch", "www", "HOST", "Thank"])
def test_what_says_nothing_by_itself_is_none(silly: str) -> None:
    article = article_of(
        f"{silly} Hafen ruht. Die EU liebt Hafen und Leuchtturm.",
        f"{silly} Leuchtturm steht. Hafen sucht EU. Leuchtturm brennt.",
        language="de",
    )
    assert silly not in keywords(article)
    assert {"Hafen", "Leuchtturm", "EU"} <= set(keywords(article))
