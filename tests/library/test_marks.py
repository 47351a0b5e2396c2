"""Marks, and the Markdown that is made of them."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from harken.errors import HarkenError
from harken.library.entry import Entry, Mark, entry_of
from harken.library.library import Library
from harken.library.markdown import escaped, marks_as_markdown
from tests.library.texts import made_up, tides

NOON_S = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
HAND = Mark(1, "tides", 1, "The clock has one hand.", "", NOON_S)


def test_a_sentence_that_is_marked_twice_is_one_mark_with_the_last_note(library: Library) -> None:
    library.add(tides(), 1.0)
    first = library.add_mark("tides", 1, HAND.text, "", 2.0)

    noted = library.add_mark("tides", 1, HAND.text, "look it up", 3.0)
    again = library.add_mark("tides", 1, HAND.text, "", 4.0)

    assert first.id == noted.id == again.id
    assert library.marks() == (replace(first, note="look it up"),) == (again,)


def test_a_note_can_be_changed_and_a_mark_removed(library: Library) -> None:
    library.add(tides(), 1.0)
    mark = library.add_mark("tides", 1, HAND.text, "old \ud800", 2.0)
    assert mark.note == "old ?"

    library.set_note(mark.id, "")
    assert library.marks("tides") == (replace(mark, note=""),)

    library.remove_mark(mark.id)
    assert library.marks() == ()


def test_marks_come_by_article_and_sentence(library: Library) -> None:
    library.add(made_up(1), 1.0)
    library.add(tides(), 2.0)
    for article, sentence in (("story-1", 2), ("tides", 4), ("story-1", 1), ("tides", 2)):
        library.add_mark(article, sentence, "A sentence.", "", 3.0)

    assert [(mark.article_id, mark.sentence) for mark in library.marks()] == [
        ("tides", 2), ("tides", 4), ("story-1", 1), ("story-1", 2),
    ]  # fmt: skip
    assert [mark.sentence for mark in library.marks("story-1")] == [1, 2]


def test_an_article_that_is_not_there_cannot_be_marked(library: Library) -> None:
    with pytest.raises(HarkenError, match="no longer in the library"):
        library.add_mark("nobody", 1, "A sentence.", "", 1.0)


def tides_entry() -> Entry:
    return entry_of(tides(), 1.0)


def test_the_markdown_tells_whose_sentences_these_are() -> None:
    other = replace(entry_of(made_up(1), 1.0), source="notes/tides.txt")
    marks = [HAND, replace(HAND, sentence=4, text="A watch.", note="why?\n\n# not a head"),
             replace(HAND, article_id="story-1"), replace(HAND, article_id="nobody")]  # fmt: skip

    assert marks_as_markdown(marks, {"tides": tides_entry(), "story-1": other}) == (
        "## The tide clock\n\n"
        "Ada Brandt · [https://example.org/tides](<https://example.org/tides>) · 2026-11-22\n\n"
        "> The clock has one hand.\n\n*2026-11-22*\n\n"
        "> A watch.\n\nwhy?\n\n\\# not a head\n\n*2026-11-22*\n\n"
        "## Story 1\n\nnotes/tides.txt\n\n"
        "> The clock has one hand.\n\n*2026-11-22*\n"
    )
    assert marks_as_markdown([], {}) == ""


def shown(text: str) -> str:
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf" or c in "\u200c\u200d")
    kept = (c if c.isprintable() or c in "\u200c\u200d" else " " for c in seen)
    return " ".join("".join(kept).split())


def text_of(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


@given(st.text(min_size=1), st.text(), st.text(), st.text("0123456789.)-+=#>*_`<&;[]!\\|~:/ \na"))
@example("1. one", "- two", "+ three", "=== \n---")
@example("&amp; <b>", "![a](b)", "~~a~~ | b", "# a #")
def test_every_text_reads_as_it_was(title: str, author: str, text: str, note: str) -> None:
    entry = replace(tides_entry(), title=title, author=author, source="paper.pdf", published=None)
    mark = replace(HAND, text=text, note=note)

    tokens = MarkdownIt("commonmark").parse(marks_as_markdown([mark], {"tides": entry}))

    inline = [text_of(token) for token in tokens if token.type == "inline"]
    about = f"{shown(author)} · paper.pdf" if author else "paper.pdf"
    lines = (line for part in note.split("\n") for line in part.split("\r"))
    notes = [shown(line) for line in lines if shown(line)] if note.strip() else []
    expected = [shown(title), about.lstrip(), shown(text), *notes, "2026-11-22"]
    assert list(filter(None, inline)) == list(filter(None, expected))
    kinds = {token.type for token in tokens} - {"inline"}
    assert kinds <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open",
        "blockquote_close",
    }  # fmt: skip


@given(st.text(max_size=60))
def test_a_link_leads_where_it_says(rest: str) -> None:
    source = f"https://example.org/{rest}"
    entry = replace(tides_entry(), source=source, author=None, published=None)

    tokens = MarkdownIt("commonmark").parse(marks_as_markdown([HAND], {"tides": entry}))

    paragraph = tokens[4]
    children = paragraph.children or []
    assert [child.type for child in children if child.type != "text"][:1] == ["link_open"]
    assert text_of(paragraph) == shown(source)


def test_what_is_not_seen_parts_no_word_and_what_spells_one_stays() -> None:
    spelt = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert escaped(f"soft\u00adware a\u202eb {spelt}\u2028c\x00d") == f"software ab {spelt} c d"


def test_only_what_has_a_meaning_is_escaped() -> None:
    assert escaped("It's 5 % of (all) – 3.5, isn't it?") == "It's 5 % of (all) – 3.5, isn't it?"
