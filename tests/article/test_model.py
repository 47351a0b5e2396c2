import pytest

from harken.article.model import Article, Block, BlockKind, Sentence, Skip, SkipReason, Span

ARTICLE = Article(
    id="0123456789abcdef",
    title="Tides",
    author=None,
    published=None,
    language="en",
    source="tides.txt",
    blocks=(
        Block(BlockKind.TITLE, "Tides"),
        Block(BlockKind.PARAGRAPH, "By Ann Lee. The sea rose. It fell again."),
        Block(BlockKind.PARAGRAPH, "Read more"),
    ),
    sentences=(
        Sentence(0, Span(0, 0, 5)),
        Sentence(1, Span(1, 0, 11)),
        Sentence(2, Span(1, 12, 25)),
        Sentence(3, Span(1, 26, 40)),
        Sentence(4, Span(2, 0, 9)),
    ),
    skips=(
        Skip(Span(1, 0, 12), SkipReason.BYLINE),
        Skip(Span(2, 0, 9), SkipReason.NAVIGATION),
    ),
)


def texts_read(article: Article) -> list[str]:
    return [article.text_of(sentence.span) for sentence in article.sentences_read()]


def test_skipped_parts_are_not_read() -> None:
    assert texts_read(ARTICLE) == ["Tides", "The sea rose.", "It fell again."]
    assert ARTICLE.words_read() == 6
    assert [number for number, _ in ARTICLE.blocks_read()] == [0, 1]


def test_a_restored_part_is_read_in_its_place_and_no_sentence_is_renumbered() -> None:
    restored = ARTICLE.with_restored(0)
    assert texts_read(restored)[1] == "By Ann Lee."
    assert restored.sentences == ARTICLE.sentences
    assert restored.with_restored(0, restored=False) == ARTICLE


def test_a_part_can_be_skipped_by_hand() -> None:
    by_hand = Skip(Span(1, 26, 40), SkipReason.BY_HAND)
    assert texts_read(ARTICLE.with_skip(by_hand)) == ["Tides", "The sea rose."]


def test_a_place_belongs_to_the_sentence_there_or_to_the_next_one() -> None:
    def index_at(block: int, offset: int) -> int | None:
        sentence = ARTICLE.sentence_at(block, offset)
        return sentence.index if sentence else None

    assert index_at(0, 0) == 0
    assert index_at(1, 11) == 2  # the space between two sentences
    assert index_at(1, 24) == 2
    assert index_at(1, 40) == 4
    assert index_at(2, 9) is None


def test_spans_overlap_only_where_they_share_a_character() -> None:
    assert Span(1, 0, 5).overlaps(Span(1, 4, 6))
    assert not Span(1, 0, 5).overlaps(Span(1, 5, 6))
    assert not Span(1, 0, 5).overlaps(Span(2, 0, 5))
    assert Span(1, 0, 5).contains(Span(1, 0, 5))


@pytest.mark.parametrize(
    ("kind", "text", "needs"),
    [
        (BlockKind.LIST_ITEM, "Bread", True),
        (BlockKind.LIST_ITEM, "1. Bread", False),
        (BlockKind.LIST_ITEM, "(2) Bread", False),
        (BlockKind.LIST_ITEM, "1.5 litres of milk", True),
        (BlockKind.PARAGRAPH, "Bread", False),
    ],
)
def test_a_list_item_without_a_number_needs_a_bullet(
    kind: BlockKind, text: str, needs: bool
) -> None:
    assert Block(kind, text).needs_bullet is needs
