import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.errors import HarkenError
from harken.importing.draft import Part
from harken.importing.formats.html.blocks import read_blocks
from harken.importing.formats.html.tree import parse
from tests.importing.shown import kinds_and_texts


def parts(html: str) -> list[Part]:
    return [block.part for block in read_blocks(parse(html))]


def shown(html: str) -> list[tuple[str, str]]:
    return kinds_and_texts(parts(html))


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            "<h2>A <i>wall</i></h2><p>is a\n  promise</p>",
            [("heading2", "A wall"), ("paragraph", "is a promise")],
        ),
        (
            "<div>loose<p>paragraph</p>tail</div>",
            [("paragraph", "loose"), ("paragraph", "paragraph"), ("paragraph", "tail")],
        ),
        ("<p>one<br>line<br><br>two</p>", [("paragraph", "one\nline"), ("paragraph", "two")]),
        (
            "<ul><li>a<ol><li>b</li></ol>c</li><li><p>d</p></li></ul>",
            [("list_item", "a"), ("list_item1", "1. b"), ("paragraph", "c"), ("list_item", "d")],
        ),
        (
            "<ol start=3><li><p>a</p><p>more</p><li value=7>b<ul><li>c</ul><li>d</ol>",
            [
                ("list_item", "3. a"),
                ("paragraph", "more"),
                ("list_item", "7. b"),
                ("list_item1", "c"),
                ("list_item", "8. d"),
            ],
        ),
        (
            "<ul><li><ol><li><p>a</p><p>b</p></li></ol><p>c</p><p>d</p></li></ul>",
            [("list_item1", "1. a"), ("paragraph1", "b"), ("list_item", "c"), ("paragraph", "d")],
        ),
        ("<ol><li><h3>a</h3>b</ol>", [("heading3", "a"), ("list_item", "b")]),
        ("<ol start=x><li value=''>a<li>b</ol>", [("list_item", "1. a"), ("list_item", "2. b")]),
        (
            "<ol reversed><li>a<li>b</ol><ol type=A start=26><li>c<li>d</ol>",
            [
                ("list_item", "2. a"),
                ("list_item", "1. b"),
                ("list_item", "Z. c"),
                ("list_item", "AA. d"),
            ],
        ),
        (
            "<ol type=i><li value=1999>a</ol><ol style='list-style:lower-alpha'><li value=0>b</ol>",
            [("list_item", "mcmxcix. a"), ("list_item", "0. b")],
        ),
        ("<ol style='list-style-type:none'><li>a</ol>", [("list_item", "a")]),
        (
            "<dl><dt>ebb</dt><dd>falls</dd></dl><details><summary>Why</summary>The moon.</details>",
            [
                ("list_item", "ebb"),
                ("list_item", "falls"),
                ("paragraph", "Why"),
                ("paragraph", "The moon."),
            ],
        ),
        ("<p>She said <q>a <q>b</q></q>.</p>", [("paragraph", "She said “a ‘b’”.")]),
        ("<p><ruby>潮<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>が</p>", [("paragraph", "潮が")]),
        ("<h2>Tides<span class=mw-editsection>[edit]</span></h2>", [("heading2", "Tides")]),
        (
            "<blockquote><p>a</p><blockquote>b</blockquote></blockquote>",
            [("quote", "a"), ("quote1", "b")],
        ),
        (
            "<blockquote><ul><li>a</li></ul><p>b</p></blockquote>",
            [("list_item", "a"), ("quote", "b")],
        ),
        ("<pre>a\n  b\n</pre>", [("code", "a\n  b")]),
        (
            "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td></td></tr></table>",
            [("table", "a\tb\nc\t")],
        ),
        (
            "<table><caption>Tides</caption><tr><td>one<br>two<td><script>x</script>b</table>",
            [("table", "Tides\none two\tb")],
        ),
        (
            "<table><tr><td><p>page</p><ul><li>laid out</li></ul></td></tr></table>",
            [("paragraph", "page"), ("list_item", "laid out")],
        ),
        ("<p>a<script>x()</script>b<style>c{}</style> d</p>", [("paragraph", "ab d")]),
        ("<p>shown</p><p hidden>not</p><p style='display: none'>nor</p>", [("paragraph", "shown")]),
        ("<p>a&nbsp; b&shy;c</p><p>&nbsp;</p>", [("paragraph", "a b\u00adc")]),
        (
            "<a href=x><h3>linked</h3><p>block</p></a>",
            [("heading3", "linked"), ("paragraph", "block")],
        ),
        ("<p>never<p>closed", [("paragraph", "never"), ("paragraph", "closed")]),
    ],
)
def test_text_comes_as_a_browser_shows_it(html: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(html) == blocks


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<math alttext=x><mi>y</mi></math>", "x"),
        ("<math><mi>a</mi><math><mi>b</mi></math></math>", "ab"),
        ("<math><mi>a</mi><mo>+</mo><mfrac><mi>b</mi><mn>2</mn></mfrac></math>", "a + b/2"),
        ("<math><msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup></math>", "(ab)^2"),
        (
            "<math alttext='\\sqrt x'><msqrt><mi>x</mi></msqrt><annotation>y</annotation></math>",
            "√x",
        ),
        ("<math><semantics><mi></mi><annotation>x+1</annotation></semantics></math>", "x+1"),
        ("<span style='display:none'><math><mi>x</mi></math></span><img alt=x>", "x"),
        ("<span><math><mi>x</mi></math></span><span aria-hidden=true>𝑥</span>", "x"),
    ],
)
def test_a_formula_stays_in_its_sentence(formula: str, text: str) -> None:
    assert shown(f"<p>Let {formula} be a number.</p>") == [
        ("paragraph", f"Let {text} be a number.")
    ]


