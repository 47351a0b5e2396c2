"""Word documents, as Word, LibreOffice, Google Docs and Pages write them."""

import pytest

from harken.article.model import BlockKind, Mark, MarkKind
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.registry import read
from harken.importing.kinds import WORD
from tests.importing.office_files import (
    EVERY_KIND,
    EVERY_KIND_READ,
    WORD_NAMESPACES,
    docx,
    docx_of,
    word_core,
    word_list_item,
    word_paragraph,
    word_styles,
)
from tests.importing.shown import kinds_and_texts, office_draft, read_of, skipped_of, texts


def draft_of(data: bytes) -> Draft:
    return office_draft(data, WORD)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_each_kind_of_paragraph_keeps_its_kind() -> None:
    draft = draft_of(docx(EVERY_KIND, title="The tides", author="Ann Lee", language="en-GB"))
    assert (draft.title, draft.author, draft.language) == ("The tides", "Ann Lee", "en-GB")
    assert kinds_and_texts(draft.parts) == EVERY_KIND_READ


class TestMetadata:
    def test_core_properties_are_believed_where_the_text_agrees(self) -> None:
        draft = draft_of(
            docx(
                [("heading", "The Tides"), ("paragraph", "x")], title="The tides", author="Ann Lee"
            )
        )
        assert (draft.title, draft.author, draft.language) == ("The tides", "Ann Lee", "en-US")

    @pytest.mark.parametrize(
        "title", ["Microsoft Word - a.doc", "Document1", "Untitled", "final_v2.docx", "  "]
    )
    def test_a_program_s_title_is_not(self, title: str) -> None:
        draft = draft_of(docx([("title", "The tides"), ("paragraph", "x")], title=title))
        assert draft.title == "The tides"

    def test_a_template_s_title_gives_way_to_the_heading(self) -> None:
        draft = draft_of(docx([("heading", "Tides"), ("paragraph", "x")], title="Annual report"))
        assert draft.title is None  # then the first heading is taken

    def test_an_account_is_no_author(self) -> None:
        core = {"docProps/core.xml": word_core(author="Microsoft Office User")}
        assert draft_of(docx_of(word_paragraph("x"), core)).author is None


