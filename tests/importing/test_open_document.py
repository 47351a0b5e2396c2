"""OpenDocument texts, as LibreOffice, Word and Google Docs write them."""

import pytest

from harken.article.model import BlockKind, Mark, MarkKind
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.registry import read
from harken.importing.kinds import OPEN_DOCUMENT
from tests.importing.office_files import (
    EVERY_KIND,
    EVERY_KIND_READ,
    ODF_NAMESPACES,
    odt,
    odt_meta,
    odt_of,
    packed,
)
from tests.importing.shown import kinds_and_texts, office_draft, read_of, skipped_of, texts


def draft_of(data: bytes) -> Draft:
    return office_draft(data, OPEN_DOCUMENT)


def test_each_kind_of_paragraph_keeps_its_kind() -> None:
    draft = draft_of(odt(EVERY_KIND, title="The tides", author="Ann Lee", language="en-GB"))
    assert (draft.title, draft.author, draft.language) == ("The tides", "Ann Lee", "en-GB")
    assert kinds_and_texts(draft.parts) == EVERY_KIND_READ


def test_the_title_s_style_counts_where_the_metadata_say_nothing() -> None:
    assert draft_of(odt([("title", "The tides"), ("paragraph", "x")])).title == "The tides"


def test_an_automatic_style_is_what_it_is_based_on() -> None:
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="{}"/>'
    for parent, kind in (
        ("Quotations", "quote"),
        ("Preformatted_20_Text", "code"),
        ("Heading_20_2", "heading2"),
        ("Standard", "paragraph"),
        ("P1", "paragraph"),
    ):
        body = '<text:p text:style-name="P1">text</text:p>'
        draft = draft_of(odt_of(body, styles=styles.format(parent)))
        assert kinds_and_texts(draft.parts) == [(kind, "text")]


def test_spaces_tabs_and_line_breaks_are_white_space() -> None:
    body = (
        '<text:p>a<text:s/>b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e'
        "<text:soft-page-break/>f</text:p>"
    )
    assert texts(draft_of(odt_of(body))) == ["a b c d\nef"]


def test_a_million_spaces_take_no_room() -> None:
    (part,) = draft_of(odt_of('<text:p>a<text:s text:c="2000000000"/>b</text:p>')).parts
    assert part.text == "a b"


class TestLists:
    def test_levels_are_kept(self) -> None:
        body = (
            '<text:list text:style-name="bullets"><text:list-item><text:p>a</text:p>'
            "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
            "</text:list-item></text:list>"
        )
        parts = draft_of(odt_of(body)).parts
        assert [(part.text, part.level) for part in parts] == [("a", 0), ("b", 1)]

    def test_numbers_go_on_where_the_list_says_so(self) -> None:
        item = "<text:list-item><text:p>{}</text:p></text:list-item>"
        opened = '<text:list text:style-name="numbers"{}>'
        goes_on = opened.format(' text:continue-numbering="true"')
        body = (
            opened.format("") + item.format("a") + item.format("b") + "</text:list>"
            "<text:p>between</text:p>"
            + goes_on + item.format("c") + "</text:list>"
            + opened.format("") + item.format("d") + "</text:list>"
        )  # fmt: skip
        assert texts(draft_of(odt_of(body))) == ["1. a", "2. b", "between", "3. c", "1. d"]


class TestNotRead:
    def test_comments_deletions_and_pictures_are_not_read(self) -> None:
        body = (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:p>kept<office:annotation><text:p>why?</text:p></office:annotation>"
            "<draw:frame><draw:image/><svg:title>logo</svg:title><svg:desc>a logo</svg:desc>"
            "</draw:frame></text:p>"
        )
        assert texts(draft_of(odt_of(body))) == ["kept"]

    def test_hidden_text_is_not_read(self) -> None:
        styles = (
            '<style:style style:name="T1" style:family="text">'
            '<style:text-properties text:display="none"/></style:style>'
        )
        body = (
            '<text:p>seen <text:span text:style-name="T1">unseen</text:span>too</text:p>'
            '<text:section text:display="none"><text:p>unseen</text:p></text:section>'
        )
        assert texts(draft_of(odt_of(body, styles=styles))) == ["seen too"]


