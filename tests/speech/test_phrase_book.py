"""The tables of the languages are whole, and each of their entries is found."""

import re
import tomllib
from pathlib import Path

import pytest

from harken.paths import resources_dir
from harken.speech.phrase_book import phrase_book
from harken.speech.spoken_form import spoken_text

TABLES = sorted((resources_dir() / "speech").glob("*.toml"))
WITH_ABBREVIATIONS = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv"}
AROUND = {
    "anywhere": ("x {} y", "x {} y"),
    "before_number": ("x {} 5", "x {} 5"),
    "before_name": ("x {} Q", "x {} Q"),
    "after_number": ("5 {} y", "5 {} y"),
}


def table(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_languages_that_are_read_most_have_their_abbreviations() -> None:
    assert {it.stem for it in TABLES if "abbreviations" in table(it)} == WITH_ABBREVIATIONS


@pytest.mark.parametrize("path", TABLES, ids=lambda it: it.stem)
def test_a_table_has_all_that_must_be_said(path: Path) -> None:
    book = phrase_book(path.stem)
    assert book.language == path.stem
    assert book.link.count("{address}") == 1
    assert book.code_skipped and book.table_skipped
    assert book.code_skipped != book.table_skipped
    assert book.decimal in {".", ","}


@pytest.mark.parametrize(
    ("language", "kind", "written", "meaning"),
    [
        (path.stem, kind, written, meaning)
        for path in TABLES
        for kind, entries in table(path).get("abbreviations", {}).items()
        for written, meaning in entries.items()
    ],
)
def test_each_abbreviation_is_found_beside_what_it_needs(
    language: str, kind: str, written: str, meaning: str
) -> None:
    shown, said = AROUND[kind]
    expected = said.format(meaning)
    assert spoken_text(shown.format(written), language).lower() == expected.lower()
    assert spoken_text(shown.format(written.replace(" ", "\xa0")), language).lower() == (
        expected.lower()
    )
    if kind != "anywhere":  # beside nothing it stays
        assert spoken_text(f"x {written} y", language) == f"x {written} y"


@pytest.mark.parametrize("path", TABLES, ids=lambda it: it.stem)
def test_remarks_in_brackets_go(path: Path) -> None:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    for remark in entries["bracketed"]:
        assert spoken_text(f"one [{remark}] two", path.stem) == "one two"
        assert spoken_text(f"one[{remark.upper()}] two", path.stem) == "one two"
    for note in entries.get("numbered_notes", []):
        assert spoken_text(f"one[{note} 12] two", path.stem) == "one two"
        assert spoken_text(f"one [{note}] two", path.stem) == f"one [{note}] two"


@pytest.mark.parametrize("path", TABLES, ids=lambda it: it.stem)
def test_what_is_found_by_its_exact_case_is_an_abbreviation(path: Path) -> None:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {it for kind in entries.get("abbreviations", {}).values() for it in kind}
    assert set(entries.get("case_counts", [])) <= known


def test_no_meaning_is_itself_an_abbreviation() -> None:
    for path in TABLES:
        for entries in table(path).get("abbreviations", {}).values():
            for meaning in entries.values():
                assert not re.search(r"[.\d]", meaning), meaning


@pytest.mark.parametrize("tag", ["de", "de-CH", "DE_at"])
def test_a_tag_of_any_region_has_its_languages_book(tag: str) -> None:
    assert phrase_book(tag).language == "de"


def test_norwegian_has_one_book_under_all_its_names() -> None:
    assert phrase_book("no") == phrase_book("nn-NO") == phrase_book("nb")


@pytest.mark.parametrize("tag", ["sw", "", "../en", "e", "x" * 99, "\0"])
def test_a_language_without_a_table_changes_no_word_of_its_text(tag: str) -> None:
    book = phrase_book(tag)
    assert (book.language, book.link, book.decimal) == ("en", "{address}", None)
    assert book.code_skipped == phrase_book("en").code_skipped
    assert spoken_text("e.g. 1,5 million", tag) == "e.g. 1,5 million"
