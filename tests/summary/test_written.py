"""A summary as a text of its own: what it tells, and that no text is taken for Markdown's signs."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from harken.article.model import Article, Block, BlockKind
from harken.article.ranking import Ranking, Reasons
from harken.summary.written import Phrases, markdown, plain_text
from tests.ui.articles import article_of

LINK = "https://www.example.org/coast?id=7&copy;=1"


def ranking_of(article: Article, *keywords: str) -> Ranking:
    body = tuple(it.index for it in article.sentences if it.span.block)
    return Ranking("balanced", body, (1.0,) * len(body), (Reasons(1.0),) * len(body), keywords)


def harbour() -> Article:
    article = article_of(
        "The sea came in. Nobody minded. It went out.",
        Block(BlockKind.HEADING, "What the mud does", 2),
        Block(BlockKind.QUOTE, "The sea is going to come in."),
        Block(BlockKind.LIST_ITEM, "It rises."),
        Block(BlockKind.LIST_ITEM, "2. It cleans."),
        Block(BlockKind.HEADING, "Nothing of this", 2),
        "A boat.",
    )
    return replace(article, source=LINK, author="Ada", published=date(2026, 11, 22))


CHOSEN = (1, 3, 5, 6, 7, 8)
"""The first and last sentence of the first paragraph, the quotation and the list."""


def test_markdown_has_title_source_headings_sentences_and_how_it_was_made() -> None:
    article = harbour()
    assert markdown(article, ranking_of(article, "sea", "mud"), CHOSEN) == (
        "# The harbour\n\n"
        "[example.org](<https://www.example.org/coast?id=7\\&copy;=1>) · Ada · 2026-11-22\n\n"
        "The sea came in. It went out.\n\n"
        "## What the mud does\n\n"
        "> The sea is going to come in.\n\n"
        "- It rises.\n\n"
        "2\\. It cleans.\n\n"
        "**Keywords:** sea, mud\n\n"
        "*6 of 10 sentences (60 %), by the method “balanced”.*\n"
    )


def test_plain_text_has_the_same_and_is_not_wrapped() -> None:
    article = harbour()
    assert plain_text(article, ranking_of(article, "sea", "mud"), CHOSEN) == (
        "The harbour\n"
        f"{LINK} · Ada · 2026-11-22\n\n"
        "The sea came in. It went out.\n\n"
        "What the mud does\n\n"
        "> The sea is going to come in.\n\n"
        "• It rises.\n\n"
        "2. It cleans.\n\n"
        "Keywords: sea, mud\n\n"
        "6 of 10 sentences (60 %), by the method “balanced”.\n"
    )


@pytest.mark.parametrize("write", [markdown, plain_text])
def test_what_is_not_known_leaves_no_gap(write: object) -> None:
    assert callable(write)
    article = replace(article_of("One.", title=""), source="/home/ada/a_b.html")
    text = write(article, ranking_of(article), (0,))
    assert text.splitlines()[0].replace("\\", "") == "a_b.html"
    assert "Keywords" not in text
    assert "\n\n\n" not in text


def test_an_article_that_is_too_short_to_shorten_is_written_whole() -> None:
    article = article_of(Block(BlockKind.HEADING, "Mud", 2), "It rises.")
    ranking = replace(ranking_of(article), order=(2,))
    assert "\n\n## Mud\n\nIt rises.\n\n" in markdown(article, ranking, (1, 2))
    text = plain_text(article, ranking, (1, 2))
    assert text.endswith(
        "\n\nMud\n\nIt rises.\n\n1 of 1 sentences (100 %), by the method “balanced”.\n"
    )
    unranked = replace(ranking, order=())
    assert plain_text(article, unranked, (1, 2)).endswith("\n\nIt rises.\n")
    assert markdown(article, unranked, (1, 2)).endswith("\n\nIt rises.\n")


def test_our_own_words_can_be_those_of_another_language() -> None:
    article = article_of("Eins.")
    phrases = Phrases("Stichwörter:", "{count} von {all}, {percent} %, {method}")
    text = plain_text(article, ranking_of(article, "eins"), (1,), phrases)
    assert text.endswith("Stichwörter: eins\n\n1 von 1, 100 %, balanced\n")


def test_text_that_is_written_without_spaces_stays_so() -> None:
    block = Block(BlockKind.PARAGRAPH, "潮が満ちる。船が出る。")
    article = article_of(block)
    first, second = (replace(article.sentences[1], index=at) for at in (1, 2))
    article = replace(
        article,
        sentences=(
            article.sentences[0],
            replace(first, span=replace(first.span, end=6)),
            replace(second, span=replace(second.span, start=6)),
        ),
    )
    assert "潮が満ちる。船が出る。" in plain_text(article, ranking_of(article), (1, 2))


def shown(text: str) -> list[str]:
    """The words of each block that Markdown shows; only links, strong and emphasis are ours."""
    found = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        assert token.type not in {"hr", "code_block", "fence", "html_block", "table_open"}
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {
                "text", "text_special", "link_open", "link_close", "strong_open", "strong_close",
                "em_open", "em_close",
            }  # fmt: skip
            found.append("".join(child.content for child in token.children or ()))
    return found


SIGNS = st.text(st.sampled_from("\\`*_{}[]()<>#+-=.!|~$&;:/ 1a\t\n\"'"), min_size=1, max_size=30)


@example(text="1", heading="#")
@example(text="1", heading="\\#")
@given(text=SIGNS.filter(str.strip), heading=SIGNS.filter(str.strip))
def test_no_text_is_taken_for_markdown(text: str, heading: str) -> None:
    under = r"Nets * [and] `cable` \#"
    article = article_of(Block(BlockKind.HEADING, under, 2), f"x{text}", title=heading)
    body = [it.index for it in article.sentences if it.span.block == 2]
    first, _, second, *paragraphs = shown(markdown(article, ranking_of(article), body))
    assert [first, second] == [" ".join(heading.split()), under]
    assert len(paragraphs) == 2
    assert paragraphs[0].split() == f"x{text}".split()


@given(text=SIGNS.filter(str.strip))
def test_a_line_may_begin_with_any_sign(text: str) -> None:
    article = article_of(text)
    body = [it.index for it in article.sentences if it.span.block]
    _, _, paragraph, _ = shown(markdown(article, ranking_of(article), body))
    assert paragraph.split() == text.split()
