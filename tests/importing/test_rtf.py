"""Rich text, as Word, WordPad, LibreOffice and macOS write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import BlockKind
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.registry import read
from harken.importing.formats.rtf import text as rtf_reader
from harken.importing.kinds import RTF
from tests.importing.office_files import EVERY_KIND, EVERY_KIND_READ, rtf, rtf_of, rtf_text
from tests.importing.shown import kinds_and_texts, office_draft, read_of, skipped_of, texts

TOKENS = [
    *(
        "{",
        "}",
        "\\par ",
        "\\u",
        "\\uc",
        "\\'e9",
        "\\bin3",
        "\\f1",
        "\\v",
        "\\cell",
        "\\row",
        "\\s1",
    ),
    *("\\ansicpg", "1", "x", " "),
]


def draft_of(data: bytes) -> Draft:
    return office_draft(data, RTF)


def text_of(body: str) -> str:
    return "\n\n".join(read_of(draft_of(rtf_of(body))))


def test_each_kind_of_paragraph_keeps_its_kind() -> None:
    draft = draft_of(rtf(EVERY_KIND, title="The tides", author="Ann Lee"))
    assert (draft.title, draft.author) == ("The tides", "Ann Lee")
    *others, (_, quote) = EVERY_KIND_READ
    # It has no style for quotes.
    assert kinds_and_texts(draft.parts) == [*others, ("paragraph", quote)]


def gives_text_or_says_why(data: bytes) -> None:
    why = ""
    try:
        read(Document(data, "x"))
    except HarkenError as error:
        why = error.why
    assert why in {"", "it is damaged"}


class TestCharacters:
    @pytest.mark.parametrize(
        ("body", "text"),
        [
            (r"caf\'e9 \ldblquote x\rdblquote  \emdash  y", "café “x” — y"),
            (r"\u8364? and \u-10179?\u-8704?", "€ and 😀"),
            (r"\u-10179? alone", "\ufffd alone"),
            (r"soft\-ly 3\~m \_ \{ \} \\", "softly 3\xa0m \u2011 { } \\"),
            (r"\u-3937? Wingdings", "Wingdings"),
            (r"{\f2 \'ef\'f0\'e8}", "при"),
            (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
            (r"\u99999999 out of range", "out of range"),
            (r"\uc\u8364? no count", "€ no count"),
        ],
    )
    def test_all_ways_to_write_them(self, body: str, text: str) -> None:
        fonts = r"{\fonttbl{\f2\fcharset204 A;}{\f3\fcharset128 B;}}"
        data = ("{\\rtf1\\ansi\\ansicpg1252" + fonts + body + "}").encode()
        assert texts(draft_of(data)) == [text]

    @pytest.mark.parametrize(
        "text",
        [
            r"Open C:\bin32\tool.exe, and then read on to the end of this sentence.",
            r"C:\row\cell, C:\line and C:\v\u8364 are folders, and so is D:\s1\pard.",
            r"{\pict} and {\v hidden} are markup, and \{ is an escaped brace.",
            "Its checksum is 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef.",
        ],
    )
    def test_text_that_looks_like_markup_is_text(self, text: str) -> None:
        assert text_of(rf"\pard {rtf_text(text)}\par") == text

    def test_a_macintosh_font(self) -> None:
        data = rb"{\rtf1\mac{\fonttbl{\f0\fcharset78 Osaka;}}{\f0 \'93\'fa}}"
        assert texts(draft_of(data)) == ["日"]

    # A byte order mark is no text where it comes first.
    @given(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Co"], exclude_characters="\ufeff"),
            min_size=1,
        )
    )
    def test_any_text_comes_back(self, text: str) -> None:
        shown = text.replace("\xad", "").strip()
        assert texts(draft_of(rtf([("paragraph", "-"), ("paragraph", text)])))[1:] == (
            [shown] if shown else []
        )


class TestNotRead:
    @pytest.mark.parametrize(
        "unseen",
        [
            r"{\header page 1\par}",
            r"{\footnote {\super 1} A source.}",
            r"{\*\annotation why?}",
            r"{\*\bkmkstart here}",
            r"{\v hidden}",
            r"{\rtlch\af1 \ltrch \v\fs20 hidden}",
            r"{\deleted gone}",
            r"{\v hidden {\b too} \v0 }",
            r"\v hidden {\b too} \v0 ",
            r"{\b \v1 hidden\plain }",
            r"{\field{\*\fldinst HYPERLINK " + '"https://example.org/"' + r"}}",
            r"{\pict\pngblip " + "89504e47" * 40 + "}",
            r"{\pict\bin8 {{{{}}}}}",
            r"{\*\unknown {nested} words}",
        ],
    )
    def test_what_is_not_text(self, unseen: str) -> None:
        assert text_of(rf"\pard Before {unseen}and after.\par") == "Before and after."

    def test_text_is_hidden_until_it_is_shown_again(self) -> None:
        assert text_of(r"\pard {\v hidden \v0 Visible} text, \v hidden\plain  and more.\par") == (
            "Visible text,  and more."
        )

    def test_a_link_s_text_is_read_without_its_address(self) -> None:
        field = r'{\field{\*\fldinst{HYPERLINK "https://example.org/"}}{\fldrslt{here}}}'
        assert text_of(rf"\pard See {field} now.\par") == "See here now."


class TestStructure:
    def test_a_table_is_one_block(self) -> None:
        row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row "
        body = (
            r"\pard Before.\par " + row.format("Place", "m") + row.format("Brest", "6")
            + r"\pard After | all.\par"
        )  # fmt: skip
        parts = draft_of(rtf_of(body)).parts
        assert [(part.kind, part.text) for part in parts] == [
            (BlockKind.PARAGRAPH, "Before."),
            (BlockKind.TABLE, "Place\tm\nBrest\t6"),
            (BlockKind.PARAGRAPH, "After | all."),
        ]

    def test_a_line_break_ends_no_paragraph(self) -> None:
        assert texts(draft_of(rtf_of(r"\pard one\line two\par three\par"))) == ["one\ntwo", "three"]

    def test_levels_of_lists(self) -> None:
        item = r"\pard {{\listtext\pard\plain\f1 \'b7\tab}}\ls1\ilvl{} {}\par "
        body = item.format(0, "a") + item.format(1, "b") + item.format(0, "c")
        parts = draft_of(rtf_of(body)).parts
        assert [(part.kind, part.level, part.text) for part in parts] == [
            (BlockKind.LIST_ITEM, 0, "a"),
            (BlockKind.LIST_ITEM, 1, "b"),
            (BlockKind.LIST_ITEM, 0, "c"),
        ]

    def test_a_style_holds_until_the_next(self) -> None:
        body = r"\pard\s1 One\par Two\par\pard Text.\par"
        assert kinds_and_texts(draft_of(rtf_of(body)).parts) == [
            ("heading1", "One"),
            ("heading1", "Two"),
            ("paragraph", "Text."),
        ]

    def test_word_s_style_sheet(self) -> None:
        data = (
            rb"{\rtf1\ansi{\stylesheet{\ql \li0 \snext0 Normal;}"
            rb"{\s4\ql \li0\keepn\outlinelevel2 \b\fs26 \sbasedon0 \snext0 \slink16 \sqformat "
            rb"heading 3;}{\s5\ql \sbasedon0 toc 1;}}"
            rb"\pard\plain \s5\ql Why\tab 2\par\pard\plain \s4\ql Why\par}"
        )
        draft = draft_of(data)
        assert kinds_and_texts(draft.parts) == [("paragraph", "Why\t2"), ("heading3", "Why")]
        assert skipped_of(draft) == [("navigation", "Why\t2")]


class TestUnreadable:
    def test_too_much_text_is_refused_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rtf_reader, "MAX_CHARACTERS", 1_000_000)
        with pytest.raises(HarkenError, match="longer than 1 MB"):
            read(Document(b"{\\rtf1 " + b"tide\\par " * 200_000 + b"}", "x"))

    def test_large_pictures_are_no_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rtf_reader, "MAX_CHARACTERS", 1_000_000)
        picture = ("0123456789abcdef" * 8 + "\n") * 20_000
        assert text_of(rf"\pard a{{\pict {picture}}}b\par") == "ab"

    @pytest.mark.parametrize(
        "body",
        [
            "{" * 100_000 + "x" + "}" * 100_000,
            r"\uc2000000000 \u8364?",
            r"\'" * 1000,
            r"{\field{\*\fldinst{" * 20_000,
            r"{\fonttbl" + r"\f1" * 100_000,
            r"\bin \bin99999999999 x",
            r"\u99999999999999999999 \fcharset9999999999",
            "}}}}}{{{",
            "\\",
        ],
    )
    def test_odd_markup_gives_what_it_holds_or_a_clear_word(self, body: str) -> None:
        gives_text_or_says_why(rtf_of(body))

    @given(st.lists(st.sampled_from(TOKENS)))
    def test_any_markup_ends_well(self, tokens: list[str]) -> None:
        gives_text_or_says_why(rtf_of("".join(tokens)))
