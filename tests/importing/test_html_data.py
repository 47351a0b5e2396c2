"""What a page says of itself: authors, texts, dates."""

import json
from datetime import date

import pytest

from harken.importing.formats.html.data import read_data
from harken.importing.formats.html.page import read_page
from harken.importing.formats.html.title import page_title
from harken.importing.formats.html.tree import parse

PARAGRAPH = "<p>The tide came in through the drains, spread over the mud and went out again.</p>"


def script(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


def page(head: str = "", before: str = "", behind: str = "") -> str:
    body = f"<article><h1>The tide comes in</h1>{before}{PARAGRAPH * 6}{behind}</article>"
    return f"<html lang=en-GB><head><title>The tide comes in</title>{head}</head><body>{body}"


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ({"author": "Mara Ellingsen"}, "Mara Ellingsen"),
        ({"author": {"@type": "Person", "name": "Mara  Ellingsen"}}, "Mara Ellingsen"),
        ({"author": [{"name": "Mara"}, {"name": "Jo"}, {"name": "Mara"}]}, "Mara, Jo"),
        ({"author": {"@type": "Organization", "name": "The Post"}}, None),
        ({"author": "https://example.org/mara"}, None),
        ({"author": {"name": ["Mara", 3, None]}}, "Mara"),
        ({"comment": [{"author": "A reader"}]}, None),
        ([[{"@graph": [{"@type": "NewsArticle", "author": "Mara"}]}]], "Mara"),
    ],
)
def test_the_author_is_a_person(value: object, author: str | None) -> None:
    assert read_data(parse(page(script(value)))).author() == author


@pytest.mark.parametrize(
    ("shown", "author"),
    [
        ("<span class='author vcard'>By Mara Ellingsen</span>", "Mara Ellingsen"),
        ("<a rel=author href=/m>Mara Ellingsen</a>", "Mara Ellingsen"),
        ("<p class=byline>Von Mara Ellingsen und Jo Tamm</p>", "Mara Ellingsen, Jo Tamm"),
        ("<p class=byline>By Mara Ellingsen, coast reporter</p>", "Mara Ellingsen"),
        ("<p class=byline>By Mara Ellingsen 3 May 2024</p>", "Mara Ellingsen"),
        (
            "<p itemprop=author>Text: <b itemprop=name>Mara Ellingsen</b> <i>x</i></p>",
            "Mara Ellingsen",
        ),
        ("<p class=author>The Saltmere Post</p>", None),
        ("<p class=byline>Staff writer</p>", None),
        ("<p class=byline>All about the sea.</p>", None),
        ("<nav><a class=author>Mara Ellingsen</a></nav>", None),
        ("<div class=comments><b class=author>Mara Ellingsen</b></div>", None),
        ("".join(f"<p class=author>{name} Tamm</p>" for name in ("Al", "Bo", "Cy", "Di")), None),
    ],
)
def test_the_author_may_stand_in_a_by_line_only(shown: str, author: str | None) -> None:
    html = page(before=shown).replace("</title>", " | The Saltmere Post</title>")
    assert read_page(html).author == author


def test_the_head_knows_the_author_better_than_a_by_line() -> None:
    shown = "<p class=byline>By M. Ellingsen</p>"
    assert read_page(page("<meta name=author content='Mara Ellingsen'>", shown)).author == (
        "Mara Ellingsen"
    )


def test_what_an_article_says_goes_before_what_its_site_says() -> None:
    site = {"@type": "WebSite", "author": "The site", "datePublished": "2001-01-01"}
    article = {"@type": "NewsArticle", "author": "Mara", "datePublished": "2024-05-03"}
    draft = read_page(page(script(site) + script(article)))
    assert (draft.author, draft.published) == ("Mara", date(2024, 5, 3))


def test_a_broken_object_still_says_its_date() -> None:
    broken = (
        '<script type="application/ld+json">{"datePublished": "2024-05-03T10:00", "a": }</script>'
    )
    assert read_page(page(broken)).published == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("head", "before", "published"),
    [
        ("<meta property='article:published_time' content='2024-05-03T10:00Z'>", "", "2024-05-03"),
        ("<meta itemprop=datePublished content=20240503>", "", "2024-05-03"),
        ("<link rel=canonical href='https://example.org/2024/05/03/tide'>", "", "2024-05-03"),
        ("<link rel=canonical href='https://example.org/03-05-2024.html'>", "", "2024-05-03"),
        ("", "<p>Friday, 3 May 2024</p>", "2024-05-03"),
        ("", "<p>Updated: 7 May 2024. Published: 3 May 2024</p>", "2024-05-03"),
        ("", "<p>By Mara Ellingsen | 3/5/2024</p>", "2024-05-03"),
        ("", "<time datetime=2024-05-03>on Friday</time>", "2024-05-03"),
        ("", "<p>© 3 May 2024 The Post</p>", None),
        ("", "<p>Spring 2024</p>", None),
        ("<meta name=date content='not today'>", "", None),
    ],
)
def test_the_day_of_publication(head: str, before: str, published: str | None) -> None:
    draft = read_page(page(head, before))
    assert draft.published == (date.fromisoformat(published) if published else None)


def test_readers_see_the_day_in_their_own_time_zone() -> None:
    head = "<meta property='article:published_time' content='2024-05-04T01:30:00Z'>"
    assert read_page(page(head, "<p>3 May 2024</p>")).published == date(2024, 5, 3)
    assert read_page(page(head, "<p>9 May 2024</p>")).published == date(2024, 5, 4)


def test_a_date_in_the_text_is_not_the_articles() -> None:
    text = f"<p>{'The wall was finished at last. ' * 4}It was opened on 3 May 1999.</p>"
    assert read_page(page("", text)).published is None


def test_an_address_says_when_it_was_published() -> None:
    assert read_page(page(), "https://example.org/2024/5/3/tide").published == date(2024, 5, 3)


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, '{"author":' * 900 + "1" + "}" * 900, '"headline": "' * 50_000, "]}", ""],
)
def test_metadata_that_mean_harm_are_passed_over(text: str) -> None:
    data = read_data(parse(f"<script type='application/ld+json'>{text}</script>{PARAGRAPH}"))
    assert data.author() is None


@pytest.mark.parametrize("depth", [10, 1_500])
def test_a_heading_that_is_never_closed_is_read_from_its_beginning(depth: int) -> None:
    tree = parse(f"<h1>The tide{'<span>' * depth}<p> came in")
    assert page_title(tree, read_data(tree)) == "The tide came in"
