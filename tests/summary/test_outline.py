"""What was chosen, by paragraph and heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import Block, BlockKind, Skip, SkipReason, Span
from harken.summary.outline import outline
from tests.ui.articles import article_of


def heading(text: str) -> Block:
    return Block(BlockKind.HEADING, text, 2)


def test_a_sentence_stands_under_the_nearest_heading_that_is_read() -> None:
    skip = Skip(Span(3, 0, 4), SkipReason.NAVIGATION)
    article = article_of("One.", heading("Mud"), heading("Menu"), "Two. Three.", skips=[skip])
    chosen = [it.index for it in article.sentences if it.span.block in (1, 4)]
    before, under = outline(article, chosen)
    assert (before.heading, under.heading) == (None, 2)
    [passage] = under.passages
    assert passage.sentences == tuple(chosen[1:])
    [_, restored] = outline(article.with_restored(0), chosen)
    assert restored.heading == 3


def test_a_heading_that_was_chosen_itself_is_not_shown_twice() -> None:
    article = article_of("One.", heading("Mud"), "Two.")
    [section] = outline(article, range(1, len(article.sentences)))
    assert section.heading is None
    assert [passage.block for passage in section.passages] == [1, 2, 3]


@given(st.lists(st.booleans(), max_size=12), st.sets(st.integers(0, 30)))
def test_every_chosen_sentence_is_there_once_and_in_order(
    heads: list[bool], some: set[int]
) -> None:
    article = article_of(*[heading("Mud.") if head else "One. Two." for head in heads])
    body = [it for it in article.sentences if article.blocks[it.span.block].kind == "paragraph"]
    chosen = [it.index for place, it in enumerate(body) if place in some]
    sections = outline(article, chosen)
    passages = [passage for section in sections for passage in section.passages]
    assert [index for passage in passages for index in passage.sentences] == chosen
    assert all(section.passages for section in sections), "no heading without a sentence"
    blocks = [passage.block for passage in passages]
    assert len(set(blocks)) == len(blocks)


@pytest.mark.parametrize(
    "telling_nothing",
    [
        "The harbour",
        "THE HARBOUR!",
        "Harbour",
        "* * *",
        "",
        "Deep mud in the harbour.",
        "Today: deep mud, in the harbour",
        "Nobody has cleaned the basin since the year of the storm, and this " + "week " * 3,
    ],
)
def test_a_heading_that_tells_nothing_new_is_none(telling_nothing: str) -> None:
    article = article_of(
        "One.", heading("Mud"), "Two.", heading(telling_nothing), "Deep mud in the harbour."
    )
    chosen = [it.index for it in article.sentences if it.span.block in (1, 3, 5)]
    assert [section.heading for section in outline(article, chosen)] == [None, 2]


@pytest.mark.parametrize("telling", ["Mud and the harbour", "Two", "2019: A storm", "Der Hafen"])
def test_a_heading_with_words_of_its_own_stays(telling: str) -> None:
    article = article_of("One.", heading(telling), "Deep mud in the harbour.", title="Two storms")
    chosen = [it.index for it in article.sentences if it.span.block in (1, 3)]
    assert [section.heading for section in outline(article, chosen)] == [None, 2]
