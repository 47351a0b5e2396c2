"""What a person gave one reading of a source is found again in another reading of it."""

from hypothesis import given
from hypothesis import strategies as st

from harken.article.emphasis import Emphasis
from harken.article.model import Article, BlockKind
from harken.article.position import PlaybackPosition, Reading
from harken.library.counterparts import Counterparts
from harken.library.entry import Choices
from tests.listening.articles import article_of, skip_of, small_article

TEXTS = st.lists(
    st.lists(st.sampled_from(["Yes.", "No.", "Rain came.", "It went."]), min_size=1, max_size=4),
    min_size=1,
    max_size=8,
)


def reading_of(paragraphs: list[list[str]], name: str = "test") -> Article:
    texts = [(BlockKind.PARAGRAPH, " ".join(sentences)) for sentences in paragraphs]
    return article_of((BlockKind.TITLE, "A day"), *texts, name=name)


def place_in(article: Article, sentence: int, into: int = 0) -> PlaybackPosition:
    span = article.sentences[sentence].span
    return PlaybackPosition(article.id, Reading.ARTICLE, span.block, span.start + into)


@given(TEXTS, st.data())
def test_a_place_is_found_in_the_midst_of_more(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    """However often its words occur, to the letter, behind a menu and before links."""
    before = reading_of(paragraphs)
    after = reading_of([["Home.", "News."], *paragraphs, ["More."]], "whole page")
    sentence = data.draw(st.integers(1, len(before.sentences) - 1))
    into = data.draw(st.integers(0, 2))
    place = place_in(before, sentence, into)
    assert Counterparts(before, before).place(place) == place
    assert Counterparts(before, after).place(place) == place_in(after, sentence + 2, into)


def test_a_sentence_that_is_gone_leads_to_the_last_before_it() -> None:
    before = reading_of([["Rain came.", "It went."], ["No.", "Yes."]])
    after = reading_of([["Rain came."], ["Yes."]], "excerpt")
    same = Counterparts(before, after)
    for sentence, found in ((1, 1), (2, 1), (3, 1), (4, 2)):
        assert same.place(place_in(before, sentence)) == place_in(after, found)


def test_what_is_not_read_is_no_place_to_go_on_at() -> None:
    before = small_article("before")
    after = small_article("after")
    after = after.with_skip(skip_of(after, 4))
    assert Counterparts(before, after).place(place_in(before, 4)) == place_in(after, 3)


def test_where_nothing_is_the_same_it_begins_at_its_start() -> None:
    before, after = reading_of([["Yes."]]), reading_of([["No."]])
    assert Counterparts(before, after).place(place_in(before, 1)) is None
    assert Counterparts(None, before).place(place_in(before, 1)) is None
    end = PlaybackPosition(before.id, Reading.ARTICLE, 9, 0)
    assert Counterparts(before, before).place(end) is None


def test_wishes_for_sentences_are_those_for_the_same_words() -> None:
    before = reading_of([["Rain came.", "Yes."], ["No.", "Yes."]])
    after = reading_of([["Yes."], ["Rain came.", "Yes."], ["No.", "Yes."]])
    set_before = Choices(None, "lexrank", Emphasis("rain", frozenset({2, 9}), frozenset({4})))
    set_after = Choices(None, "lexrank", Emphasis("rain", frozenset({3}), frozenset({5})))
    assert Counterparts(before, after).choices(set_before) == set_after
