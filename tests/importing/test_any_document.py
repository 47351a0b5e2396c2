"""What holds for any page, text and draft: nothing is lost, and nothing is read twice."""

import re
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import BlockKind, Extent, SkipReason
from harken.importing.assembling import assemble
from harken.importing.cleaning.furniture import mark_furniture
from harken.importing.draft import Cut, Draft, Part
from harken.importing.formats.html.page import read_selection
from harken.importing.formats.plain_text.paragraphs import read_plain_text
from tests.importing.invariants import check_article

SEEN, UNSEEN = "seen", "unseen"
_NUMBERED = re.compile(rf"{SEEN}\d+")
_BLOCKS = "p div section article blockquote h1 h2 h6 ul ol li dl dt dd pre figure nav footer main"
_INLINE = "b em a span sup code q small mark label abbr"
_ODD = "center font x-card details summary address fieldset form"
_TAGS = st.sampled_from(f"{_BLOCKS} {_INLINE} {_ODD}".split())
_HIDDEN = st.sampled_from(
    [
        f"<script>say('{UNSEEN}')</script>",
        f"<style>p {{ content: '{UNSEEN}' }}</style>",
        f"<!-- {UNSEEN} -->",
        f"<template><p>{UNSEEN}</p></template>",
        f"<p hidden>{UNSEEN}</p>",
        f"<div style='display: none'>{UNSEEN}</div>",
        f"<img src='x' title='{UNSEEN}'>",
        f"<input value='{UNSEEN}'>",
        "<br>",
        "<hr>",
    ]
)
_SPACE = st.sampled_from([" ", "\n", ""])
_PAGES = st.recursive(
    st.just(SEEN) | _HIDDEN,
    lambda inner: (
        st.builds(
            lambda tag, children, space: f"<{tag}>{space.join(children)}</{tag}>",
            _TAGS,
            st.lists(inner, max_size=5),
            _SPACE,
        )
        | st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(
            lambda rows: "<table>" + "".join(f"<tr>{_cells(row)}</tr>" for row in rows) + "</table>"
        )
    ),
    max_leaves=30,
)


def _cells(texts: list[str]) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


@given(_PAGES)
def test_all_that_a_page_shows_comes_out_in_order_and_nothing_else(page: str) -> None:
    numbers = count()
    numbered = re.sub(rf"\b{SEEN}\b", lambda _: f"{SEEN}{next(numbers)}", page)
    draft = read_selection(f"<html><body>{SEEN}x {numbered}</body></html>")
    text = "\n".join(part.text for part in draft.parts)
    assert _NUMBERED.findall(text) == _NUMBERED.findall(numbered)
    assert UNSEEN not in text


_LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60) | st.sampled_from(
    ["", "- an item", "1. first", "A Heading", "A sentence that goes on for a while. " * 6, "* * *"]
)


@given(st.lists(_LINES, max_size=15).map("\n".join))
def test_all_letters_of_a_text_come_out_in_order(text: str) -> None:
    parts = read_plain_text(text).parts
    assert _letters(" ".join(part.text for part in parts)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


_TEXTS = st.text(min_size=1, max_size=80).filter(str.strip) | st.sampled_from(
    [
        "By Ann Lee",
        "22 November 2026",
        "© 2026 The Post",
        "Read more: eels",
        "Share this article",
        "The tide came in through the drains, spread over the mud and went out again. " * 2,
        "SALTMERE — The tide came in, and went out again. Read more about it here.",
    ]
)


@st.composite
def _parts(draw: st.DrawFn) -> Part:
    kind = draw(st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TITLE]))
    part = Part(kind, draw(_TEXTS), draw(st.integers(1, 6)))
    edges = sorted(draw(st.sets(st.integers(0, len(part.text)), max_size=4)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    part.cuts = [Cut(start, end, SkipReason.FOOTNOTE) for start, end in pairs]
    return part


@given(st.lists(_parts(), max_size=12), st.sampled_from(Extent))
def test_cleaning_changes_no_text_and_cuts_in_order(parts: list[Part], extent: Extent) -> None:
    texts = [part.text for part in parts]
    mark_furniture(parts, extent)
    assert [part.text for part in parts] == texts
    for part in parts:
        edges = [edge for cut in part.cuts for edge in (cut.start, cut.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(part.text) for edge in edges)


@given(st.lists(_parts(), max_size=12), st.none() | st.text(max_size=20), st.booleans())
def test_any_draft_becomes_an_article_that_holds_together(
    parts: list[Part], title: str | None, furnished: bool
) -> None:
    first = Part(BlockKind.PARAGRAPH, "The tide came in.")
    draft = Draft([first, *parts], title, may_hold_furniture=furnished, may_be_whole_page=True)
    check_article(assemble(draft, source="x", name="x"))