class TestSkipped:
    def test_notes_are_skipped_and_their_references_raised(self) -> None:
        body = (
            '<text:p>It is so.<text:note text:note-class="footnote"><text:note-citation>1'
            "</text:note-citation><text:note-body><text:p>A source.</text:p></text:note-body>"
            "</text:note> Or is it?</text:p>"
        )
        draft = draft_of(odt_of(body))
        assert read_of(draft) == ["It is so.1 Or is it?"]
        assert draft.parts[0].marks == (Mark(MarkKind.SUPERSCRIPT, 9, 10),)
        assert skipped_of(draft) == [("footnote", "A source.")]

    def test_contents_and_captions_are_skipped(self) -> None:
        styles = (
            '<style:style style:name="Illustration" style:family="paragraph"'
            ' style:parent-style-name="Caption"/>'
        )
        body = (
            "<text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p>"
            "</text:index-title><text:p>Why 2</text:p></text:index-body></text:table-of-content>"
            "<text:p>The moon<draw:frame><draw:text-box>"
            '<text:p text:style-name="Illustration">Figure 1: The moon</text:p></draw:text-box>'
            "</draw:frame> pulls.</text:p>"
        )
        draft = draft_of(odt_of(body, styles=styles))
        assert read_of(draft) == ["The moon pulls."]
        assert skipped_of(draft) == [
            ("navigation", "Contents"),
            ("navigation", "Why 2"),
            ("caption", "Figure 1: The moon"),
        ]


def test_sections_and_shapes_are_read() -> None:
    body = (
        "<text:section><text:p>In a section.</text:p></text:section>"
        "<text:p>Beside <draw:custom-shape><text:p>In a shape.</text:p></draw:custom-shape>it."
        "</text:p>"
    )
    assert texts(draft_of(odt_of(body))) == ["In a section.", "Beside it.", "In a shape."]


def test_a_table_is_one_block() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    body = (
        "<table:table><table:table-header-rows>"
        + row("<text:p>Place</text:p>", "<text:p>high</text:p><text:p>low</text:p>")
        + "</table:table-header-rows>"
        + row("<text:p>Brest</text:p>", "<text:p>6</text:p>")
        + "</table:table>"
    )
    parts = draft_of(odt_of(body)).parts
    assert [(part.kind, part.text) for part in parts] == [
        (BlockKind.TABLE, "Place\thigh low\nBrest\t6")
    ]


def test_links_and_raised_text_are_marked() -> None:
    styles = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
    )
    body = (
        '<text:p><text:a xlink:href="https://example.org/">here</text:a>'
        '<text:span text:style-name="T1">2</text:span></text:p>'
    )
    (part,) = draft_of(odt_of(body, styles=styles)).parts
    assert part.marks == (
        Mark(MarkKind.LINK, 0, 4, "https://example.org/"),
        Mark(MarkKind.SUPERSCRIPT, 4, 5),
    )


def test_a_file_without_a_media_type_is_known_by_its_name() -> None:
    content = (
        f"<office:document-content {ODF_NAMESPACES}><office:body><office:text>"
        "<text:p>text</text:p></office:text></office:body></office:document-content>"
    )
    assert texts(draft_of(packed({"other.txt": "", "content.xml": content}))) == ["text"]


class TestUnreadable:
    def why(self, data: bytes) -> str:
        with pytest.raises(HarkenError) as caught:
            read(Document(data, "report.odt", ".odt"))
        assert caught.value.what == "Cannot read report.odt"
        return caught.value.why

    @pytest.mark.parametrize(
        "parts",
        [
            {
                "META-INF/manifest.xml": f"<manifest:manifest {ODF_NAMESPACES}>"
                "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
                "</manifest:manifest>",
                "content.xml": bytes(range(256)),
            },
            {"encrypted-package": bytes(range(256))},
        ],
    )
    def test_a_password_is_named(self, parts: dict[str, str | bytes]) -> None:
        assert "password" in self.why(odt_of("", parts=parts))

    def test_a_document_that_is_cut_short(self) -> None:
        data = odt([("paragraph", "text")])
        assert "cut short" in self.why(data[: len(data) // 2])

    def test_a_missing_content(self) -> None:
        assert "content.xml" in self.why(
            packed({"mimetype": "application/vnd.oasis.opendocument.text"})
        )

    def test_broken_and_endless_markup(self) -> None:
        assert "damaged" in self.why(odt_of("<text:p>"))
        assert "nested" in self.why(odt_of("<text:section>" * 10_000))

    def test_entities_are_refused_unread(self) -> None:
        content = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]><x>&e;</x>'
        assert "entities" in self.why(odt_of("", parts={"content.xml": content}))

    def test_broken_metadata_are_damage_too(self) -> None:
        parts = {"meta.xml": odt_meta("x")[:-20]}
        assert "meta.xml is damaged" in self.why(odt_of("<text:p>x</text:p>", parts=parts))
