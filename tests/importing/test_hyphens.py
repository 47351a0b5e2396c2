import pytest

from harken.importing.hyphens import Joiner

DIVIDED = ("the accumu-", "lation of mud", "in the har-", "bour of the", "accumulation", "harbour")
"""A text whose typesetter divides words."""


def joined(lines: tuple[str, ...], one: str, other: str) -> str:
    kept, glue = Joiner([*lines, one, other]).join(one, other)
    return kept + glue + other


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("a sedi-", "ment of", "a sediment of"),
        ("a well-", "known harbour", "a wellknown harbour"),
        ("the North-", "Sea coast", "the North-Sea coast"),
        ("in 1950-", "1951 the", "in 1950-1951 the"),
        ("two-", "and three-storeyed", "two- and three-storeyed"),
        ("soft\u00ad", "ware", "software"),
        ("soft\u2010", "ware", "software"),
        ("the mud —", "or silt", "the mud — or silt"),
        ("the mud—", "or silt", "the mud—or silt"),
        ("the mud", "rose", "the mud rose"),
        ("潮水在", "每天", "潮水在每天"),
        ("น้ำ", "ขึ้น", "น้ำขึ้น"),
        ("in https://example.org/a-", "b", "in https://example.org/ab"),
    ],
)
def test_lines_are_joined(one: str, other: str, whole: str) -> None:
    assert joined(DIVIDED, one, other) == whole


def test_the_rest_of_a_divided_word_is_no_word_of_the_document() -> None:
    lines = (*DIVIDED, "she met him where the", "met-", "ingen doet")
    assert joined(lines, "met-", "ingen doet") == "metingen doet"


def test_how_the_document_writes_a_word_elsewhere_decides() -> None:
    assert joined((*DIVIDED, "a well-known mole"), "a well-", "known pier") == "a well-known pier"
    assert joined((*DIVIDED, "the coworker"), "a co-", "worker") == "a coworker"


def test_two_words_of_the_document_keep_their_hyphen() -> None:
    lines = (*DIVIDED, "it is known", "all was well")
    assert joined(lines, "a well-", "known pier") == "a well-known pier"


def test_where_no_words_are_divided_hyphens_are_the_authors() -> None:
    plain = tuple(f"a line of text {number}" for number in range(60))
    assert joined(plain, "an all-", "company meeting") == "an all-company meeting"


def test_a_typesetters_own_hyphen_tells_the_authors_from_it() -> None:
    lines = ("the accumu\u2010", "lation", "the har\u2010", "bour")
    assert joined(lines, "a group co-", "founded by") == "a group co-founded by"


def test_a_korean_word_that_stands_whole_elsewhere_is_put_together() -> None:
    assert joined(("여론공방이나",), "여론공", "방이나 진흙탕") == "여론공방이나 진흙탕"
    assert joined((), "관계에", "대해") == "관계에 대해"


def test_a_soft_hyphen_shows_that_words_are_divided() -> None:
    lines = (*(f"a line of text {number}" for number in range(60)), "and then the accumu\u00ad")
    assert joined(lines, "the fisher-", "men looked") == "the fishermen looked"
