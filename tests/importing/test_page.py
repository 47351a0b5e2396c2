"""Web pages: what is article, what is skipped, and what they say about themselves."""

import json
from datetime import date

import pytest

from harken import paths
from harken.article.model import Article, BlockKind
from harken.errors import HarkenError
from harken.importing.assembling import assemble
from harken.importing.formats.html import page as html
from harken.importing.formats.html.data import read_data
from harken.importing.formats.html.match import content_flags
from harken.importing.formats.html.page import read_page, read_selection
from harken.importing.formats.html.title import page_title
from harken.importing.formats.html.tree import parse
from tests.importing.shown import read_aloud, read_of, skipped, skipped_of, texts

FIRST_SENTENCE = (
    "For most of its four hundred years, the town of Saltmere treated the sea as a tenant "
    "who was always behind with the rent."
)


def sample() -> Article:
    page = paths.sample_article().read_text(encoding="utf-8")
    return assemble(read_page(page), source="sample.html", name="sample")


def test_the_sample_says_title_author_date_and_language() -> None:
    article = sample()
    assert article.title == "The harbour that learned to breathe"
    assert article.blocks[0].text == article.title
    assert article.author == "Mara Ellingsen"
    assert article.published == date(2026, 11, 22)
    assert article.language == "en"


def test_the_sample_is_read_from_title_to_last_quote_without_furniture() -> None:
    article = sample()
    aloud = read_aloud(article)
    assert aloud[:2] == [
        "The harbour that learned to breathe",
        FIRST_SENTENCE,
    ]
    assert aloud[-1] == "“You just have to know when it’s coming.”"
    whole = " ".join(aloud).casefold()
    for furniture in ("cookie", "newsletter", "©", "follow us", "read more", "first published"):
        assert furniture not in whole
    assert 500 <= article.words_read() <= 800


def test_the_samples_furniture_is_skipped_with_its_reason() -> None:
    assert [(reason, text[:22]) for reason, text in skipped(sample())] == [
        ("cookie_notice", "We and our partners us"),
        ("byline", "By Mara Ellingsen, coa"),
        ("dateline", "22 November 2026"),
        ("caption", "The outer basin at low"),
        ("navigation", "Read more: The eel lad"),
        ("copyright", "This article was first"),
        ("boilerplate", "Share this article on "),
        ("boilerplate", "Sign up for our newsle"),
        ("boilerplate", "Get the best of the co"),
        ("navigation", "You might also like"),
        ("boilerplate", "12,804 people follow u"),
        ("boilerplate", "© 2026 The Tidewater R"),
    ]


def test_the_sample_keeps_its_structure() -> None:
    kinds = [block.kind.value for _, block in sample().blocks_read()]
    assert kinds[0] == "title"
    assert kinds.count("title") == 1
    assert kinds.count("heading") == 3
    assert kinds.count("list_item") == 3
    assert kinds.count("quote") == 1


PARAGRAPH = "<p>The tide came in through the drains, spread over the mud and went out again.</p>"


@pytest.mark.parametrize("depth", [10, 1000])
def test_a_nested_page_keeps_its_text(depth: int) -> None:
    page = "<html><body>" + "<div>" * depth + PARAGRAPH * 5 + "</div>" * depth
    assert len(texts(read_page(page))) == 5


