import pytest

from harken.article.model import BlockKind, SkipReason
from harken.importing.draft import Part
from harken.importing.titles import drop_repeated_title, first_words, same_title, take_title

PROSE = "The tide came in through the drains, spread over the mud and went out again."


def paragraphs(*texts: str) -> list[Part]:
    return [Part(BlockKind.PARAGRAPH, text) for text in texts]


@pytest.mark.parametrize(
    "first",
    [
        "The harbour that learned to breathe",
        "Who will pay for the sea?",
        "The sea: who will pay?",
        "‘We had some issues,’ she says",
        "Hafen",
    ],
)
def test_a_short_first_line_that_ends_like_no_sentence_is_the_title(first: str) -> None:
    parts = paragraphs(first, PROSE)
    assert take_title(parts) == first
    assert [part.text for part in parts] == [PROSE]


@pytest.mark.parametrize(
    "texts",
    [
        [PROSE, PROSE],
        ["Dear Ann,", PROSE],
        ["It rose.", PROSE],
        ["The only line"],
        ["two\nlines", PROSE],
        ["1999", PROSE],
        ["ANNA: Where were you?", "TOM: At the harbour, and I told you that I would be there."],
        ["— Where were you?", PROSE],
        ["“Where were you?”", PROSE],
        [],
    ],
)
def test_otherwise_there_is_no_title(texts: list[str]) -> None:
    parts = paragraphs(*texts)
    assert take_title(parts) == ""
    assert [part.text for part in parts] == texts


def test_the_title_may_stand_behind_furniture() -> None:
    parts = paragraphs("Advertisement", "The harbour", PROSE)
    parts[0].skip(SkipReason.BOILERPLATE)
    assert take_title(parts) == "The harbour"
    assert [part.text for part in parts] == ["Advertisement", PROSE]


def test_a_repeated_title_is_dropped_but_no_paragraph_is() -> None:
    parts = [
        Part(BlockKind.HEADING, "THE HARBOUR", level=1),
        *paragraphs(PROSE, "The harbour"),
        Part(BlockKind.HEADING, "“The harbour”", level=2),
    ]
    drop_repeated_title(parts, "The harbour")
    assert [part.text for part in parts] == [PROSE, "The harbour"]


def test_titles_are_compared_by_their_letters() -> None:
    assert same_title("The Harbour – a story", "the harbour: A STORY")
    assert not same_title("The harbour", "The harbours")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The sea came in.", "The sea came in"),
        ("Who pays?", "Who pays?"),
        ("And then…", "And then…"),
        (PROSE, "The tide came in through the drains, spread over the mud…"),
        ("潮" * 70, "潮" * 60 + "…"),
        ("12.", ""),
    ],
)
def test_the_first_words_stand_for_a_text_without_a_title(sentence: str, title: str) -> None:
    assert first_words(sentence) == title
