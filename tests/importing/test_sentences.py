import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harken.article.model import BlockKind, SkipReason
from harken.importing.draft import Cut, Part
from harken.importing.sentence_ends import ends_as_sentence
from harken.importing.sentences import MAX_SENTENCE_CHARACTERS, split, split_part

PARAGRAPH = BlockKind.PARAGRAPH


def sentences(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *cuts: Cut) -> list[str]:
    part = Part(kind, text, cuts=list(cuts))
    return [text[start:end] for start, end in split_part(part, "en")]


def test_abbreviations_and_numbers_do_not_end_a_sentence() -> None:
    assert sentences(
        "Dr. Okafor saw 3.5 m, e.g. at 4 a.m. today.  It rose! “Did it?” she asked."
    ) == [
        "Dr. Okafor saw 3.5 m, e.g. at 4 a.m. today.",
        "It rose!",
        "“Did it?” she asked.",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["The wall was 3.5 m. ", "The tide was 4 m. ", "Nobody saw it."]),
        ("en", ["Bring a rope, e.g. Ann’s. ", "Then go."]),
        ("de", ["Die Mauer war 3,5 m. ", "Niemand sah es."]),
        ("nl", ["De muur was 3,5 m. ", "Mevr. Bos zag het."]),
        ("sv", ["Muren var 3,5 m. ", "Ingen såg den."]),
        ("sv", ["Det var t.ex. Malmö. ", "Sedan Lund."]),
        ("ru", ["Стена была 3,5 м. ", "Вода ушла."]),
        ("ru", ["Это улица им. Пушкина. ", "Он там жил."]),
        ("fr", ["M. Dupont est venu. ", "Il est parti."]),
        ("fr", ["Le Dr. Petit est né av. J.-C. à Rome. ", "Il y est mort."]),
        ("es", ["Vino la dña. Ana. ", "Se fue."]),
        ("pt", ["É grande, p. ex. Lisboa. ", "Eu sei."]),
        ("pl", ["To jest tzw. Polska. ", "Ona wie."]),
        ("fi", ["Kirja on ns. Suomi. ", "Hän tietää."]),
        ("tr", ["Dün Sn. Kaya geldi. ", "Sonra gitti."]),
        ("da", ["Det er bl.a. Aarhus. ", "Så Odense."]),
    ],
)
def test_abbreviations_and_units_in_other_languages(language: str, expected: list[str]) -> None:
    part = Part(BlockKind.PARAGRAPH, "".join(expected))
    found = [part.text[start:end] for start, end in split_part(part, language)]
    assert found == [sentence.strip() for sentence in expected]


@pytest.mark.parametrize(
    "line", ["It rose.", "„Es stieg.“", "(Why?) ", "« Pourquoi ? »", "「はい。」", "वह गया।"]
)
def test_a_line_that_ends_as_a_sentence_does(line: str) -> None:
    assert ends_as_sentence(line)


@pytest.mark.parametrize("line", ["", "”", "What the mud does", "Salt, mud:", "12.5", "and so;"])
def test_a_line_that_ends_as_none_does(line: str) -> None:
    assert not ends_as_sentence(line)


def test_small_letters_begin_sentences_where_all_are_small() -> None:
    assert sentences("it was late. he left.") == ["it was late.", "he left."]


def test_a_unit_without_letters_joins_the_next_and_the_last_joins_the_one_before() -> None:
    assert sentences("1. It rises. 2. It feeds.") == ["1. It rises.", "2. It feeds."]
    assert sentences("It rises. ***") == ["It rises. ***"]
    assert sentences("* * *") == ["* * *"]
    assert sentences(" \n ") == []


def test_titles_and_headings_are_whole_and_rows_are_their_own() -> None:
    assert sentences("Who? What. Why", BlockKind.TITLE) == ["Who? What. Why"]
    assert sentences("a. b.\nc", BlockKind.CODE) == ["a. b.", "c"]
    assert sentences("Year\tTide\n1950\t2.9", BlockKind.TABLE) == ["Year\tTide\n1950\t2.9"]