def test_a_page_that_the_extractor_makes_nothing_of_is_read_whole(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert texts(read_page("<html><body><p>Tides</p></body></html>")) == ["Tides"]
    caplog.clear()


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(HarkenError, match="no text"):
        read_page("<html><head><title>Tides</title></head><body><img src=x></body></html>")


def test_a_page_that_hides_itself_until_its_programs_run_is_read() -> None:
    page = f"<html><body style='display: none'><div>{PARAGRAPH * 5}</div></body></html>"
    assert len(texts(read_page(page))) == 5


def test_a_noscript_that_is_never_closed_hides_nothing() -> None:
    assert len(texts(read_page(f"<html><body><noscript><div>{PARAGRAPH * 5}</div>"))) == 5


@pytest.mark.parametrize("body", ["One & two.\n\nThree.", "<p>One &amp; two.</p><p>Three.</p>"])
def test_text_that_only_the_metadata_hold_is_read(
    body: str, caplog: pytest.LogCaptureFixture
) -> None:
    data = json.dumps({"@graph": [{"@type": "Article", "articleBody": body}]})
    page = f"<script type='application/ld+json'>{data}</script><p>Loading</p>"
    assert texts(read_page(page, "https://example.org/")) == ["One & two.", "Three."]
    caplog.clear()


def test_metadata_that_are_broken_are_passed_over() -> None:
    page = f"<script type='application/ld+json'>{{'articleBody': [</script>{PARAGRAPH * 5}"
    assert len(texts(read_page(page))) == 5


def test_a_fetched_page_that_needs_a_browser_says_so() -> None:
    page = "<script src=app.js></script><p>Please enable JavaScript</p>"
    with pytest.raises(HarkenError, match="run in a browser"):
        read_page(page, "https://example.org/")


def test_a_page_too_long_to_extract_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_ELEMENTS_TO_EXTRACT", 500)
    draft = read_page("<html><body><nav>Menu</nav>" + PARAGRAPH * 500)
    assert len(draft.parts) == 501
    assert draft.parts[0].skipped


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The tide | Review</title>", "<h1>Review</h1><h1>The tide</h1>", "The tide"),
        ("<title>Review</title>", "<h1>The tide comes in</h1>", "The tide comes in"),
        ("<title>The tide - Review</title>", "<h1>Home</h1><h2>The tide</h2>", "The tide"),
        ("<title>The tide came in | Review</title>", "", "The tide came in"),
        ("<title>x</title><meta property='og:title' content='The tide'>", "", "The tide"),
        ("<title>The tide</title>", "<h1>The <style>i{}</style>tide</h1>", "The tide"),
        ("<title>The tide | Tides</title>", "<h1>Tides</h1><h2>The tide</h2>", "The tide"),
        (
            "<title>Tides | The tide</title>",
            "<h1><a href=/>Tides</a></h1><h2>The tide</h2>",
            "The tide",
        ),
        ("<meta property=og:site_name content='The Post'>", "<h1>The Post</h1>", "The Post"),
        ("", "<h1><span class=kicker>Sea</span><br>The tide came in</h1>", "The tide came in"),
        (
            "<title>The tide came in</title>",
            "<h1><b>Sea</b> The tide came in</h1>",
            "The tide came in",
        ),
        ("", "<h1>The ti&shy;de<br>came in</h1>", "The tide came in"),
        ("<title>The tide &amp;amp; the moon</title>", "", "The tide & the moon"),
        ("", "<h1>Tide</h1>", "Tide"),
        ("", "", ""),
    ],
)
def test_the_title_is_found_where_several_places_claim_to_hold_it(
    head: str, body: str, title: str
) -> None:
    page = f"<html><head>{head}</head><body>{body}{PARAGRAPH}</body></html>"
    tree = parse(page)
    assert page_title(tree, read_data(tree)) == title


def test_equal_units_are_matched_in_order_and_once() -> None:
    blocks = ["Share", "One sentence here.", "Share", "Two: a much longer sentence. And more.", "x"]
    extracted = ["One sentence here.", "Two: a much longer sentence."]
    assert content_flags(blocks, extracted) == [False, True, False, True, False]


def test_a_short_word_is_not_found_inside_another() -> None:
    assert content_flags(["Share"], ["Shareholders met on Friday."]) == [False]


@pytest.mark.parametrize("year", ["© 2024 The Post", "Copyright 2019-2024 The Post", "© 2024"])
def test_a_copyright_line_is_no_date(year: str) -> None:
    text = "<p>The tide came in through the drains, spread over the mud and went out again.</p>"
    page = "<html><head><title>Tides</title></head><body><article><h1>Tides</h1>{}{}</article>{}"
    foot = f"<footer><p>{year}</p></footer></body></html>"
    assert read_page(page.format("", text * 8, foot)).published is None
    new_year = "<time datetime='2023-01-01'>New Year</time>"
    assert read_page(page.format(new_year, text * 8, foot)).published == date(2023, 1, 1)


def test_a_numbered_list_in_a_page_is_found_with_its_numbers() -> None:
    text = "<p>The tide came in through the drains, spread over the mud and went out again.</p>"
    steps = "<ol><li>Open the gate at the harbour wall.<li>Wait until the tide is out.</ol>"
    draft = read_page(f"<article><h1>Tides</h1>{text * 8}{steps}{text * 2}</article>")
    assert [part.text for part in draft.parts if part.kind is BlockKind.LIST_ITEM] == [
        "1. Open the gate at the harbour wall.",
        "2. Wait until the tide is out.",
    ]


