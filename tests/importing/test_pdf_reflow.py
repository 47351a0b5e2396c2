"""The reflow on lines as they may stand, without a PDF around them."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harken.article.model import BlockKind, SkipReason
from harken.importing.draft import Draft
from harken.importing.formats.pdf.columns import columns_of
from harken.importing.formats.pdf.lines import Line, PageLines
from harken.importing.formats.pdf.reflow import reflow

LEADING_PT = 12.0


def line(
    text: str, x0: float, x1: float, y: float, size_pt: float = 10.0, *, bold: bool = False
) -> Line:
    first = (x1 - x0) * len(text.split(maxsplit=1)[0]) / len(text)
    return Line(text, x0, x1, y, size_pt, is_bold=bold, is_mono=False, first_word_pt=first)


def column(text: str, count: int, x0: float, *, top: float = 200, width: float = 200) -> list[Line]:
    return [
        line(f"{text} line {n} of a column of text", x0, x0 + width, top + LEADING_PT * n)
        for n in range(count)
    ]


def page(lines: list[Line]) -> PageLines:
    return PageLines(600, 800, lines)


def kinds(draft: Draft) -> list[tuple[BlockKind, str]]:
    return [(part.kind, part.text) for part in draft.parts]


anywhere = st.builds(
    lambda text, x, width, y, size, bold: line(text, x, x + width, y, size, bold=bold),
    st.from_regex(r"[A-Za-z]{1,9}( [a-z]{1,9}){0,5}[.,]?", fullmatch=True),
    st.floats(0, 590),
    st.floats(1, 500),
    st.floats(0, 800),
    st.sampled_from([6.0, 8.0, 10.0, 10.0, 10.0, 14.0]),
    st.booleans(),
)


@settings(max_examples=40)
@given(st.lists(st.lists(anywhere, max_size=40).map(page), max_size=4))
def test_no_letter_is_lost_or_added_wherever_the_lines_stand(pages: list[PageLines]) -> None:
    letters = Counter(c for p in pages for ln in p.lines for c in ln.text if c.isalpha())
    draft = reflow(pages, None)
    texts = [draft.title or "", *(part.text for part in draft.parts)]
    assert Counter(c for text in texts for c in text if c.isalpha()) == letters


@settings(max_examples=40)
@given(st.lists(anywhere, max_size=60))
def test_every_line_is_in_one_column(lines: list[Line]) -> None:
    found = [ln for col in columns_of(lines) for ln in col.lines]
    assert sorted(map(id, found)) == sorted(map(id, lines))


def test_a_title_over_two_columns_comes_first_whatever_is_painted_first() -> None:
    head = line("A headline over both of the columns", 50, 500, 120, 24)
    left, right = column("left", 9, 50), column("right", 9, 300)
    order = [ln.text for col in columns_of([*right, head, *left]) for ln in col.lines]
    assert order == [ln.text for ln in (head, *left, *right)]


def test_a_wide_figures_caption_parts_a_page_into_bands() -> None:
    above = column("upper left", 6, 50) + column("upper right", 6, 300)
    caption = line("Figure 1. What is wide and stands between both halves", 50, 500, 300)
    below = column("lower left", 6, 50, top=330) + column("lower right", 6, 300, top=330)
    order = [ln.text for col in columns_of([caption, *below, *above]) for ln in col.lines]
    assert order == [ln.text for ln in (*above, caption, *below)]


def test_three_columns_are_read_one_after_the_other() -> None:
    columns = [column(name, 8, x, width=150) for name, x in (("a", 40), ("b", 210), ("c", 380))]
    mixed = [ln for row in zip(*columns, strict=True) for ln in row]
    order = [ln.text for col in columns_of(mixed) for ln in col.lines]
    assert order == [ln.text for col in columns for ln in col]


def test_cells_side_by_side_are_a_table_not_columns() -> None:
    rows = [("Year", "Tide"), ("1950", "2.9"), ("1960", "3.1"), ("1970", "3.3")]
    cells = [
        line(text, x, x + 30, 200 + LEADING_PT * n)
        for n, row in enumerate(rows)
        for x, text in zip((50, 200), row, strict=True)
    ]
    draft = reflow([page(cells)], None)
    assert kinds(draft) == [(BlockKind.TABLE, "Year\tTide\n1950\t2.9\n1960\t3.1\n1970\t3.3")]


def test_small_lines_at_the_foot_are_notes_and_a_list_of_references_is_not() -> None:
    body = column("body", 30, 50, width=400)
    notes = [line(f"{n} See volume {n} of the report.", 50, 300, 650 + 10 * n, 7) for n in (1, 2)]
    draft = reflow([page([*body, *notes])], None)
    (note,) = [part for part in draft.parts if part.skipped]
    assert note.cuts[0].reason is SkipReason.FOOTNOTE
    assert note.text == "1 See volume 1 of the report. 2 See volume 2 of the report."

    heading = line("References", 50, 120, 630, bold=True)
    draft = reflow([page([*body, heading, *notes])], None)
    assert not any(part.skipped for part in draft.parts)


@pytest.mark.parametrize("x0", [50, 65])
def test_a_paragraph_right_behind_a_full_item_does_not_join_it(x0: float) -> None:
    texts = [
        "• an item of two lines, the first",
        "of which is full",
        "• an item as wide as its list",
    ]
    body = column("body", 30, 50, width=400)
    items = [
        line(text, 62 if n == 1 else 50, 450, 560 + LEADING_PT * n) for n, text in enumerate(texts)
    ]
    behind = line("Nobody came.", x0, x0 + 60, 560 + LEADING_PT * 3)
    draft = reflow([page([*body, *items, behind])], None)
    assert kinds(draft)[1:] == [
        (BlockKind.LIST_ITEM, "an item of two lines, the first of which is full"),
        (BlockKind.LIST_ITEM, "an item as wide as its list"),
        (BlockKind.PARAGRAPH, "Nobody came."),
    ]


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("References", ["[1] Ann Lee. The mud.", "[2] Bo Ek. More mud."]),
        ("5. Literaturverzeichnis", ["1. Lee, A.: Der Schlick.", "2. Ek, B.: Mehr Schlick."]),
        ("Bibliographie", ["Lee, A. (1998). La vase.", "Ek, B. (2003a). Encore la vase."]),
        ("Литература", ["Ли А. Ил и люди. 1998.", "Эк Б. Опять ил. Москва, 2003."]),
    ],
)
def test_a_list_of_works_is_skipped_and_what_follows_it_is_read(
    heading: str, entries: list[str]
) -> None:
    def titled(text: str, y: float) -> Line:
        return line(text, 50, 120, y, 13, bold=True)

    body = [titled("The Tide Tables", 100), *column("body", 30, 50, width=400)]
    body[0].size_pt = 20
    works = [line(text, 50, 300, 600 + 20 * n, 8) for n, text in enumerate(entries)]
    after = [titled("Thanks", 670), line("We thank the mud.", 50, 150, 690)]
    draft = reflow([page([*body, titled(heading, 580), *works, *after])], None)
    skipped = [(part.text, part.cuts[0].reason) for part in draft.parts if part.skipped]
    assert skipped == [(text, SkipReason.FOOTNOTE) for text in (heading, *entries)]
    assert [part.text for part in draft.parts][-2:] == ["Thanks", "We thank the mud."]


def test_text_below_a_heading_that_only_sounds_like_a_list_of_works_is_read() -> None:
    title = line("The Tide Tables", 50, 200, 100, 20)
    heading = line("Literature", 50, 120, 180, 13, bold=True)
    draft = reflow([page([title, heading, *column("body", 30, 50, width=400)])], None)
    assert not any(part.skipped for part in draft.parts)


def test_a_running_head_is_told_by_its_place_on_other_pages() -> None:
    def one_page(number: int) -> PageLines:
        head = line(f"{number} CHAPTER TWO", 50, 200, 40)
        return page([head, *column(f"page {number}", 20, 50, top=70, width=400)])

    draft = reflow([one_page(n) for n in (7, 8, 9)], None)
    skipped = [part.text for part in draft.parts if part.skipped]
    assert skipped == ["7 CHAPTER TWO", "8 CHAPTER TWO", "9 CHAPTER TWO"]


def test_the_title_that_a_document_claims_is_taken_from_its_first_page() -> None:
    lines = [line("The Tide Tables", 50, 200, 100, bold=True), *column("body", 10, 50)]
    draft = reflow([page(lines)], "The tide tables")
    assert draft.title == "The Tide Tables"
    assert "Tide Tables" not in draft.parts[0].text


def test_a_journals_name_is_not_the_title() -> None:
    lines = [
        line("Journal of Mud 12 (2026) 1-9", 50, 200, 80, 8),
        line("Journal of Mud", 50, 200, 110, 20),
        line("How a harbour silts up", 50, 250, 150, 16),
        *column("body", 10, 50),
    ]
    assert reflow([page(lines)], None).title == "How a harbour silts up"


def test_no_pages_give_no_parts() -> None:
    assert reflow([], None).parts == []


def test_a_large_initial_belongs_to_the_line_beside_it() -> None:
    body = column("body", 8, 50, top=240)
    first = [line("he tide came in over the flats and the", 75, 250, 200)]
    first += [line("boats that lay there rose one by one as", 75, 250, 212)]
    first += [line("on any other day of the year. And", 50, 250, 224)]
    draft = reflow([page([line("T", 50, 72, 213, 30), *first, *body])], None)
    assert draft.parts[0].text.startswith("The tide came in over the flats and the boats that lay")


def test_the_numbers_of_a_manuscripts_lines_are_skipped() -> None:
    body = column("body", 10, 50, width=400)
    numbers = [line(str(5 * n), 20, 30, 200 + LEADING_PT * n) for n in range(1, 11)]
    draft = reflow([page([*body, *numbers])], None)
    assert [p.text for p in draft.parts if p.skipped] == [str(5 * n) for n in range(1, 11)]
    assert len([p for p in draft.parts if not p.skipped]) == 1


def test_lines_that_jump_about_are_read_as_they_are_painted() -> None:
    words = "the sea goes out and comes in again while nobody in the harbour looks at it at all"
    pieces = [f"{word} and then it goes on" for word in words.split()]
    jumping = [
        line(text, 50 + 160 * (n % 3), 190 + 160 * (n % 3), 300 + 37 * ((7 * n) % 11))
        for n, text in enumerate(pieces)
    ]
    draft = reflow([page(jumping)], None)
    assert [part.text for part in draft.parts] == [" ".join(pieces)]


@pytest.mark.parametrize("before", ["So it ended.", "So it ended. ", "“So it ended.” "])
def test_a_raised_number_behind_a_sentence_is_skipped_be_it_apart(before: str) -> None:
    text = before + "1 Another day came"
    body = [line(text, 50, 250, 200), *column("body", 10, 50, top=212)]
    body[0].notes = [(len(before), len(before) + 1)]
    (part,) = reflow([page(body)], None).parts
    (cut,) = part.cuts
    heard = part.text[: cut.start] + part.text[cut.end :]
    assert heard.startswith(before.rstrip() + " Another day came")


def test_notes_of_two_columns_are_kept_apart_and_end_no_sentence() -> None:
    left, right = column("left", 20, 50), column("right", 20, 310)
    left[-1] = line("and so it ended.1", 50, 130, left[-1].y)
    right[0].text = "Another day came, and"
    notes = [
        line(text, x, x + 180, y, 7)
        for y, row in ((600, ("1 One of the left", "2 One of the right")), (609, ("side.",) * 2))
        for x, text in zip((50, 310), row, strict=True)
    ]
    draft = reflow([page([*left, *right, *notes])], None)
    skipped = [part.text for part in draft.parts if part.skipped]
    assert skipped == ["1 One of the left side.", "2 One of the right side."]
    assert draft.parts[0].text.endswith("and so it ended.1")
