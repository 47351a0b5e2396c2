import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.words import count_words, word_offsets


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s a well-known fact.", ["It’s", "a", "well-known", "fact"]),
        ("3.5 m at 4 a.m. – £1,000!", ["3.5", "m", "at", "4", "a.m", "1,000"]),
        ("… — !", []),
        ("", []),
        ("Größe, naïve, Łódź", ["Größe", "naïve", "Łódź"]),
    ],
)
def test_words_are_what_a_reader_counts(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in word_offsets(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("港口很安静，2019年有七艘船。", "港 口 很 安 静 2019 年 有 七 艘 船"),
        ("港は静かで、七隻の船が出ました。", "港は 静かで 七隻の 船が 出ました"),
        ("人々はPython3をコンピューターで使う", "人々は Python3 を コンピューター で 使う"),
        ("เรือเจ็ดลำออกไป", "เรือ เจ็ดลำ ออก ไป"),
        ("한국어는 띄어 씁니다", "한국어는 띄어 씁니다"),
        ("لكنّ سبعة، من القوارب", "لكنّ سبعة من القوارب"),
        ("הנמל היה שקט, אבל", "הנמל היה שקט אבל"),
    ],
)
def test_short_stretches_stand_for_words_where_no_spaces_part_them(text: str, words: str) -> None:
    assert [text[start:end] for start, end in word_offsets(text)] == words.split()


def test_no_mark_ends_a_word() -> None:
    marks = [c for c in map(chr, range(0x10000)) if unicodedata.category(c).startswith("M")]
    assert [c for c in marks if word_offsets(f"a{c}b") != [(0, 3)]] == []


def test_what_is_no_letter_ends_a_word() -> None:
    others = [c for c in map(chr, range(0x10000)) if unicodedata.category(c)[0] in "SZ"]
    assert [c for c in others if word_offsets(f"a{c}b") != [(0, 1), (2, 3)]] == []


@given(st.text(max_size=200))
def test_words_are_in_order_disjoint_and_hold_no_space(text: str) -> None:
    last = 0
    for start, end in word_offsets(text):
        assert last <= start < end <= len(text)
        assert not any(character.isspace() for character in text[start:end])
        last = end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The tide – it came in.", 6),
        ("Größe, naïve, Łódź", 3),
        ("港口的钟只有一根指针。", 10),
        ("港の時計、15 分。", 6),
        ("iPhoneを買う。", 4),
        ("ปากน้ำ", 2),
        ("항구의 시계", 2),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_where_words_are_parted_they_are_counted_by_white_space(text: str) -> None:
    assert count_words(text) == len(text.split())
