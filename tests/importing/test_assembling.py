"""From a draft to an article: whatever the draft, the article holds together."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.json_form import article_from_json, article_to_json
from harken.article.model import Article, BlockKind
from harken.errors import HarkenError
from harken.importing import assembling
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats import registry
from tests.importing.shown import read_aloud

PROSE = "The tide came in through the drains, spread over the mud and went out again."


def article_of(text: str) -> Article:
    (draft,) = registry.read(Document(text.encode(), "x"))
    return assembling.assemble(draft, source="x.txt", name="x")


def test_the_title_is_block_0_and_the_first_sentence() -> None:
    article = article_of(f"Advertisement\n\nTides\n\n{PROSE}\n\nTides")
    assert article.title == "Tides"
    assert article.blocks[0].kind is BlockKind.TITLE
    assert article.sentences[0].span.block == 0
    assert read_aloud(article) == ["Tides", PROSE, "Tides"]


def test_without_a_title_the_name_is_shown_and_nothing_is_spoken_for_it() -> None:
    article = article_of(PROSE)
    assert (article.title, article.blocks[0].text) == ("x", "")
    assert read_aloud(article) == [PROSE]


def test_a_title_turns_nothing_round_beside_it_and_keeps_its_joiners() -> None:
    persian, family = (
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\U0001f469\u200d\U0001f467",
    )
    page = article_of(f"<title>{persian} {family} a\u202eb \u2066c</title><p>{PROSE}</p>")
    assert page.title == f"{persian} {family} ab c"
    named = assembling.assemble(
        Draft([Part(BlockKind.PARAGRAPH, PROSE)]), source="x", name="a\u202eb"
    )
    assert named.title == "ab"


def test_a_title_in_the_text_that_the_document_names_is_not_repeated() -> None:
    draft = Draft(
        [Part(BlockKind.HEADING, "TIDES", level=1), Part(BlockKind.PARAGRAPH, PROSE)], "Tides"
    )
    article = assembling.assemble(draft, source="x", name="x")
    assert read_aloud(article) == ["Tides", PROSE]


def test_a_long_quotation_in_another_language_has_its_own() -> None:
    german = "Die Stadt behandelte das Meer wie einen Mieter, der immer zu spät zahlte. " * 3
    article = article_of(f"{PROSE} {PROSE}\n\n{german}\n\n{PROSE} {PROSE}")
    assert article.language == "en"
    assert [block.language for block in article.blocks] == [None, None, "de", None]


def test_the_same_text_is_the_same_article_and_another_is_not() -> None:
    assert article_of(PROSE).id == article_of(PROSE).id
    assert len(article_of(PROSE).id) == 16
    assert article_of(PROSE).id != article_of(f"{PROSE}!").id
    assert article_of("a.\n\nb.").id != article_of("a.b.").id


def test_nothing_to_read_is_said() -> None:
    with pytest.raises(HarkenError, match="no text in it"):
        assembling.assemble(Draft([]), source="x", name="x")


@pytest.mark.parametrize("limit", ["MAX_CHARACTERS", "MAX_PIECES"])
def test_more_than_can_be_handled_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(assembling, limit, 20)
    with pytest.raises(HarkenError, match="too long"):
        article_of("It rose. " * 21)


LINES = st.sampled_from(
    [
        *["", "Tides", PROSE, "Read more: eels", "By Ann Lee", "© 2026", "1. It rises.", "* * *"],
        f"By Ann Lee\n{PROSE}",
        f"OSLO (AP) — {PROSE} First published by Ann.",
        "😀 ßあ。 “Ja”",
    ]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=12).map("\n\n".join))
def test_any_text_becomes_an_article_that_holds_together_or_an_error_for_people(text: str) -> None:
    try:
        (draft,) = registry.read(Document(text.encode("utf-8", "replace"), "x"))
        article = assembling.assemble(draft, source="x", name="x")
    except HarkenError:
        return
    assert article.blocks[0].kind is BlockKind.TITLE
    for skip in article.skips:
        assert 0 <= skip.span.start < skip.span.end <= len(article.blocks[skip.span.block].text)
        for sentence in article.sentences:
            assert skip.span.contains(sentence.span) or not skip.span.overlaps(sentence.span)
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article