def test_sentences_end_at_the_edges_of_what_is_skipped() -> None:
    cut = Cut(0, 10, SkipReason.BYLINE)
    assert sentences("By Ann Lee the sea rose. It fell.", BlockKind.PARAGRAPH, cut) == [
        "By Ann Lee",
        "the sea rose.",
        "It fell.",
    ]


def test_a_line_without_an_end_is_cut_at_spaces() -> None:
    text = "word " * 20_000
    found = sentences(text)
    assert max(map(len, found)) <= MAX_SENTENCE_CHARACTERS
    assert " ".join(found) == text.strip()


RUNS = st.tuples(
    st.sampled_from(["7", "7. ", "word ", "x", "x. ", "* ", "“", "\n"]),
    st.sampled_from([1, 1_000, MAX_SENTENCE_CHARACTERS - 1, MAX_SENTENCE_CHARACTERS]),
)


@settings(max_examples=25, deadline=None)
@example([("7", MAX_SENTENCE_CHARACTERS - 1), (" ", 1), ("x", MAX_SENTENCE_CHARACTERS)], PARAGRAPH)
@given(st.lists(RUNS, max_size=3), st.sampled_from([PARAGRAPH, BlockKind.CODE, BlockKind.HEADING]))
def test_no_sentence_is_longer_than_the_longest(
    runs: list[tuple[str, int]], kind: BlockKind
) -> None:
    found = sentences("".join(piece * count for piece, count in runs), kind)
    assert max(map(len, found), default=0) <= MAX_SENTENCE_CHARACTERS


def test_a_long_paragraph_splits_as_a_short_one_does() -> None:
    text = "The tide, e.g. on 3.5 m, came in. “It rose!” said Dr. Lee. " * 2000
    assert (
        sentences(text) == ["The tide, e.g. on 3.5 m, came in.", "“It rose!” said Dr. Lee."] * 2000
    )


def test_sentences_are_numbered_across_blocks() -> None:
    parts = [Part(BlockKind.TITLE, "Tides"), Part(BlockKind.PARAGRAPH, "It rose. It fell.")]
    found = split(parts, ["en", "en"])
    assert [(s.index, s.span.block, s.span.start) for s in found] == [
        (0, 0, 0),
        (1, 1, 0),
        (2, 1, 9),
    ]
    assert len(split(parts, ["en", "en"], at_most=2)) == 2


@pytest.mark.parametrize(
    "run",
    [
        *(".", "...x", ". . ", ".)", ".😀x", "?!x", "\n ", "“. ", "” ", "(", "« ", ".[1"),
        *("A. ", "U.S. A ", "Mr. ", "No. 5 ", "12. ", "p.m. ", "x.X", "xx.Xx", "。」と", "“?” A "),
        *(" 2. ", "\u00a0", "Z", "1) 2) "),
    ],
)
def test_a_text_that_repeats_a_riddle_takes_no_longer_than_its_length(run: str) -> None:
    text = f"1. {run * (200_000 // len(run))}x"
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert max(map(len, found)) <= MAX_SENTENCE_CHARACTERS


LETTERS = st.sampled_from(
    [*'ab Z.?!…"“”«»’()[]0 \n\t*-•😀ßあ。', "Dr. ", "e.g. ", "3.5 ", "1. ", "b) ", "U.S. ", "'s "]
)
TEXT = st.lists(LETTERS, max_size=80).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "nl", "ja", "xx"])


@given(TEXT, LANGUAGES, st.sampled_from(BlockKind), st.data())
def test_every_character_is_in_one_sentence_or_is_space_between_two(
    text: str, language: str, kind: BlockKind, data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    cuts = [Cut(a, b, SkipReason.BYLINE) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    part = Part(kind, text, cuts=cuts)
    last = 0
    for start, end in split_part(part, language):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert not any(start < edge < end for cut in cuts for edge in (cut.start, cut.end))
        last = end
    assert not text[last:].strip()
