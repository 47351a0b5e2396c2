from datetime import date

import pytest

from harken.article.model import SkipReason
from harken.importing.document import Document
from harken.importing.formats import markdown
from harken.importing.formats.markdown import read_markdown
from tests.importing.shown import kinds_and_texts, texts

PAGE = """\
# The *harbour* that learned

A [link](https://example.org) and `code`.
Same paragraph.

## What the mud does

- It rises.
    - A little.
- It cleans.

> The sea is coming.
>
> > Deeper.

```python
if tide:
    rise()
```

| Year | Tide |
|------|------|
| 1950 | 2.9  |
"""


def test_every_kind_is_kept() -> None:
    draft = read_markdown(PAGE)
    assert draft.title == "The harbour that learned"
    assert kinds_and_texts(draft.parts)[1:] == [
        ("paragraph", "A link and code. Same paragraph."),
        ("heading2", "What the mud does"),
        ("list_item", "It rises."),
        ("list_item1", "A little."),
        ("list_item", "It cleans."),
        ("quote", "The sea is coming."),
        ("quote1", "Deeper."),
        ("code", "if tide:\n    rise()"),
        ("table", "Year\tTide\n1950\t2.9"),
    ]


def test_links_and_code_are_marked_in_their_places() -> None:
    paragraph = read_markdown(PAGE).parts[1]
    assert [(m.kind, paragraph.text[m.start : m.end], m.target) for m in paragraph.marks] == [
        ("link", "link", "https://example.org"),
        ("code", "code", None),
    ]


def test_front_matter_says_title_author_date_and_language() -> None:
    draft = read_markdown(
        '---\ntitle: "Tides"\nauthor: Ann Lee\ndate: 2026-11-22\nlang: de\n---\nText.\n'
    )
    assert (draft.title, draft.author, draft.language) == ("Tides", "Ann Lee", "de")
    assert draft.published == date(2026, 11, 22)
    assert texts(draft) == ["Text."]


def test_a_wrong_date_and_a_rule_at_the_top_are_no_front_matter() -> None:
    assert read_markdown("---\ndate: 2026-99-99\n---\nText.").published is None
    assert texts(read_markdown("---\n\nText.\n\n---\n\nMore.")) == ["Text.", "More."]


def test_raw_html_is_read_as_html() -> None:
    assert texts(read_markdown("Before.\n\n<main><div>Inside <b>it</b>.</div></main>\n")) == [
        "Before.",
        "Inside it.",
    ]


def test_what_the_parser_would_drop_is_read_as_plain_text() -> None:
    draft = read_markdown(">" * 1000 + " The deepest quote.")
    assert "The deepest quote." in texts(draft)[0]


def test_a_list_a_thousand_deep_keeps_its_items() -> None:
    draft = read_markdown("".join("  " * depth + f"- item {depth}\n" for depth in range(1000)))
    joined = " ".join(texts(draft))
    assert all(f"item {depth}" in joined for depth in (0, 50, 500, 999))