def test_text_outside_the_article_is_skipped_in_its_place_and_menus_are_left_out() -> None:
    menu = "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(300))
    box = "<div class=box><p>A box beside the article that tells at length of another harbour "
    box += "in another town, and of the people in it.</p></div>"
    text = "".join(f"{PARAGRAPH[:-4]} For the {n}th time.</p>" for n in range(8))
    page = f"<body><ul>{menu}</ul>{box}<article><h1>Tides</h1>{text}</article><ul>{menu}</ul>"
    parts = [part for part in read_page(page).parts if part.text != "Tides"]
    assert [part.skipped for part in parts] == [True] + 8 * [False]


def test_no_more_is_skipped_than_a_person_can_look_through() -> None:
    box = "<p>Another story, told at length in a box below, of the harbour and its people. </p>"
    page = f"<body><article><h1>Tides</h1>{PARAGRAPH * 8}</article><div class=sidebar>{box * 500}"
    assert sum(part.skipped for part in read_page(page).parts) <= 60


def test_a_formula_does_not_part_its_paragraph_from_the_article() -> None:
    formula = (
        "<p>Let <math><mi>h</mi></math> be the height of the tide at <math><mi>t</mi></math>.</p>"
    )
    draft = read_page(f"<h1>Tides</h1>{PARAGRAPH * 3}{formula}{PARAGRAPH * 3}")
    assert "Let h be the height of the tide at t." in read_of(draft)


@pytest.mark.parametrize("tag", ["button", "object", "textarea"])
def test_what_a_person_chose_is_kept_in_any_element(tag: str) -> None:
    draft = read_selection(f"<p>The tide <{tag}>comes in</{tag}> now.</p>")
    assert texts(draft) == ["The tide comes in now."]


def test_a_refrain_is_read_each_time() -> None:
    verses = "".join(f"<p>Verse {n} tells of the {n}th night of the month.</p>" for n in range(8))
    refrain = "<p>And the tide came in through the drains again.</p>"
    song = verses.replace("</p>", f"</p>{refrain}")
    draft = read_page(f"<title>Tides</title><h1>Tides</h1>{song}")
    assert read_of(draft).count("And the tide came in through the drains again.") == 8


def test_a_page_of_one_repeated_line_keeps_it() -> None:
    article = assemble(read_page("<h1>The tide comes in</h1>" * 3), source="x", name="x")
    assert read_aloud(article) == ["The tide comes in"] * 3


@pytest.mark.parametrize(
    "page",
    [
        "<frameset cols='1,2'><frame src=a.html><frame src=b.html></frameset>",
        "<frameset><frame src=a><noframes>This page needs frames.</noframes></frameset>",
        "<body><iframe src=a.html></iframe></body>",
    ],
)
def test_a_page_of_frames_says_so(page: str) -> None:
    with pytest.raises(HarkenError, match="shows other pages in frames"):
        read_page(f"<html><title>Tides</title>{page}</html>")


def test_what_stands_around_an_encyclopedias_text_is_skipped() -> None:
    reference = (
        "<li id=n1>^ Ellingsen, Mara (2021). The drains of Saltmere and their builders.</li>"
    )
    draft = read_page(
        "<div id=content><h1>Tides</h1><div role=note class=hatnote>This is about the sea.</div>"
        "<table class=infobox><tr><th>Height<td>4 m<tr><th>Period<td>12 h</table>"
        f"{PARAGRAPH.replace('.</p>', '.<sup class=reference><a href=#n1>[1]</a></sup></p>') * 4}"
        "<h2>Causes<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>"
        f"{PARAGRAPH * 3}<h2>References</h2><ol class=references>{reference * 3}</ol></div>"
    )
    read = [text[:6] for text in read_of(draft)]
    assert read == ["Tides", *["The ti"] * 4, "Causes", *["The ti"] * 3]
    assert [reason for reason, _ in skipped_of(draft)] == ["boilerplate"] * 2 + ["footnote"] * 4


@pytest.mark.parametrize("mark", ["role=doc-endnotes", "class=footnotes", "id=references"])
def test_notes_are_skipped_as_notes(mark: str) -> None:
    notes = f"<section {mark}><h2>Notes</h2><ol><li>{PARAGRAPH}</li></ol></section>"
    draft = read_page(f"<h1>Tides</h1>{PARAGRAPH * 6}{notes}")
    assert read_of(draft)[1:] == [PARAGRAPH[3:-4]] * 6


def test_notes_are_read_where_they_are_all() -> None:
    assert read_of(read_selection(f"<ol class=references><li>{PARAGRAPH}</li></ol>"))