def test_marks_stand_where_their_text_stands() -> None:
    (part,) = parts('<p> See <a href="/x">the  report</a><sup>2</sup> on <code>sea()</code></p>')
    assert part.text == "See the report2 on sea()"
    assert [(m.kind, part.text[m.start : m.end], m.target) for m in part.marks] == [
        ("link", "the report", "/x"),
        ("superscript", "2", None),
        ("code", "sea()", None),
    ]


def test_a_link_around_blocks_is_marked_in_each() -> None:
    heading, paragraph = parts("<a href=/x><h3>one</h3><p>two</p></a>")
    assert [mark.target for mark in (*heading.marks, *paragraph.marks)] == ["/x", "/x"]


def test_the_zone_around_a_block_is_known() -> None:
    html = "<nav><p>a</p></nav><figcaption>b</figcaption><p class=byline>c</p><p>d</p>"
    zones = [(block.zone, block.certain) for block in read_blocks(parse(html))]
    assert zones == [("navigation", True), ("caption", True), ("byline", False), (None, False)]


@pytest.mark.parametrize("depth", [300, 1000, 1900])
def test_text_in_deep_nesting_is_kept(depth: int) -> None:
    html = "<div>" * depth + "<p>The deepest paragraph.</p>" + "</div>" * depth
    assert shown(html) == [("paragraph", "The deepest paragraph.")]


def test_nesting_too_deep_for_the_parser_is_said() -> None:
    with pytest.raises(HarkenError, match="nested more than 2,000 deep"):
        parts("<div>" * 3000 + "text")


def test_a_page_without_anything_is_said() -> None:
    with pytest.raises(HarkenError, match="no text"):
        parts("<!-- nothing -->")


TAGS = st.sampled_from(
    re.findall(r"\w+", "p div ul ol li blockquote h1 h4 pre table tr td a sup br nav")
)
SOUP = st.lists(
    st.builds("<{}>".format, TAGS)
    | st.builds("</{}>".format, TAGS)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    min_size=1,
    max_size=30,
)


@given(SOUP)
def test_marks_lie_inside_their_text_in_any_tag_soup(soup: list[str]) -> None:
    for part in parts("<p>x" + "".join(soup)):
        assert part.text.strip()
        for mark in part.marks:
            assert 0 <= mark.start < mark.end <= len(part.text)