def test_what_is_longer_than_the_parser_can_take_is_read_as_plain_text() -> None:
    draft = read_markdown("**bold** " * (markdown.MAX_CHARACTERS // 9 + 1))
    assert draft.parts[0].text.startswith("**bold**")


def test_nothing_gives_nothing() -> None:
    assert read_markdown("---\ntitle: Tides\n---\n").parts == []


def test_ordered_lists_keep_their_numbers_and_their_links() -> None:
    draft = read_markdown("1. first\n2. a [link](https://example.org)\n\n- a dot\n")
    assert texts(draft) == ["1. first", "2. a link", "a dot"]
    (mark,) = draft.parts[1].marks
    assert draft.parts[1].text[mark.start : mark.end] == "link"


@pytest.mark.parametrize(
    "text",
    [
        "---\nNote: the wall is closed.\n\nIt rose in May.\n\n---\n\nIt fell in June.",
        "---\nNote: it rose in May.\n---\n\nIt fell in June.",
        "---\nhttp://example.org is its address: May.\n---\n\nIt fell in June.",
        "---\ntitle: Tides\nIt rose in May.\n---\n\nIt fell in June.",
        "---\ntitle: Tides\n" + "May: it rose.\n" * 101 + "---\n\nIt fell in June.",
    ],
)
def test_a_text_between_two_rules_is_no_front_matter(text: str) -> None:
    document = Document(text.encode(), "tides.txt")
    assert not markdown.recognises(document)
    assert "May" in " ".join(texts(read_markdown(text, guessed=True)))


def test_lines_that_may_be_keys_or_items_are_looked_at_once() -> None:
    text = "---\ntitle: Tides\n" + "- : May\n" * 90 + "It rose.\n---\n"
    assert texts(read_markdown(text))[-1].endswith("It rose.")


def test_front_matter_may_hold_lists_remarks_and_long_values() -> None:
    text = "---\ntags:\n- sea\n  - mud\n# why\n\nabout: >\n  Long.\ntitle: Tides\n...\nText.\n"
    assert markdown.recognises(Document(text.encode(), "tides.txt"))
    draft = read_markdown(text, guessed=True)
    assert (draft.title, texts(draft)) == ("Tides", ["Text."])


@pytest.mark.parametrize(
    "text",
    ["A List<String> is typed.", "<String>", "<your-name>\nis here.", "It cost <little> money."],
)
def test_what_only_looks_like_a_tag_is_text(text: str) -> None:
    assert texts(read_markdown(text)) == [" ".join(text.split())]


def test_in_a_text_that_may_be_markdown_all_tags_are_text() -> None:
    text = "# Tags\n\nUse <b> and **not** <i>.\n\n<div>\nIt rose.\n</div>"
    (draft,) = markdown.read(Document(text.encode(), "tags.txt"))
    assert texts(draft) == ["Tags", "Use <b> and not <i>.", "<div> It rose. </div>"]
    (called,) = markdown.read(Document(text.encode(), "tags.md", ".md"))
    assert texts(called) == ["Tags", "Use and not .", "It rose."]


def test_footnotes_and_what_refers_to_them_are_skipped() -> None:
    draft = read_markdown(
        "The tide[^1] rises, `[^1]` is code and [^2] is nothing.\n\n"
        "```\n[^1]: code\n```\n\n[^1]: Twice\n[^b]: Ann Lee, *The tide*.\n"
    )
    text, code, notes = draft.parts
    assert text.text == "The tide[^1] rises, [^1] is code and [^2] is nothing."
    assert [(cut.start, cut.end, cut.reason) for cut in text.cuts] == [(8, 12, SkipReason.FOOTNOTE)]
    assert code.text == "[^1]: code"
    assert notes.skipped
    assert [cut.reason for cut in notes.cuts] == [SkipReason.FOOTNOTE]


def test_check_boxes_and_names_of_headings_are_no_text() -> None:
    draft = read_markdown("## The *eels* {#eels .fish}\n\n- [x] caught\n- [ ] sold\n- [y] [x] a\n")
    assert texts(draft) == ["The eels", "caught", "sold", "[y] [x] a"]


def test_a_title_of_front_matter_may_have_emphasis() -> None:
    assert read_markdown('---\ntitle: "Notes on *the* reef, 2 * 3"\n---\n\nIt rises.').title == (
        "Notes on the reef, 2 * 3"
    )


def test_front_matter_may_be_toml() -> None:
    draft = read_markdown(
        '+++\ntitle = "The harbour"\ndate = 2022-04-09T10:00:00Z\n[params]\nx = 1\n+++\nIt rises.'
    )
    assert (draft.title, draft.published) == ("The harbour", date(2022, 4, 9))
    assert texts(draft) == ["It rises."]


@pytest.mark.parametrize("text", ["+++\nIt rises.\n\nIt falls.", "+++\n+++\nIt rises."])
def test_plus_signs_alone_are_no_front_matter(text: str) -> None:
    assert "It rises." in " ".join(texts(read_markdown(text)))
