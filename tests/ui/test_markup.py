"""What the document shows, held against a real QTextDocument."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from harken.article.model import (
    Article,
    Block,
    BlockKind,
    Mark,
    MarkKind,
    Skip,
    SkipReason,
    Span,
)
from harken.ui.colours import LIGHT
from harken.ui.document_style import document_style
from harken.ui.look import DEFAULT_LOOK
from harken.ui.markup import Labels, article_page
from harken.ui.page import Page, shown_text
from harken.ui.rows import ROW_CHARACTERS
from harken.ui.summary_markup import summary_page
from tests.ui.articles import article_of, words

LABELS = Labels(restore="Restore", skip_again="Skip again")


def page_of(article: Article, *, show_skipped: bool = False) -> Page:
    return article_page(article, "meta", show_skipped=show_skipped, labels=LABELS)


def shown(page: Page) -> str:
    """The document's text as Qt holds it, a line feed between two blocks."""
    document = QTextDocument()
    document.setDefaultStyleSheet(document_style(LIGHT, DEFAULT_LOOK, "en", "Sans"))
    document.setHtml(page.html)
    texts = []
    block = document.begin()
    while block.isValid():
        texts.append(block.text())
        block = block.next()
    return "\n".join(texts)


def heading(text: str, level: int = 2) -> Block:
    return Block(BlockKind.HEADING, text, level)


def units(text: str) -> list[bytes]:
    raw = text.encode("utf-16-le", "surrogatepass")
    return [raw[i : i + 2] for i in range(0, len(raw), 2)]


def check_every_piece(article: Article, page: Page) -> None:
    document = units(shown(page))
    for piece in page.pieces:
        there = document[piece.position : piece.position + piece.offsets.length]
        assert there == units(shown_text(article.text_of(piece.span)))


# Besides ordinary characters: all that HTML, white space and Qt's own markers could eat or move.
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("  \t\n\r\v\f\x00\x1c\x85\u2028\u2029\ufdd0\ufdd1\ufffc\ufffe<>&;'\"😀שa"),
    ),
    max_size=40,
)


@pytest.mark.usefixtures("qapp")
@given(title=NASTY, texts=st.lists(NASTY, max_size=4), shows=st.booleans(), data=st.data())
def test_every_piece_stands_where_the_map_says(
    title: str, texts: list[str], shows: bool, data: st.DataObject
) -> None:
    blocks = [
        Block(data.draw(st.sampled_from([k for k in BlockKind if k is not BlockKind.TITLE])), text)
        for text in texts
    ]
    places = st.tuples(st.integers(1, max(1, len(texts))), st.integers(0, 40), st.integers(0, 40))
    skips = [
        Skip(Span(number, min(a, b), max(a, b)), SkipReason.CAPTION, data.draw(st.booleans()))
        for number, a, b in data.draw(st.lists(places, max_size=3))
    ]
    article = article_of(*blocks, title=title, skips=skips)
    check_every_piece(article, page_of(article, show_skipped=shows))
    body = [it.index for it in article.sentences if it.span.block]
    check_every_piece(article, summary_page(article, "meta", body[:: data.draw(st.integers(1, 3))]))


@pytest.mark.usefixtures("qapp")
@given(text=NASTY.filter(str.strip))
def test_a_place_in_the_document_is_a_place_in_the_article_and_back(text: str) -> None:
    article = article_of(text)
    page = page_of(article)
    for offset in range(len(text) - len(text.lstrip()), len(text)):
        [(start, end)] = page.ranges_of(Span(1, offset, offset + 1))
        assert page.place_of(start) == (1, offset)
        assert end > start


def test_the_sources_markup_stays_text() -> None:
    article = article_of("<img src='file:///etc/passwd'> & <a href='x'>here</a>", title="<b>T</b>")
    page = page_of(article)
    assert "<img" not in page.html
    assert "<b>" not in page.html
    assert "href" in page.html  # as text: no attribute has it
    assert 'href="' not in page.html


@pytest.mark.usefixtures("qapp")
def test_skipped_parts_are_left_out_or_shown_with_a_way_back() -> None:
    dateline = Skip(Span(1, 0, 9), SkipReason.DATELINE)
    caption = Skip(Span(2, 0, 7), SkipReason.CAPTION)
    article = article_of("SALTMERE — The sea came.", "A boat.", skips=[dateline, caption])
    hidden = shown(page_of(article))
    assert hidden.split("\n")[2:] == ["— The sea came."]
    page = page_of(article, show_skipped=True)
    assert "SALTMERE" in shown(page)
    assert "A boat." in shown(page)
    assert page.html.count("Restore") == 2
    assert 'href="harken:restore/1"' in page.html
    restored = page_of(article.with_restored(1))
    assert shown(restored).endswith("\nA boat.")
    again = page_of(article.with_restored(1), show_skipped=True)
    assert 'href="harken:skip/1"' in again.html


def test_what_is_left_out_has_no_place() -> None:
    article = article_of("One.", "Two.", skips=[Skip(Span(1, 0, 4), SkipReason.CAPTION)])
    page = page_of(article)
    assert page.ranges_of(Span(1, 0, 4)) == []
    assert len(page.ranges_of(Span(2, 0, 4))) == 1


