from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import BlockKind
from harken.library.entry import Hit
from harken.library.library import Library
from tests.library.texts import made_up, tides
from tests.listening.articles import article_of


@pytest.mark.parametrize(
    "text",
    [
        "tide clock",  # in the title
        "brandt",  # the author
        "everybody reads",
        "READS everybody",
        "everybody rea",  # the last may be a beginning
        '"reads it from"',
        '"one hand',
        "cafe",
        "CAFÉ",
        "cafe\u0301",
        "clock, (the)",
    ],
)
def test_an_article_is_found(library: Library, text: str) -> None:
    library.add(tides(), 1.0)
    library.add(made_up(1), 2.0)

    assert [hit.entry.id for hit in library.search(text)] == ["tides"]


@pytest.mark.parametrize("text", ["every reads", "nowhere", '"it reads"', "tides clock 9"])
def test_only_what_has_all_words_is_found(library: Library, text: str) -> None:
    library.add(tides(), 1.0)

    assert library.search(text) == ()


@pytest.mark.parametrize("text", ["", "  ", "…", '"', "*", "\ud800", "👍"])
def test_where_no_word_is_asked_for_all_are_there(library: Library, text: str) -> None:
    library.add(tides(), 1.0)

    assert [hit.entry.id for hit in library.search(text)] == ["tides"]


@given(st.text(max_size=40) | st.text("\"'*()^-:+{}NEAR AND OR NOT a", max_size=20))
def test_whatever_is_typed_is_no_mistake(text: str) -> None:
    library = Library(None)
    library.add(tides(), 1.0)
    for hit in library.search(text):
        assert_well_cut(hit)
    library.close()


def assert_well_cut(hit: Hit) -> None:
    assert list(hit.found) == sorted(hit.found)
    assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.found)


def test_a_word_in_the_title_counts_most(library: Library) -> None:
    text = "The gauge stood still. " * 3
    library.add(article_of((BlockKind.TITLE, "A"), (BlockKind.PARAGRAPH, text), name="text"), 2.0)
    title = (BlockKind.TITLE, "The gauge"), (BlockKind.PARAGRAPH, "It stood still. " * 3)
    library.add(article_of(*title, name="title"), 1.0)

    assert [hit.entry.id for hit in library.search("gauge")] == ["title", "text"]


def test_the_snippet_shows_where_the_words_stand_together(library: Library) -> None:
    filler = "Nothing is said of it here. " * 20
    text = f"A gauge. {filler}The gauge was READ at noon by a réader. {filler}"
    library.add(article_of((BlockKind.TITLE, "A"), (BlockKind.PARAGRAPH, text)), 1.0)

    (hit,) = library.search("gauge rea")

    assert [hit.snippet[start:end] for start, end in hit.found] == ["gauge", "READ", "réader"]
    assert hit.snippet.startswith("… ") and hit.snippet.endswith(" …")
    assert len(hit.snippet) < 200
    assert hit.snippet.strip("… ") in text


def test_what_only_the_title_has_needs_no_snippet(library: Library) -> None:
    library.add(tides(), 1.0)

    (hit,) = library.search("tide")

    assert (hit.snippet, hit.found) == ("", ())


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("港口的潮水在夜里退去了。", "潮水", "潮水"),
        ("かれは港の時計を見た。", "時計", "時計"),
        ("Прилив пришёл ночью.", "ПРИШЕЛ", "пришёл"),
        ("Η παλίρροια ήρθε.", "παλιρ", "παλίρροια"),
        ("Das Straßenfest ging weiter.", "straß", "Straßenfest"),
        ("It's a well-known clock.", "well-known", "well-known"),
        ("İstanbul has no tide.", "istan", "İstanbul"),
        ("cafe\u0301 noir", "café", "café"),
    ],
)
def test_other_scripts_and_signs_are_found(
    library: Library, text: str, asked: str, found: str
) -> None:
    library.add(article_of((BlockKind.TITLE, "A"), (BlockKind.PARAGRAPH, text)), 1.0)

    (hit,) = library.search(asked)

    assert [hit.snippet[start:end] for start, end in hit.found] == [found]


def test_fifty_have_snippets_and_all_are_found(library: Library) -> None:
    for number in range(60):
        library.add(replace(tides(f"tides {number}"), title="A"), 1.0)

    hits = library.search("watch")

    assert len(hits) == 60
    assert [bool(hit.snippet) for hit in hits] == [True] * 50 + [False] * 10


@pytest.mark.parametrize("text", ["reads", "everybody", "nowhere", ""])
def test_where_the_articles_are_known_the_same_is_found(library: Library, text: str) -> None:
    library.add(tides(), 1.0)
    for number in range(60):
        library.add(made_up(number), float(number))
    library.add(replace(tides(), id="deleted"), 2.0)
    library.delete(["deleted"], 3.0)
    known = {entry.id: entry for entry in library.entries()}
    library.add(replace(tides(), id="newer"), 4.0)

    assert library.search(text, known) == library.search(text)


def test_what_is_known_of_an_article_is_not_read_again(library: Library) -> None:
    library.add(tides(), 1.0)
    [entry] = library.entries()
    as_known = replace(entry, title="As it was known")

    [hit] = library.search("everybody", {entry.id: as_known})
    assert hit.entry == as_known
    assert "everybody" in hit.snippet.lower()