class TestLists:
    def test_levels_are_kept(self) -> None:
        body = word_list_item("a") + word_list_item("b", level=1) + word_list_item("c", level=2)
        parts = draft_of(docx_of(body)).parts
        assert [(part.text, part.level) for part in parts] == [("a", 0), ("b", 1), ("c", 2)]

    def test_numbers_go_on_behind_a_paragraph(self) -> None:
        body = (
            word_list_item("a", numbered=True)
            + word_paragraph("between")
            + word_list_item("b", numbered=True)
            + word_list_item("inner", numbered=True, level=1)
            + word_list_item("c", numbered=True)
            + word_list_item("inner", numbered=True, level=1)
        )
        assert texts(draft_of(docx_of(body))) == [
            "1. a", "between", "2. b", "1. inner", "3. c", "1. inner"
        ]  # fmt: skip

    def test_a_style_can_make_a_list(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/>'
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
        body = word_paragraph("item", style="Bullets")
        draft = draft_of(docx_of(body, {"word/styles.xml": word_styles(more=style)}))
        assert kinds_and_texts(draft.parts) == [("list_item", "item")]

    def test_an_indented_list_of_its_own_is_an_inner_one(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="List Number 2"/>'
            '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        )
        body = word_list_item("a") + word_paragraph("b", style="L2")
        parts = draft_of(docx_of(body, {"word/styles.xml": word_styles(more=style)})).parts
        assert [(part.text, part.level) for part in parts] == [("a", 0), ("1. b", 1)]

    def test_list_zero_is_none(self) -> None:
        body = word_paragraph("text", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        assert kinds_and_texts(draft_of(docx_of(body)).parts) == [("paragraph", "text")]


class TestHeadings:
    @pytest.mark.parametrize(
        ("style", "kind"),
        [
            ('<w:name w:val="Heading"/>', "heading1"),  # Pages
            ('<w:name w:val="heading 3"/>', "heading3"),
            ('<w:name w:val="Mine"/><w:basedOn w:val="Heading2"/>', "heading2"),
            ('<w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "heading2"),
            ('<w:name w:val="Mine"/><w:basedOn w:val="X"/>', "paragraph"),
            ('<w:name w:val="Intense Quote"/>', "quote"),
        ],
    )
    def test_a_style_says_what_a_paragraph_is(self, style: str, kind: str) -> None:
        more = f'<w:style w:type="paragraph" w:styleId="X">{style}</w:style>'
        body = word_paragraph("text", style="X")
        draft = draft_of(docx_of(body, {"word/styles.xml": word_styles(more=more)}))
        assert kinds_and_texts(draft.parts) == [(kind, "text")]

    def test_a_direct_outline_level_makes_a_heading(self) -> None:
        body = word_paragraph("text", properties='<w:outlineLvl w:val="0"/>')
        assert kinds_and_texts(draft_of(docx_of(body)).parts) == [("heading1", "text")]


class TestNotRead:
    def test_deleted_text_is_gone_and_inserted_text_is_there(self) -> None:
        body = (
            f"<w:p>{run('kept ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            f"<w:ins>{run('new')}</w:ins></w:p>"
        )
        assert texts(draft_of(docx_of(body))) == ["kept new"]

    def test_a_deleted_paragraph_mark_joins_two_paragraphs(self) -> None:
        body = (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p><w:p>{run('two')}</w:p>"
        )
        assert texts(draft_of(docx_of(body))) == ["one two"]

    def test_hidden_text_is_not_read(self) -> None:
        shown = run("!", '<w:vanish w:val="0"/>')
        body = f"<w:p>{run('seen')}{run('unseen', '<w:vanish/>')}{shown}</w:p>"
        assert texts(draft_of(docx_of(body))) == ["seen!"]

    @pytest.mark.parametrize(
        ("properties", "text"),
        [
            ("", "seen"),
            ('<w:vanish w:val="0"/>', "seen shown"),
            ('<w:rStyle w:val="Plain"/>', "seen shown"),
        ],
    )
    @pytest.mark.parametrize("style", ["Hidden", "Inner"])
    def test_a_hidden_style_gives_way_to_what_stands_nearer(
        self, properties: str, text: str, style: str
    ) -> None:
        more = (
            '<w:style w:type="paragraph" w:styleId="Hidden"><w:name w:val="Secret"/><w:rPr>'
            '<w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Inner">'
            '<w:basedOn w:val="Hidden"/></w:style><w:style w:type="character" w:styleId="Plain">'
            '<w:basedOn w:val="Hidden"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>'
        )
        body = (
            f'<w:p>{run("seen")}<w:r/></w:p><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f"{run('shown', properties)}<w:r><w:t>hidden</w:t></w:r></w:p>"
        )
        draft = draft_of(docx_of(body, {"word/styles.xml": word_styles(more=more)}))
        assert " ".join(texts(draft)) == text

    def test_what_properties_were_before_a_change_does_not_count(self) -> None:
        was_hidden = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
        was_heading = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
        body = f"<w:p><w:pPr>{was_heading}</w:pPr>{run('Still here.', was_hidden)}</w:p>"
        assert kinds_and_texts(draft_of(docx_of(body)).parts) == [("paragraph", "Still here.")]

    def test_comments_and_headers_are_not_read(self) -> None:
        comments = (
            f'<w:comments {WORD_NAMESPACES}><w:comment w:id="0">{word_paragraph("why?")}'
            "</w:comment></w:comments>"
        )
        header = f"<w:hdr {WORD_NAMESPACES}>{word_paragraph('page 1')}</w:hdr>"
        body = (
            f'<w:p><w:commentRangeStart w:id="0"/>{run("text")}<w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
            '<w:sectPr><w:headerReference r:id="relheader"/></w:sectPr>'
        )
        parts = {"word/comments.xml": comments, "word/header.xml": header}
        assert texts(draft_of(docx_of(body, parts))) == ["text"]

    def test_field_codes_are_not_read_and_their_results_are(self) -> None:
        body = (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7")
            + f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="X">{run(" of 9")}'
            "</w:fldSimple></w:p>"
        )  # fmt: skip
        assert texts(draft_of(docx_of(body))) == ["7 of 9"]

    def test_a_placeholder_is_not_read(self) -> None:
        body = (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{word_paragraph('Click here to enter text.')}</w:sdtContent></w:sdt>"
            f"<w:sdt><w:sdtPr/><w:sdtContent>{word_paragraph('Filled in.')}</w:sdtContent></w:sdt>"
        )
        assert texts(draft_of(docx_of(body))) == ["Filled in."]


class TestSkipped:
    def test_footnotes_are_skipped_and_their_references_raised(self) -> None:
        notes = (
            f'<w:footnotes {WORD_NAMESPACES}><w:footnote w:id="2">'
            f"<w:p><w:r><w:footnoteRef/></w:r>{run(' A source.')}</w:p></w:footnote></w:footnotes>"
        )
        body = f'<w:p>{run("It is so.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        draft = draft_of(docx_of(body, {"word/footnotes.xml": notes}))
        assert read_of(draft) == ["It is so.[1]"]
        assert Mark(MarkKind.SUPERSCRIPT, 9, 12) in draft.parts[0].marks
        assert skipped_of(draft) == [("footnote", "1. A source.")]

    def test_a_table_of_contents_and_captions_are_skipped(self) -> None:
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
            for name in ("toc 1", "caption")
        )
        body = (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{word_paragraph('Contents')}"
            f"{word_paragraph('Why 2', style='toc 1')}</w:sdtContent></w:sdt>"
            + word_paragraph("How 3", style="toc 1")
            + word_paragraph("The moon pulls.")
            + word_paragraph("Figure 1: The moon", style="caption")
        )
        draft = draft_of(docx_of(body, {"word/styles.xml": word_styles(more=styles)}))
        assert read_of(draft) == ["The moon pulls."]
        assert skipped_of(draft) == [
            ("navigation", "Contents"),
            ("navigation", "Why 2"),
            ("navigation", "How 3"),
            ("caption", "Figure 1: The moon"),
        ]

    def test_a_control_around_a_table_of_contents_is_none(self) -> None:
        contents = (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{word_paragraph('Why 2')}</w:sdtContent>"
            "</w:sdt>"
        )
        inside = contents + word_paragraph("The moon pulls.")
        body = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        draft = draft_of(docx_of(body))
        assert read_of(draft) == ["The moon pulls."]
        assert skipped_of(draft) == [("navigation", "Why 2")]


class TestFormulas:
    @pytest.mark.parametrize(
        ("formula", "line"),
        [
            ("<m:r><m:t>x=1</m:t></m:r>", "x=1"),
            ("<m:sSup><m:e>{a}</m:e><m:sup>{b}</m:sup></m:sSup>", "a^b"),
            ("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>", "a/b"),
            ("<m:rad><m:deg/><m:e><m:d><m:e>{a}</m:e></m:d></m:e></m:rad>", "√(a)"),
            (
                '<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>{a}</m:d>',
                "|a|",
            ),
            (
                (
                    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{a}</m:sub><m:sup/>'
                    "<m:e>{b}</m:e></m:nary>"
                ),
                "∑_ab",
            ),
        ],
    )
    @pytest.mark.parametrize("around", ["{}", "<m:oMathPara>{}</m:oMathPara>"])
    def test_a_formula_is_read_in_its_sentence(self, formula: str, line: str, around: str) -> None:
        signs = {sign: f"<m:r><m:t>{sign}</m:t></m:r>" for sign in "ab"}
        formula = around.format(f"<m:oMath>{formula.format(**signs)}</m:oMath>")
        body = f"<w:p>{run('We know that ')}{formula}{run(' holds.')}</w:p>"
        assert texts(draft_of(docx_of(body))) == [f"We know that {line} holds."]


class TestShapes:
    def test_a_text_box_comes_once_and_behind_its_paragraph(self) -> None:
        content = f"<w:txbxContent>{word_paragraph('In the box.')}</w:txbxContent>"
        box = (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        body = f"<w:p>{run('Before ')}{box}{run('and after.')}</w:p>{word_paragraph('Next.')}"
        assert texts(draft_of(docx_of(body))) == ["Before and after.", "In the box.", "Next."]

    def test_a_table_is_one_block(self) -> None:
        def row(*cells: str) -> str:
            return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

        two = word_paragraph("high") + word_paragraph("low")
        table = row(word_paragraph("Place"), two) + row(
            word_paragraph("Brest"), word_paragraph("6")
        )
        draft = draft_of(docx_of(f"<w:tbl>{table}</w:tbl>"))
        assert [(part.kind, part.text) for part in draft.parts] == [
            (BlockKind.TABLE, "Place\thigh low\nBrest\t6")
        ]

    def test_links_keep_their_target(self) -> None:
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" TargetMode="External" Target="https://example.org/"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
            "</Relationships>"
        )
        body = (
            f'<w:p><w:hyperlink r:id="r1">{run("here")}</w:hyperlink>'
            f'<w:hyperlink r:id="r9">{run(" and there")}</w:hyperlink></w:p>'
        )
        (part,) = draft_of(docx_of(body, {"word/_rels/document.xml.rels": relations})).parts
        assert part.text == "here and there"
        assert part.marks == (Mark(MarkKind.LINK, 0, 4, "https://example.org/"),)

    def test_the_main_part_may_have_another_name(self) -> None:
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="/word/document2.xml" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        )
        body = (
            f"<w:document {WORD_NAMESPACES}><w:body>{word_paragraph('Here.')}</w:body></w:document>"
        )
        parts = {"_rels/.rels": relations, "word/document2.xml": body}
        assert texts(draft_of(docx_of(word_paragraph("old"), parts))) == ["Here."]

    def test_the_strict_form_is_read_too(self) -> None:
        body = (
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{word_paragraph('One', style='Heading1')}{word_list_item('a')}</w:body></w:document>"
        )
        draft = draft_of(docx_of("", {"word/document.xml": body}))
        assert kinds_and_texts(draft.parts) == [("heading1", "One"), ("list_item", "a")]


def why_unreadable(data: bytes) -> str:
    with pytest.raises(HarkenError) as caught:
        read(Document(data, "report.docx", ".docx"))
    assert caught.value.what == "Cannot read report.docx"
    assert caught.value.next_step
    return caught.value.why


def test_a_paragraph_in_many_runs_is_one_text() -> None:
    runs = "".join(run(letter) for letter in "The tide.") + run(
        "2", '<w:vertAlign w:val="superscript"/>'
    )
    (part,) = draft_of(
        docx_of(f"<w:p>{runs}{run(' It')}<w:r><w:br/><w:t>rose.</w:t></w:r></w:p>")
    ).parts
    assert part.text == "The tide.2 It\nrose."
    assert part.marks == (Mark(MarkKind.SUPERSCRIPT, 9, 10),)


class TestUnreadable:
    def test_a_document_that_is_cut_short(self) -> None:
        data = docx([("paragraph", "text")])
        assert "cut short" in why_unreadable(data[: len(data) // 2])

    def test_broken_markup(self) -> None:
        assert "word/document.xml is damaged" in why_unreadable(docx_of("<w:p>"))

    def test_a_missing_part(self) -> None:
        parts = {"word/document.xml": b""}
        assert "word/document.xml" in why_unreadable(docx_of("", parts))

    def test_endless_nesting(self) -> None:
        assert "nested" in why_unreadable(docx_of("<w:sdt><w:sdtContent>" * 10_000))

    def test_tables_in_tables_are_read_while_somebody_could_have_made_them(self) -> None:
        def nested(depth: int) -> bytes:
            opened, closed = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
            return docx_of(opened + word_paragraph("deep") + closed)

        assert texts(draft_of(nested(15))) == ["deep"]
        assert "no office program" in why_unreadable(nested(80))

    def test_entities_are_refused_unread(self) -> None:
        body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]><w:document {WORD_NAMESPACES}>'
        body += "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
        assert "entities" in why_unreadable(docx_of("", {"word/document.xml": body}))

    def test_a_number_that_is_none_does_no_harm(self) -> None:
        body = (
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="y"/></w:numPr>'
            '<w:outlineLvl w:val="-"/></w:pPr><w:r><w:sym w:char="zz"/><w:t>text</w:t></w:r></w:p>'
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr></w:tbl>'
        )
        assert texts(draft_of(docx_of(body))) == ["text"]

    def test_a_reference_to_no_note(self) -> None:
        reference = '<w:footnoteReference w:id="7"/><w:footnoteReference/>'
        body = f"<w:p>{run('text')}<w:r>{reference}</w:r></w:p>"
        assert read_of(draft_of(docx_of(body))) == ["text"]