@pytest.mark.usefixtures("qapp")
def test_a_block_of_megabytes_is_cut_into_rows_at_the_ends_of_sentences() -> None:
    article = article_of(words(20_000))
    page = page_of(article)
    rows = shown(page).split("\n")[2:]
    assert len(rows) > 10
    assert max(map(len, rows)) <= ROW_CHARACTERS
    assert all(row.rstrip().endswith(".") for row in rows)
    assert "".join(rows) == article.blocks[1].text
    check_every_piece(article, page)


@pytest.mark.usefixtures("qapp")
def test_a_line_without_sentences_or_spaces_is_cut_too() -> None:
    article = article_of("x" * 30_000)
    rows = shown(page_of(article)).split("\n")[2:]
    assert [len(row) for row in rows] == [8000, 8000, 8000, 6000]


def test_a_sentence_across_a_mark_is_one_range() -> None:
    block = Block(
        BlockKind.PARAGRAPH,
        "Energy is mc2 here.",
        marks=(Mark(MarkKind.SUPERSCRIPT, 12, 13), Mark(MarkKind.LINK, 0, 6, "https://e.org")),
    )
    page = page_of(article_of(block))
    assert "<sup>2</sup>" in page.html
    assert len(page.pieces) == 4
    assert len(page.ranges_of(Span(1, 0, 19))) == 1


@pytest.mark.usefixtures("qapp")
def test_the_summary_is_its_sentences_by_paragraph_under_the_title() -> None:
    article = article_of("One. Two. Three.", "Four. Five.")
    page = summary_page(article, "meta", [1, 3, 4])
    assert shown(page) == "The harbour\nmeta\nOne. Three.\nFour."
    check_every_piece(article, page)


@pytest.mark.usefixtures("qapp")
def test_the_summary_shows_the_headings_that_something_stands_under() -> None:
    article = article_of(
        "One.", heading("First"), "Two.", heading("Empty"), heading("Inner", level=3), "Three.",
    )  # fmt: skip
    chosen = [at for at, it in enumerate(article.sentences) if it.span.block in (1, 3, 6)]
    page = summary_page(article, "meta", chosen)
    assert shown(page).split("\n")[2:] == ["One.", "First", "Two.", "Inner", "Three."]
    assert page.ranges_of(Span(2, 0, 5)) == [], "a heading is no place to hear from"
    check_every_piece(article, page)


@pytest.mark.usefixtures("qapp")
def test_the_summary_tells_quotations_and_the_items_of_a_list() -> None:
    quote = Block(BlockKind.QUOTE, "The sea came in.")
    items = [Block(BlockKind.LIST_ITEM, text) for text in ("It rises.", "1. It cleans. It feeds.")]
    article = article_of("One.", quote, *items)
    last = len(article.sentences) - 1
    page = summary_page(article, "meta", [1, 2, 3, last])
    assert page.quotes == {3}
    assert shown(page).split("\n")[3:] == [
        "The sea came in.",
        "•\u2002It rises.",
        "•\u2002It feeds.",
    ]
    check_every_piece(article, page)


@pytest.mark.usefixtures("qapp")
def test_a_summary_of_megabytes_is_cut_into_rows_too() -> None:
    article = article_of(words(20_000))
    page = summary_page(article, "meta", range(1, len(article.sentences)))
    rows = shown(page).split("\n")[2:]
    assert max(map(len, rows)) <= ROW_CHARACTERS + 1_000, "the spaces between come on top"
    assert "".join(rows).replace(" ", "") == article.blocks[1].text.replace(" ", "")
    check_every_piece(article, page)


@pytest.mark.usefixtures("qapp")
def test_without_a_title_the_sources_name_stands_in_its_place() -> None:
    article = article_of("One.", title="")
    page = page_of(article)
    assert page.place_of(0) is None
    assert page.place_of(len(shown(page)) - 1) == (1, 3)


@pytest.mark.parametrize(
    ("text", "language", "turned"),
    [("שלום עולם", "he", True), ("Hello", "he", False), ("123", "ar", True), ("123", "en", False)],
)
def test_text_from_right_to_left_is_laid_out_so(text: str, language: str, turned: bool) -> None:
    page = page_of(article_of(text, title="T", language=language))
    assert ('dir="rtl"' in page.html) is turned


@pytest.mark.usefixtures("qapp")
def test_a_quotation_is_told_from_what_is_skipped() -> None:
    quote = Block(BlockKind.QUOTE, "The sea came in.")
    page = page_of(article_of("One.", quote, quote, "Two."), show_skipped=True)
    assert page.quotes == {3, 4}
    assert "skipped" not in page.html
    assert document_style(LIGHT, DEFAULT_LOOK, "en", "Sans").count("italic") == 1, (
        "what is skipped alone"
    )


@pytest.mark.usefixtures("qapp")
def test_the_bullet_of_a_skipped_item_is_grey_as_well() -> None:
    item = Block(BlockKind.LIST_ITEM, "Home")
    article = article_of(item, item, skips=[Skip(Span(1, 0, 4), SkipReason.NAVIGATION)])
    page = page_of(article, show_skipped=True)
    assert page.html.count('<span class="skipped">•') == 1
    assert page.html.count("•") == 2
    assert "•" in page_of(article.with_restored(0), show_skipped=True).html
    check_every_piece(article, page)
